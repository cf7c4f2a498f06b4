import type { Pool } from 'pg';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
import { append } from '../../../libs/event-store/src/sql/appending/append.js';
import { readKeys } from '../../../libs/event-store/src/sql/keys/read-keys.js';
import { hasStream } from '../../../libs/event-store/src/sql/reading/has-stream.js';
import { listStreams } from '../../../libs/event-store/src/sql/reading/list-streams.js';
import { missingPoints } from '../../../libs/event-store/src/sql/reading/missing-points.js';
import { readEventId } from '../../../libs/event-store/src/sql/reading/read-event-id.js';
import { readEnd } from '../../../libs/event-store/src/sql/reading/read-heads.js';
import { readPage } from '../../../libs/event-store/src/sql/reading/read-page.js';
import { readShard } from '../../../libs/event-store/src/sql/reading/read-shard.js';
import { readStream } from '../../../libs/event-store/src/sql/reading/read-stream.js';
import { readTails } from '../../../libs/event-store/src/sql/reading/read-tails.js';
import { Dice } from '../../fuzz/dice.js';
import { Clockwork } from '../../simulation/clockwork.js';
import { Life } from '../../simulation/life.js';
import { type HeadOf, RandomCalls, streams, tenant } from '../../simulation/random-calls.js';
import { simulatedPool } from '../../simulation/store/pool.js';
import { Store } from '../../simulation/store/store.js';
import { bothSay } from './both.js';

let database: ClonedDatabase;
let real: OpenLog;
let shard: number;

beforeAll(async () => {
  database = await cloneDatabase();
  real = await openLog(database.url);
  shard = (await real.log.shardOf(tenant))!;
});

afterAll(async () => {
  await real.close();
  await database.drop();
});

const anyTime = { earliest: 0, latest: 1e15 };

/** Times, and a model has one shard and one tenant. */
const theirs = ['recordedAt', 'shard', 'correlationId', 'causationId', 'commandId', 'tenant'];

it('the store of the simulation says what Postgres says, whatever is sent', async () => {
  const dice = new Dice(20261125);
  const time = new Clockwork();
  const store = new Store(time, dice);
  const model = simulatedPool(store, new Life(time));
  const calls = new RandomCalls(new Dice(1));
  const same = (ask: (pool: Pool) => Promise<unknown>) => bothSay(time, [model, real.pool], ask, theirs);
  const headOf: HeadOf = (stream) => {
    const head = store.state.stream(tenant, stream).at(-1);
    return { version: head?.version ?? 0, id: head?.id ?? null };
  };
  for (let nth = 0; nth < 400; nth += 1) {
    const call = calls.next(headOf);
    await same((pool) => append(pool as never, shard, call, anyTime));
    if (nth % 5 > 0) continue;
    const known = calls.next(headOf).expectations;
    const head = store.state.events.length;
    const after = dice.below(head + 2);
    const stream = dice.pick(streams);
    await same((pool) => readTails(pool, shard, known));
    await same((pool) => readTails(pool, shard, known, { bytes: 600 }));
    await same((pool) => readEnd(pool, shard));
    await same((pool) => hasStream(pool, shard, tenant, stream));
    await same((pool) => listStreams(pool, shard, tenant, 'room/', 'room0'));
    await same((pool) => readShard(pool, shard, after, 7));
    await same((pool) => readPage(pool, shard, after, 7, 1_000_000));
    await same((pool) => readStream(pool, shard, tenant, stream, { after: dice.below(1), limit: 5 }));
    await same((pool) => readEventId(pool, shard, after));
    await same((pool) => readKeys(pool, shard, tenant, ['person/c', 'person/d', 'person/e']));
    const marks = [store.state.events[after - 1]?.id.slice(-8) ?? '00000000', '00000000'];
    const isMissing = async (pool: Pool) =>
      (
        await missingPoints(
          pool,
          marks.map((mark) => ({ shard, position: after, mark })),
        )
      ).length;
    await same(isMissing);
  }
  expect(store.state.events.length).toBeGreaterThan(200);
});
