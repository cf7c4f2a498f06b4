import pg from 'pg';
import { ConnectionFailed } from './connection-failed.js';
import { isSpent } from './database-failure.js';

/**
 * A connection whose failures are of three kinds: a DatabaseError is what the server said, ConnectionFailed what became
 * of the connection, anything else a mistake of this process. One that the server does not serve any more is ended where
 * that is said: whoever holds it, the pool does not take it back.
 */
export class Connection extends pg.Client {
  #isLost = false;

  constructor(config?: pg.ClientConfig) {
    super(config);
    const lost = () => {
      this.#isLost = true;
    };
    // pg tells its queries in the next tick after it has told these two.
    this.on('error', lost);
    this.on('end', lost);
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
  const callback = given.at(-1);
  if (typeof callback === 'function') {
    const told = (error: unknown, result: unknown) => callback(error ? this.told(error) : error, result);
    return query.call(this, ...given.slice(0, -1), told);
  }
  const result = query.call(this, ...given);
  return result instanceof Promise
    ? result.catch((error) => {
        throw this.told(error);
      })
    : result;
};
Connection.prototype.query = tellingApart as typeof Connection.prototype.query;

type Connected = (error: Error | undefined, client: pg.PoolClient | undefined, release: () => void) => void;

/** Of such connections. Where it has none to give, it is told in the same words. */
export class ConnectionPool extends pg.Pool {
  constructor(config: pg.PoolConfig) {
    super({ ...config, Client: Connection });
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
