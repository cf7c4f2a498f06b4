import type { Pool } from 'pg';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
import { findLapsed } from '../../../libs/booking/src/read-models/bookings.js';
import { findDisplacements, projectDisplacements } from '../../../libs/booking/src/read-models/displacements.js';
import { findWaitingInVain } from '../../../libs/booking/src/read-models/waitlist-entries.js';
import { meetRunners } from '../../../libs/projection/src/sql/meet-runners.js';
import { moveCheckpoints } from '../../../libs/projection/src/sql/move-checkpoints.js';
import { parkFrom, parkSubjects, unparkSubject } from '../../../libs/projection/src/sql/parking/park-subjects.js';
import { parkedSubjects } from '../../../libs/projection/src/sql/parking/parked-subjects.js';
import { readStands } from '../../../libs/projection/src/sql/read-checkpoints.js';
import { readStates } from '../../../libs/projection/src/sql/read-states.js';
import { releaseLeases, takeLeases } from '../../../libs/projection/src/sql/take-leases.js';
import { upsertRows } from '../../../libs/projection/src/sql/upsert-rows.js';
import { Dice } from '../../fuzz/dice.js';
import { Clockwork } from '../../simulation/clockwork.js';
import { Life } from '../../simulation/life.js';
import { simulatedPool } from '../../simulation/store/pool.js';
import { Store } from '../../simulation/store/store.js';
import { bothSay } from './both.js';

let database: ClonedDatabase;
let real: OpenLog;

beforeAll(async () => {
  database = await cloneDatabase();
  real = await openLog(database.url);
});

afterAll(async () => {
  await real.close();
  await database.drop();
});

const shard = 1;
const seats = [1, 2].map((version) => ({ name: 'seats', version }));
const projections = [...seats, { name: projectDisplacements.name, version: projectDisplacements.version }];

const tenants = ['ten_a', 'ten_b'];
const calendars = ['cal_a', 'cal_b', 'cal_c'];
const key = ['tenant', 'id'];
const lists = { name: 'tally_days_v2', key, columns: ['state'] };
const bookings = {
  ...{ name: 'bookings_v3', key },
  columns: 'position,status,service_id,customer_id,calendar_ids,starts_at,ends_at,expires_at,state'.split(','),
};
const entries = {
  ...{ name: 'waitlist_entries_v1', key },
  columns: 'joined,status,service_id,customer_id,last_start,state'.split(','),
};

const stateOf = (dice: Dice) => JSON.stringify({ version: dice.below(9), of: 'somebody' });

/** Something that is done, the same whoever does it. */
type Draw = (dice: Dice) => (pool: Pool) => Promise<unknown>;

const some = (dice: Dice) => projections.filter(() => dice.happens(0.6));
const silent = (work: Promise<unknown>) => work.then(() => null);

const failedIn = (dice: Dice) => ({
  tenant: dice.pick(tenants),
  subject: dice.pick(['displacement/cal_a', 'displacement/cal_b', 'room/a']),
  ...{ fromVersion: dice.below(9), fromPosition: dice.below(9), fault: 'fold', reason: 'odd' },
});

const draws: readonly Draw[] = [
  (dice) => {
    const [which, holder, hesitation] = [some(dice), dice.pick(['ada', 'bob']), dice.pick([0, 50, 500])];
    const watched = which.map(() => ({ number: dice.below(6), unrenewed: dice.pick([0, 90, 140, 2_000]) }));
    return (pool) => takeLeases(pool, shard, which, { holder, milliseconds: 100, hesitation }, watched);
  },
  (dice) => {
    const [which, holder] = [some(dice), dice.pick(['ada', 'bob'])];
    return (pool) => silent(releaseLeases(pool, shard, which, holder));
  },
  (dice) => {
    const which = dice.pick([seats, projections, projections.slice(1), projections.slice(2)]);
    const [from, far] = [dice.below(3), dice.below(2)];
    const drains = which.map(() => dice.below(2));
    const to = { position: from + far, mark: '0000000a' };
    return (pool) => silent(moveCheckpoints(pool as never, shard, which, from, to, drains));
  },
  (dice) => {
    const [holder, feeds] = [dice.pick(['ada', 'bob', 'eve']), dice.pick(['all', 'some'])];
    const told = { holder, feeds, shards: dice.below(3) };
    return async (pool) => (await meetRunners(pool, told, 1_000)).map(({ holder, shards }) => [holder, shards]).sort();
  },
  (dice) => {
    const [consumer, failed] = [dice.pick(projections), failedIn(dice)];
    return async (pool) => {
      const parked = await parkedSubjects(pool, shard, [consumer], failed.tenant);
      const isParked = parked.some(({ parked: { subject } }) => subject === failed.subject);
      if (isParked) return silent(parkFrom(pool as never, shard, consumer, failed));
      return silent(parkSubjects(pool as never, shard, consumer, [failed], 'of now'));
    };
  },
  (dice) => {
    const [consumer, failed] = [dice.pick(projections), failedIn(dice)];
    return (pool) => silent(unparkSubject(pool as never, shard, consumer, failed));
  },
  (dice) => {
    const [tenant, key, isUnderWay] = [dice.pick(tenants), dice.pick(calendars), dice.happens(0.5)];
    return (pool) => silent(upsertRows(pool as never, projectDisplacements.table, shard, [[tenant, key, isUnderWay]]));
  },
  (dice) => {
    const rows = calendars.filter(() => dice.happens(0.7)).map((id) => [dice.pick(tenants), id, stateOf(dice)]);
    return (pool) => silent(upsertRows(pool as never, lists, shard, rows));
  },
];

/** In an order of its own where none is promised. */
const inAnyOrder = async (found: Promise<readonly object[]>) => {
  const inWords = (each: object) => JSON.stringify(each, (name, value) => (times.includes(name) ? 0 : value));
  return (await found).toSorted((a, b) => (inWords(a) < inWords(b) ? -1 : 1));
};

const times = ['parkedAt', 'triedAt'];

const reads = (dice: Dice): readonly ((pool: Pool) => Promise<unknown>)[] => {
  const paused = dice.happens(0.5) ? ['ten_a cal_a', 'ten_b cal_b'] : [];
  const keys = tenants.flatMap((tenant) => calendars.map((id) => ({ tenant, id })));
  return [
    (pool) => readStands(pool, shard, projections),
    (pool) => inAnyOrder(parkedSubjects(pool, shard, projections)),
    (pool) => inAnyOrder(parkedSubjects(pool, shard, seats, 'ten_b')),
    (pool) => inAnyOrder(findDisplacements(pool, shard, paused, 100)),
    (pool) => readStates(pool as never, lists.name, shard, keys),
  ];
};

it('the views of the simulation, and who moves them, are what they are in Postgres, whatever is done', async () => {
  const [dice, time] = [new Dice(20261130), new Clockwork()];
  const model = simulatedPool(new Store(time, dice), new Life(time));
  for (let nth = 0; nth < 300; nth += 1) {
    const act = dice.pick(draws)(dice);
    await bothSay(time, [model, real.pool], act, times);
    if (nth % 3 === 0) for (const read of reads(dice)) await bothSay(time, [model, real.pool], read, times);
  }
});

it('an item that has run out is found by those who look for it, the first that did so first', async () => {
  const [dice, time] = [new Dice(20261201), new Clockwork()];
  const model = simulatedPool(new Store(time, dice), new Life(time));
  const pools = [model, real.pool] as const;
  const due = (nth: number) => (dice.happens(0.7) ? nth * 10 : null);
  for (let nth = 0; nth < 30; nth += 1) {
    const [tenant, id] = [dice.pick(tenants), `nth_${dice.below(12)}`];
    const booking = [tenant, id, nth, 'held', 'svc', null, ['cal_a'], 1, 2, due(nth), stateOf(dice)];
    const entry = [tenant, id, nth, 'waiting', 'svc', 'cus', due(nth), stateOf(dice)];
    await bothSay(time, pools, (pool) => silent(upsertRows(pool as never, bookings, shard, [booking])), times);
    await bothSay(time, pools, (pool) => silent(upsertRows(pool as never, entries, shard, [entry])), times);
    const paused = [`ten_a nth_${dice.below(12)}`, `ten_b nth_${dice.below(12)}`];
    const [at, limit] = [dice.below(30) * 10, 1 + dice.below(9)];
    await bothSay(time, pools, (pool) => findLapsed(pool, shard, at, paused, limit), times);
    await bothSay(time, pools, (pool) => findWaitingInVain(pool, shard, at, paused, limit), times);
  }
});
