import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** An address of its own that leads to a port of this machine, as long as nobody cuts or turns it. */
export class Link {
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  #target: number | null;

  private constructor(target: number) {
    this.#target = target;
    this.#server = createServer((from) => this.#join(from));
  }

  static async to(port: number): Promise<Link> {
    const link = new Link(port);
    link.#server.listen(0, '127.0.0.1');
    await once(link.#server, 'listening');
    return link;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** What was connected is so no more, and who comes leads nowhere. */
  cut(): void {
    this.#target = null;
    for (const socket of this.#sockets) socket.destroy();
  }

  /** From now on it leads to another port. */
  turn(port: number): void {
    this.cut();
    this.#target = port;
  }

  async close(): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #join(from: Socket): void {
    if (this.#target === null) return void from.destroy();
    const to = connect(this.#target, '127.0.0.1');
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      this.#sockets.add(one);
      one.on('error', () => {});
      one.once('close', () => {
        this.#sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }
}
