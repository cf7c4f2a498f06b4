import type { Pool, PoolClient } from 'pg';
import { ConnectionFailed } from '#libs/database';
import { refusal, refusals } from '../conditions.js';
import { type Ground } from '../ground.js';
import type { Life } from '../life.js';

/** As far as a connection may be broken from here. */
export interface Breakable {
  destroy(cause: Error): void;
}

type Query = (...asked: unknown[]) => Promise<unknown>;

/** It says what has been chosen, in earnest: a transaction that it is said in is aborted. */
const refuse = (code: string) => `do $$ begin raise exception '${refusal}' using errcode = '${code}'; end $$`;

/** What begins and ends transactions is refused by nobody. */
const isControl = (asked: unknown): boolean =>
  typeof asked === 'string' && /^(begin|commit|rollback|savepoint|release)/.test(asked);

/** The same calls, of which some are lost or refused, or go unanswered; none are answered to a process that is over. */
const troubled = (ground: Ground, life: Life, client: PoolClient): PoolClient => {
  const { time, dice, counts } = ground;
  const isLikely = (share: number) => share > 0 && dice.happens(share);
  const breakAfter = (milliseconds: number) => {
    counts.lost += 1;
    time.after(milliseconds, () => (client as unknown as Breakable).destroy(new Error(refusal)));
  };
  const slow = () => new Promise<void>((passed) => time.after(dice.below(2_000), passed));
  // What is asked behind a slow call is as slow: it arrives behind it.
  let before = Promise.resolve();
  const query: Query = async (...asked) => {
    const { lostCalls, lostAnswers, slowCalls, refusals: refused } = ground.trouble;
    counts.calls += 1;
    if (isLikely(slowCalls)) before = before.then(slow);
    await before;
    // Before it has arrived, or while it is answered, or neither.
    if (isLikely(lostCalls)) breakAfter(0);
    else if (isLikely(lostAnswers)) breakAfter(dice.below(8));
    if (isControl(asked[0]) || !isLikely(refused)) return (client.query as unknown as Query).apply(client, asked);
    counts.refused += 1;
    return client.query(refuse(dice.pick(refusals)));
  };
  const release = (isBroken?: boolean | Error) => client.release(isBroken);
  const asLived: Query = (...asked) => lived(life, query(...asked));
  return Object.create(client, { query: { value: asLived }, release: { value: release } });
};

/** Told when the process can hear it. */
const lived = <T>(life: Life, answer: Promise<T>): Promise<T> =>
  new Promise((heard, failed) => {
    answer.then(
      (value) => life.told(() => heard(value)),
      (error) => life.told(() => failed(error)),
    );
  });

/** The connections of a pool, with what goes wrong with them. */
export const troubledPool = (ground: Ground, life: Life, pool: Pool): Pool => {
  const { dice } = ground;
  const open = new Set<Breakable>();
  pool.on('connect', (client) => void open.add(client as unknown as Breakable));
  pool.on('remove', (client) => void open.delete(client as unknown as Breakable));
  const end = () => pool.end().catch(() => {});
  life.onEnd(() => {
    for (const client of open) client.destroy(new Error('its process is over'));
    void end();
  });
  const connect = async () => {
    if (dice.happens(ground.trouble.refusedConnections)) throw new ConnectionFailed(new Error('ECONNREFUSED'));
    return troubled(ground, life, await pool.connect());
  };
  const query: Query = async (...asked) => {
    const client = await connect();
    let failure: unknown;
    try {
      return await (client.query as unknown as Query)(...asked);
    } catch (error) {
      failure = error;
      throw error;
    } finally {
      client.release(failure instanceof ConnectionFailed);
    }
  };
  const own = {
    connect: { value: () => lived(life, connect()) },
    query: { value: (...asked: unknown[]) => lived(life, query(...asked)) },
    end: { value: end },
  };
  return Object.create(pool, own) as Pool;
};
