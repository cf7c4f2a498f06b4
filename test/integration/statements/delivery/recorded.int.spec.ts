import { Dice } from '#test/fuzz/dice';
import { type PlantedRows, rowsOf } from '#test/harness/databases/planted-rows';
import { type Recorded, recordDeliveries, Superseded } from '../../../../libs/delivery/src/sql/record-deliveries.js';
import { comparable, openSubscribers, subscribers } from './planted-subscribers.js';
import { anyMove, DeliveriesByModel } from './recorded-by-model.js';

const dice = new Dice(13);

let planted: PlantedRows;
let model: DeliveriesByModel;

const head = (shard: number, number: number, isOld = true) => ({
  ...{
    shard,
    tenant: '',
    subscriber: '',
    number,
    position: 100 * shard + number,
    mark: `of ${shard} ${number}`,
    isOld,
  },
});

const plantPositions = async (rows: DeliveriesByModel['positions']) => {
  model.positions.push(...rows);
  await planted.plant(
    'delivery_positions',
    rows.map(({ isOld: _, ...row }) => row),
  );
  const isYoung = rows.filter(({ isOld }) => !isOld).map(({ number }) => number);
  for (const [numbers, minutes] of [
    [rows.map(({ number }) => number), 61],
    [isYoung, 59],
  ] as const)
    await planted.pool.query(
      'update slotlog.delivery_positions set moved_at = now() - make_interval(mins => $2) where number = any ($1)',
      [numbers, minutes],
    );
};

beforeEach(async () => {
  planted = await openSubscribers();
  model = new DeliveriesByModel();
  await planted.plant(
    'delivery_replays',
    model.replays.map((row) => ({ ...row, kind: 'single', after_position: 1, to_position: 2 })),
  );
});

afterEach(() => planted.close());

const recorded = (shard: number, number: number, changes: Partial<Recorded> = {}): Recorded => ({
  ...{ shard, number, head: { position: 500 + number, mark: `at ${number}` }, moved: [], attempts: [] },
  ...changes,
});

const asModelled = async () => {
  for (const [table, columns, rows] of model.tables)
    expect({ [table]: comparable(await rowsOf<object>(planted.pool, table, columns, '1')) }).toEqual({ [table]: rows });
};

test('a record changes what it says of its shard, tenant and subscriber, and nothing else', async () => {
  await plantPositions([3, 7].flatMap((shard) => [head(shard, 1), head(shard, 2)]));
  for (let number = 3; number < 33; number += 1) {
    for (const shard of [3, 7]) {
      const own = subscribers.filter((row) => row.shard === shard && dice.happens(1 / 3));
      const each = recorded(shard, number, { moved: own.map((row) => anyMove(dice, row)) });
      await recordDeliveries(planted.pool, each);
      model.record(each);
    }
    if (number % 6 === 0) await asModelled();
  }
});

test('each fiftieth time the old heads of a shard are tidied away, but for the one before', async () => {
  const others = [
    { ...head(3, 2), tenant: 'ten_a', subscriber: 'sub_1' },
    { ...head(3, 3), tenant: 'ten_a' },
    { ...head(3, 900), tenant: 'ten_a' },
    { ...head(3, 4), subscriber: 'sub_1' },
    { ...head(3, 901), subscriber: 'sub_1' },
    ...[11, 12, 990].map((number) => head(7, number)),
  ];
  await plantPositions([
    ...others,
    ...[40, 41, 42, 43, 44, 45, 46, 47, 48].map((number) => head(3, number, number % 3 !== 0)),
  ]);
  for (const number of [49, 50, 51]) {
    // As if it had stood there for an hour.
    if (number === 50) {
      await planted.pool.query(
        "update slotlog.delivery_positions set moved_at = now() - interval '2 hours' where number = 49",
      );
      model.positions = model.positions.map((row) => (row.number === 49 ? { ...row, isOld: true } : row));
    }
    const each = recorded(3, number);
    await recordDeliveries(planted.pool, each);
    model.record(each);
    await asModelled();
  }
});

test('a deliverer goes on from the last number of its shard; what comes from any other records nothing', async () => {
  await plantPositions([...[20, 21, 22].map((number) => head(3, number)), { ...head(3, 90), subscriber: 'sub_1' }]);
  await plantPositions([{ ...head(3, 91), tenant: 'ten_a' }]);
  const moved = [anyMove(dice, subscribers[0]!)];
  for (const [shard, number, isNext] of [
    [3, 1, false],
    [3, 19, false],
    [3, 22, false],
    [3, 24, false],
    [3, 23, true],
    [3, 23, false],
    [3, 92, false],
    [7, 2, false],
    [7, 1, true],
    [7, 1, false],
    [7, 2, true],
  ] as const) {
    const each = recorded(shard, number, { moved });
    const told = await recordDeliveries(planted.pool, each).catch((error) => error);
    expect([shard, number, told instanceof Superseded]).toEqual([shard, number, !isNext]);
    if (isNext) model.record(each);
    await asModelled();
  }
});

test('a subscriber’s own former places are forgotten up to the number that is recorded, and no further', async () => {
  const mine = { tenant: 'ten_a', subscriber: 'sub_0' };
  await plantPositions([head(3, 4), ...[3, 4, 5, 6].map((number) => ({ ...head(3, number), ...mine }))]);
  const each = recorded(3, 5, { moved: [{ ...mine, own: null, parked: [], unparked: [], replayed: [] }] });
  await recordDeliveries(planted.pool, each);
  model.record(each);
  await asModelled();
});
