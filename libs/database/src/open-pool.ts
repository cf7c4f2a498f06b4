import pg from 'pg';
import { ConnectionPool } from './connection.js';
import { takeTimeouts } from './url-timeouts.js';

export interface PoolOptions {
  /** `postgresql://…`; time-outs that it states win over those given here. */
  readonly url: string;
  /** Connections at most; 10 by default. */
  readonly max?: number;
  /** The role that every connection takes at its start. */
  readonly role?: string;
  readonly applicationName?: string;
  /** Statements of one connection are sent without waiting for the answers to those before. No COPY and no cursor then. */
  readonly isPipelined?: boolean;
  /** All in milliseconds; 0 is no limit. */
  readonly connectTimeoutMs?: number;
  readonly statementTimeoutMs?: number;
  readonly lockTimeoutMs?: number;
  readonly idleInTransactionTimeoutMs?: number;
  /** How long calls may go unanswered, after which their connection is destroyed: by default a second longer than statements may take. */
  readonly callTimeoutMs?: number;
}

const int8 = 20;
const int8List = 1016;

const numberOrNull = (value: string | null): number | null => (value === null ? null : Number(value));

/** Positions, versions and counts stay far below 2^53, so int8 is read as a number; everything else as pg does. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    const parse = pg.types.getTypeParser(oid, format ?? 'text');
    if (oid === int8) return Number;
    if (oid === int8List) return (text: string) => parse(text).map(numberOrNull);
    return parse;
  },
};

const ignore = () => {};

/** pg lets options in the url replace the given ones, and the role would be lost in silence: both are sent. */
function startupOptions(url: URL, role: string | undefined): { connectionString: string; options: string } {
  const stated = url.searchParams.get('options');
  url.searchParams.delete('options');
  const options = [stated, role && `-c role=${role}`].filter(Boolean).join(' ');
  return { connectionString: url.href, options };
}

const aSecondLater = (longest: number): number => (longest > 0 ? longest + 1_000 : 0);

/** Connections are opened when needed; a wrong url shows at the first query, a time-out in it that is none at once. */
export function openPool(options: PoolOptions): pg.Pool {
  const url = new URL(options.url);
  const stated = takeTimeouts(url);
  const statementTimeout = stated.statement_timeout ?? options.statementTimeoutMs ?? 30_000;
  return unalarmed(
    new ConnectionPool({
      ...startupOptions(url, options.role),
      types,
      max: options.max ?? 10,
      application_name: options.applicationName ?? 'slotlog',
      connectionTimeoutMillis: options.connectTimeoutMs ?? 5_000,
      statement_timeout: statementTimeout,
      lock_timeout: stated.lock_timeout ?? options.lockTimeoutMs ?? 10_000,
      idle_in_transaction_session_timeout:
        stated.idle_in_transaction_session_timeout ?? options.idleInTransactionTimeoutMs ?? 30_000,
      callTimeoutMs: options.callTimeoutMs ?? aSecondLater(statementTimeout),
      keepAlive: true,
      // Then ten probes, one a second: whoever only waits for news hears within 20 s that nobody is there any more.
      keepAliveInitialDelayMillis: 10_000,
      pipeline: options.isPipelined ?? false,
    }),
  );
}

/**
 * A lost connection is an 'error' event, on the pool while idle and on the client while taken; unheard, either ends the
 * process. The pool drops the connection, and a query under way rejects by itself.
 */
export const unalarmed = (pool: pg.Pool): pg.Pool => {
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
  return pool;
};
