import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What is on the way to a server and back. A network that fails resets nothing: packets are gone, and nobody is told. */
export interface BlackHole {
  /** The server, seen through it. */
  readonly url: string;
  /** Connections that are open now. */
  readonly count: () => number;
  /** Of connections that are open now nothing arrives any more, in neither direction; new ones are not harmed. */
  swallow(): void;
  /** As `swallow`, for answers only. */
  swallowAnswers(): void;
  /** The next message that has these words in it arrives; its answer does not, nor anything else on that connection. */
  swallowAnswerTo(words: string): void;
  close(): Promise<void>;
}

interface Way {
  readonly client: Socket;
  readonly server: Socket;
  asks: boolean;
  answers: boolean;
}

export const openBlackHole = async (url: string): Promise<BlackHole> => {
  const { hostname, port } = new URL(url);
  const ways = new Set<Way>();
  let awaited: string | null = null;
  const listener = createServer((client) => {
    const way: Way = { client, server: connect(Number(port || 5432), hostname), asks: true, answers: true };
    ways.add(way);
    client.on('data', (chunk) => {
      if (!way.asks) return;
      way.server.write(chunk);
      if (awaited === null || !chunk.includes(awaited)) return;
      awaited = null;
      Object.assign(way, { asks: false, answers: false });
    });
    way.server.on('data', (chunk) => way.answers && client.write(chunk));
    for (const [one, other] of [
      [client, way.server],
      [way.server, client],
    ] as const) {
      one.on('error', () => {});
      one.on('close', () => {
        // Who is behind the hole does not hear that the other end has gone.
        if (way.asks && way.answers) other.destroy();
        if (client.destroyed) ways.delete(way);
      });
    }
  });
  await once(listener.listen(0, '127.0.0.1'), 'listening');
  const through = new URL(url);
  through.host = `127.0.0.1:${(listener.address() as AddressInfo).port}`;
  const held = new Set<Socket>();
  const swallow = (what: Partial<Way>) => {
    for (const way of ways) {
      Object.assign(way, what);
      held.add(way.server);
    }
  };
  return {
    url: through.href,
    count: () => ways.size,
    swallow: () => swallow({ asks: false, answers: false }),
    swallowAnswers: () => swallow({ answers: false }),
    swallowAnswerTo: (words) => {
      awaited = words;
    },
    close: async () => {
      for (const { client, server } of ways) for (const socket of [client, server]) socket.destroy();
      for (const server of held) server.destroy();
      await new Promise((closed) => listener.close(closed));
    },
  };
};
