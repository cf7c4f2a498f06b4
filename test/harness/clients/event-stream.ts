export interface Heard {
  readonly id: string;
  readonly event: string | undefined;
  // Of no type: tests look into events, and fail where something else is in them.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly data: any;
}

/** A reader of Server-Sent Events. */
export const openStream = async (url: string, headers: Record<string, string>) => {
  const hanging = new AbortController();
  const response = await fetch(url, { headers, signal: hanging.signal });
  if (response.status !== 200 || !response.body) throw new Error(`${response.status} ${await response.text()}`);
  const heard: Heard[] = [];
  const comments: string[] = [];
  let lastId: string | undefined;
  let wake = () => {};
  const ended = (async () => {
    let rest = '';
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop()!;
      lastId = blocks.map((block) => /^id: (.*)$/m.exec(block)?.[1]).findLast((id) => id !== undefined) ?? lastId;
      heard.push(...blocks.flatMap(messageIn));
      comments.push(...blocks.filter((block) => block.startsWith(':')));
      wake();
    }
  })().then(
    () => 'by the server',
    () => 'cut off',
  );
  return {
    headers: response.headers,
    /** Blocks that nobody hears, so far. */
    comments,
    /** What a browser would go on behind. */
    lastId: () => lastId,
    /** Messages that have come and were not read. */
    rest: () => heard.splice(0),
    /** The next so many messages. */
    read: async (count: number): Promise<Heard[]> => {
      while (heard.length < count) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return heard.splice(0, count);
    },
    /** Once it is over: who ended it. */
    ended,
    close: () => hanging.abort(),
  };
};

const messageIn = (block: string): Heard[] => {
  const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: ?(.*)/s) as [string, string]));
  return fields.data === undefined ? [] : [{ id: fields.id!, event: fields.event, data: JSON.parse(fields.data) }];
};
