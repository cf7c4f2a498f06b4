import { PlantedRows, rowsOf } from '#test/harness/databases/planted-rows';
import { readProjections } from '../../../../libs/projection/src/sql/read-projections.js';
import { dropVersion, listVersions } from '../../../../libs/projection/src/sql/rebuilding/drop-version.js';
import { lockRebuild } from '../../../../libs/projection/src/sql/rebuilding/rebuild-lock.js';

const past = '2020-01-01T00:00:00Z';
const future = '2999-01-01T00:00:00Z';
const ids = ['seats 1', 'seats 2', 'seats/rebuild 1', 'seats/rebuild 2', 'halls 1', 'halls/rebuild 1'].map((words) => {
  const [projection, version] = words.split(' ');
  return { projection: projection!, version: Number(version) };
});

let planted: PlantedRows;

beforeAll(async () => {
  planted = await PlantedRows.open();
  const of = [3, 7].flatMap((shard) => ids.map((id) => ({ shard, ...id })));
  const only = (shard: number, version: number) => shard === 3 || version === 1;
  await planted.plant(
    'checkpoints',
    of
      .filter(({ shard, version }) => only(shard, version))
      .flatMap((each) => [
        { ...each, from_position: 0, position: 10 * each.version + each.shard, mark: 'aaaaaaaa' },
        { ...each, from_position: 10 * each.version + each.shard, position: 90 + each.version, mark: 'bbbbbbbb' },
      ]),
  );
  await planted.plant(
    'leases',
    of
      .flatMap((each) => [
        { ...each, number: 1, holder: 'past', expires_at: future },
        { ...each, number: 2, holder: `of ${each.shard}`, expires_at: each.version === 1 ? past : future },
      ])
      .filter(({ projection, version, number }) => !(projection === 'seats' && version === 1 && number === 1)),
  );
  await planted.plant(
    'rebuild_parts',
    of
      .filter(({ projection }) => projection.endsWith('/rebuild'))
      .flatMap((each) =>
        [1, 2, 3].map((part) => ({
          ...each,
          part,
          from_stream: '',
          to_stream: '',
          up_to: 9,
          events: 10 ** part * each.version + each.shard,
          loaded_at: part < 3 && each.projection === 'seats/rebuild' ? past : null,
        })),
      ),
  );
  await planted.plant(
    'parked_subjects',
    of.flatMap(({ projection, ...each }) =>
      ['ten_a', 'ten_b'].map((tenant) => ({
        ...each,
        consumer: projection,
        tenant,
        subject: 'room/a',
        from_version: 1,
        from_position: 1,
        fault: 'fold',
        reason: '',
        build: '',
      })),
    ),
  );
});

afterAll(() => planted.close());

test('the report on a projection is of its shard and version: where it stands, who moves it, how far a rebuild is', async () => {
  const declared = [
    { name: 'seats', version: 1 },
    { name: 'doors', version: 4 },
  ];
  const told = async (shard: number) =>
    (await readProjections(planted.pool, shard, declared)).map(
      ({ name, version, position, mark, holder, rebuild, parked: { count } }) =>
        `${name} ${version}: ${position} ${mark} ${holder} ${rebuild?.events} of ${rebuild?.totalEvents}, ${count}`,
    );
  expect(await told(3)).toEqual([
    'doors 4: 0 00000000 null undefined of undefined, 0',
    'halls 1: 91 bbbbbbbb null 0 of 1119, 2',
    'seats 1: 91 bbbbbbbb null 116 of 1119, 2',
    'seats 2: 92 bbbbbbbb of 3 226 of 2229, 2',
  ]);
  expect(await told(7)).toEqual([
    'doors 4: 0 00000000 null undefined of undefined, 0',
    'halls 1: 91 bbbbbbbb null 0 of 1131, 2',
    'seats 1: 91 bbbbbbbb null 124 of 1131, 2',
  ]);
});

test('the versions are listed that have begun anywhere, each once', async () => {
  expect(await listVersions(planted.pool)).toEqual([
    { name: 'halls', version: 1 },
    { name: 'seats', version: 1 },
    { name: 'seats', version: 2 },
  ]);
});

const left = async () => {
  const tables = ['checkpoints', 'leases', 'rebuild_parts'].map((table) =>
    rowsOf<{ projection: string; version: number }>(planted.pool, table, 'distinct projection, version', '1, 2'),
  );
  const parked = rowsOf<object>(planted.pool, 'parked_subjects', 'distinct consumer, version', '1, 2');
  return (await Promise.all([...tables, parked])).map((rows) =>
    rows.map((row) => Object.values(row).join(' ')).join(', '),
  );
};

test('a version is dropped that nobody feeds or rebuilds, with all that was kept of it', async () => {
  await planted.pool.query('create table slotlog.seats_v1 (id text); create table slotlog.seats_v1_rebuild (id text)');
  const before = await left();
  const seats = { name: 'seats', version: 1 };
  expect(await dropVersion(planted.pool, { name: 'seats', version: 2 }, 'seats_v2')).toEqual({
    feeds: expect.any(String),
  });
  await planted.undone(async (rebuilder) => {
    await lockRebuild(rebuilder, seats);
    expect(await dropVersion(planted.pool, seats, 'seats_v1')).toEqual({ rebuilds: true });
    await rebuilder.query('select pg_advisory_unlock_all()');
  });
  expect(await left()).toEqual(before);
  expect(await dropVersion(planted.pool, seats, 'seats_v1')).toBeNull();
  expect(await left()).toEqual(before.map((words) => words.replace(/seats 1, /, '').replace(/seats\/rebuild 1, /, '')));
  const { rows } = await planted.pool.query("select relname from pg_class where relname like 'seats_v1%'");
  expect(rows).toEqual([]);
});
