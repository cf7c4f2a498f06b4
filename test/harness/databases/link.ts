import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** One connection through a link, and what still arrives of it: what is asked, and what is answered. */
interface Way {
  readonly client: Socket;
  /** Absent where somebody came while nothing led anywhere. */
  readonly server: Socket | undefined;
  asks: boolean;
  answers: boolean;
}

/**
 * An address of its own that leads to a port of this machine, and fails as networks do: refused, with a word to both ends,
 * or without one. A network that fails silently resets nothing: packets are gone, and nobody is told.
 */
export class Link {
  readonly #ways = new Set<Way>();
  /** Servers' ends whose other end has gone unheard. */
  readonly #held = new Set<Socket>();
  readonly #listener: Server;
  #target: number;
  #state: 'leads' | 'refuses' | 'swallows' = 'leads';
  #awaited: string | null = null;

  private constructor(target: number) {
    this.#target = target;
    this.#listener = createServer((client) => this.#join(client));
  }

  static async to(port: number): Promise<Link> {
    const link = new Link(port);
    await once(link.#listener.listen(0, '127.0.0.1'), 'listening');
    return link;
  }

  /** To the server of this URL. */
  static toServerOf = (url: string): Promise<Link> => Link.to(Number(new URL(url).port || 5432));

  get port(): number {
    return (this.#listener.address() as AddressInfo).port;
  }

  /** The same URL, through this link. */
  through(url: string): string {
    const other = new URL(url);
    other.host = `127.0.0.1:${this.port}`;
    return other.href;
  }

  /** Connections that are open now. */
  get count(): number {
    return this.#ways.size;
  }

  /** What was connected is so no more, and who comes leads nowhere. */
  cut(): void {
    this.#state = 'refuses';
    this.#endAll();
  }

  /** From now on it leads to another port. */
  turn(port: number): void {
    this.cut();
    this.#target = port;
    this.#state = 'leads';
  }

  /** Of connections that are open now nothing arrives any more, in neither direction; new ones are not harmed. */
  swallow(): void {
    this.#silence({ asks: false, answers: false });
  }

  /** As `swallow`, for answers only. */
  swallowAnswers(): void {
    this.#silence({ answers: false });
  }

  /** The next message that has these words in it arrives; its answer does not, nor anything else on that connection. */
  swallowAnswerTo(words: string): void {
    this.#awaited = words;
  }

  /** Whether the message that `swallowAnswerTo` waited for has come. */
  get hasSwallowed(): boolean {
    return this.#awaited === null;
  }

  /** As `swallow`, and who comes from now on is let in and hears nothing. */
  swallowAll(): void {
    this.swallow();
    this.#state = 'swallows';
  }

  /** It leads again; a server gives up those it has not heard of, as its keep-alive would have it do. */
  mend(): void {
    this.#state = 'leads';
    for (const server of this.#held) server.destroy();
    this.#held.clear();
  }

  async close(): Promise<void> {
    this.#endAll();
    this.#listener.close();
    await once(this.#listener, 'close');
  }

  #endAll(): void {
    for (const { client, server } of this.#ways) for (const end of [client, server]) end?.destroy();
    for (const server of this.#held) server.destroy();
    this.#held.clear();
  }

  #silence(what: Partial<Way>): void {
    for (const way of this.#ways) {
      Object.assign(way, what);
      if (way.server) this.#held.add(way.server);
    }
  }

  #join(client: Socket): void {
    if (this.#state === 'refuses') return void client.destroy();
    const isLed = this.#state === 'leads';
    const server = isLed ? connect(this.#target, '127.0.0.1') : undefined;
    const way: Way = { client, server, asks: isLed, answers: isLed };
    this.#ways.add(way);
    client.on('data', (chunk) => {
      if (!way.asks) return;
      server?.write(chunk);
      if (this.#awaited === null || !chunk.includes(this.#awaited)) return;
      this.#awaited = null;
      Object.assign(way, { asks: false, answers: false });
      if (server) this.#held.add(server);
    });
    server?.on('data', (chunk) => way.answers && client.write(chunk));
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      one?.on('error', () => {});
      one?.on('close', () => {
        // Who is behind a hole does not hear that the other end has gone.
        if (way.asks && way.answers) other?.destroy();
        if (client.destroyed) this.#ways.delete(way);
      });
    }
  }
}
