// A process full of pages that follow the slots of a service: node slot-listeners.ts <url of the stream> <key> <count>.
// Says when all of them have heard all of it, and on `done` what each of them believes.
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { constants, setPriority } from 'node:os';

// Pages run on machines of their own: these take of the server's only what nobody else wants.
setPriority(constants.priority.PRIORITY_LOW);

const [url = '', key = '', count = '1'] = process.argv.slice(2);

interface Told {
  readonly start: string;
  readonly localStart: string;
}

/** What one page believes. */
class Listener {
  messages = 0;
  #slots: readonly Told[] = [];
  #rest = '';

  hear(text: string): void {
    const blocks = (this.#rest + text).split('\n\n');
    this.#rest = blocks.pop()!;
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (data === undefined) continue;
      this.messages += 1;
      const { date, slots } = JSON.parse(data) as { readonly date?: string; readonly slots: readonly Told[] };
      const others = this.#slots.filter(({ localStart }) => !localStart.startsWith(date ?? ''));
      this.#slots = [...others, ...slots];
    }
  }

  get starts(): string {
    return this.#slots
      .map(({ start }) => start)
      .sort()
      .join();
  }
}

const open = async (): Promise<Listener> => {
  const sent = get(url, { headers: { Authorization: `Bearer ${key}` }, agent: false });
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  if (response.statusCode !== 200) throw new Error(`a stream is answered ${response.statusCode}`);
  const listener = new Listener();
  response.setEncoding('utf8').on('data', (text: string) => listener.hear(text));
  return listener;
};

const listeners: Listener[] = [];
for (let at = 0; at < Number(count); at += 20)
  listeners.push(...(await Promise.all(Array.from({ length: Math.min(20, Number(count) - at) }, open))));
while (listeners.some(({ messages }) => messages === 0)) await new Promise((resolve) => setTimeout(resolve, 50));
process.send!('ready');
process.on('message', () => {
  const believed = new Map<string, number>();
  for (const { starts } of listeners) believed.set(starts, (believed.get(starts) ?? 0) + 1);
  const messages = listeners.reduce((sum, each) => sum + each.messages, 0) / listeners.length;
  process.send!({ believed: [...believed], messages });
});
