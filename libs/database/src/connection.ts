import type { Duplex } from 'node:stream';
import pg from 'pg';
import { CallDeadline } from './call-deadline.js';
import { ConnectionFailed } from './connection-failed.js';
import { isSpent } from './database-failure.js';

/** `callTimeoutMs`: how long its calls may go unanswered; 0 and none: as long as they like. */
export type ConnectionConfig = pg.ClientConfig & {
  readonly callTimeoutMs?: number | undefined;
  readonly pipeline?: boolean | undefined;
};

/**
 * A connection whose failures are of three kinds: a DatabaseError is what the server said, ConnectionFailed what became
 * of the connection, anything else a mistake of this process. One that the server does not serve any more is ended where
 * that is said: whoever holds it, the pool does not take it back. One that
 * does not answer in time is destroyed, and its calls fail as they do with one that broke.
 */
export class Connection extends pg.Client {
  readonly deadline: CallDeadline;
  /** Its statements may take as long as they like, until it is back in the pool. */
  isUnhurried = false;
  #isLost = false;
  readonly #isPipelined: boolean;
  #isHeldBack = false;

  constructor(config: ConnectionConfig = {}) {
    super(config);
    const { callTimeoutMs = 0, pipeline = false } = config;
    this.#isPipelined = pipeline;
    this.deadline = new CallDeadline(callTimeoutMs, () => {
      if (this.isUnhurried) return;
      this.destroy(new Error(`no answer within ${callTimeoutMs} ms`));
      this.emit('silent');
    });
    const lost = () => {
      this.#isLost = true;
    };
    // pg tells its queries in the next tick after it has told these two.
    this.on('error', lost);
    this.on('end', lost);
  }

  destroy(cause: Error): void {
    this.#stream.destroy(cause);
  }

  get #stream(): Duplex {
    return (this as unknown as { readonly connection: { readonly stream: Duplex } }).connection.stream;
  }

  /**
   * What a pipelined connection is asked until this turn is over is sent in one piece: each statement by itself is a call of the
   * system that takes as long as making it, and wakes the server.
   */
  holdBack(): void {
    if (!this.#isPipelined || this.#isHeldBack) return;
    const stream = this.#stream;
    this.#isHeldBack = true;
    stream.cork();
    process.nextTick(() => {
      this.#isHeldBack = false;
      stream.uncork();
    });
  }

  /** What breaks it is told to whoever asked by `pool.query` as it is heard here, before the call itself is told. */
  override emit(name: string | symbol, ...given: unknown[]): boolean {
    if (name !== 'error') return super.emit(name, ...given);
    const [error] = given;
    const isSaid = error instanceof pg.DatabaseError || error instanceof ConnectionFailed;
    return super.emit(name, isSaid ? error : new ConnectionFailed(error));
  }

  told(error: unknown): unknown {
    if (isSpent(error)) {
      this.#isLost = true;
      this.end().catch(() => {});
    }
    return error instanceof pg.DatabaseError || !this.#isLost ? error : new ConnectionFailed(error);
  }
}

type Call = (this: Connection, ...given: unknown[]) => unknown;
const query = pg.Client.prototype.query as Call;

/** With a callback, as the pool calls it, or without; what has its own protocol (COPY, cursors) stays as it is. */
const tellingApart: Call = function (...given) {
  this.holdBack();
  const callback = given.at(-1);
  if (typeof callback === 'function') {
    const told = (error: unknown, result: unknown) => {
      this.deadline.answered();
      callback(error ? this.told(error) : error, result);
    };
    this.deadline.began();
    return query.call(this, ...given.slice(0, -1), told);
  }
  const result = query.call(this, ...given);
  if (!(result instanceof Promise)) return result;
  this.deadline.began();
  return result.then(
    (answer) => {
      this.deadline.answered();
      return answer;
    },
    (error) => {
      this.deadline.answered();
      throw this.told(error);
    },
  );
};
Connection.prototype.query = tellingApart as typeof Connection.prototype.query;

type Connected = (error: Error | undefined, client: pg.PoolClient | undefined, release: () => void) => void;

/** Of such connections. Where it has none to give, it is told in the same words. */
export class ConnectionPool extends pg.Pool {
  readonly #idle = new Set<Connection>();

  constructor(config: pg.PoolConfig & ConnectionConfig) {
    super({ ...config, Client: Connection });
    this.on('connect', (client) => client.on('silent' as 'end', () => this.#doubt()));
    this.on('acquire', (client) => this.#idle.delete(client as unknown as Connection));
    this.on('remove', (client) => this.#idle.delete(client as unknown as Connection));
    this.on('release', (error, client) => {
      const released = client as unknown as Connection;
      released.isUnhurried = false;
      if (!error) this.#idle.add(released);
    });
  }

  /** Where one connection leads nowhere the others do so too: those that nobody uses are not tried one after the other. */
  #doubt(): void {
    for (const idle of this.#idle) idle.destroy(new Error('another connection does not answer'));
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(connected: Connected): void;
  override connect(connected?: Connected): unknown {
    if (connected) {
      return super.connect((error, client, release) => connected(error && unconnected(error), client, release));
    }
    return super.connect().catch((error) => {
      throw unconnected(error);
    });
  }
}

const unconnected = (error: unknown): Error =>
  error instanceof pg.DatabaseError ? error : new ConnectionFailed(error);
