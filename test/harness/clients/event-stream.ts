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
  let wake = () => {};
  const ended = (async () => {
    let rest = '';
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop()!;
      heard.push(...blocks.flatMap(messageIn));
      wake();
    }
  })().then(
    () => 'by the server',
    () => 'cut off',
  );
  return {
    headers: response.headers,
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
