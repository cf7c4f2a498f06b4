import { PlantedRows } from '#test/harness/databases/planted-rows';
import {
  assertInLine,
  CheckpointMoved,
  insertCheckpoints,
  moveCheckpoints,
} from '../../../../libs/projection/src/sql/move-checkpoints.js';
import { readCheckpoints, readStands } from '../../../../libs/projection/src/sql/read-checkpoints.js';
import { shardsWithCheckpoints } from '../../../../libs/projection/src/sql/shards-with-checkpoints.js';
import { standsAt } from '../../../../libs/projection/src/sql/stands-at.js';
import { ids, mark, rows, standOf } from './steps-of-projections.js';

let planted: PlantedRows;

beforeAll(async () => {
  planted = await PlantedRows.open();
  await planted.plant('checkpoints', rows.toReversed());
  const lease = { expires_at: '2999-01-01T00:00:00Z' };
  await planted.plant(
    'leases',
    [
      { shard: 3, projection: 'seats', version: 1, number: 1, holder: 'past' },
      { shard: 3, projection: 'seats', version: 1, number: 2, holder: 'ada' },
      { shard: 3, projection: 'seats', version: 2, number: 9, holder: 'bob' },
      { shard: 3, projection: 'halls', version: 1, number: 3, holder: 'ada' },
      { shard: 7, projection: 'seats', version: 1, number: 9, holder: 'eve' },
    ].map((row) => ({ ...row, ...lease })),
  );
});

afterAll(() => planted.close());

test('the place of projections is the end of their last step in that shard, in the order asked for', async () => {
  for (const shard of [3, 7]) {
    const wanted = ids.map((id) => standOf(shard, id));
    expect(await readStands(planted.pool, shard, ids)).toEqual(wanted);
    expect(await readCheckpoints(planted.pool, shard, ids)).toEqual(wanted.map(({ position }) => position));
    for (const some of [ids.slice(0, 2), ids.slice(1, 3), ids.slice(1, 4), ids]) {
      const least = Math.min(...some.map((id) => standOf(shard, id).position));
      const { rows } = await planted.pool.query(standsAt(some), [shard]);
      expect(rows).toEqual([{ position: least, mark: least === 0 ? '00000000' : mark(shard, least) }]);
    }
  }
});

test('the shards are told in which any of some projections has begun', async () => {
  await planted.undone(async (client) => {
    expect(await shardsWithCheckpoints(client, [ids[0]!, ids[3]!])).toEqual([3, 7]);
    expect(await shardsWithCheckpoints(client, [ids[3]!, ids[4]!])).toEqual([3]);
    expect(await shardsWithCheckpoints(client, [{ name: 'seats', version: 2 }])).toEqual([3]);
    expect(await shardsWithCheckpoints(client, [{ name: 'walls', version: 2 }])).toEqual([]);
  });
});

test('a projection is moved from where it stands and from nowhere else', async () => {
  for (const shard of [3, 7]) {
    for (const id of ids) {
      const stand = standOf(shard, id);
      for (const from of new Set([0, 10, 20, stand.position])) {
        for (const drains of new Set([0, 1, 2, stand.drains])) {
          for (const by of [5, 0]) {
            const moved = planted.undone((client) =>
              moveCheckpoints(client, shard, [id], from, { position: from + by, mark: 'next' }, [drains]),
            );
            const isThere = from === stand.position && drains === stand.drains;
            await (isThere ? moved : expect(moved).rejects.toThrow(CheckpointMoved));
          }
        }
      }
    }
  }
});

test('several projections are moved only where all of them stand there', async () => {
  const [halls, seats] = [ids[0]!, ids[2]!];
  const move = (drains: number[]) =>
    planted.undone((client) =>
      moveCheckpoints(client, 3, [halls, { name: 'new', version: 1 }], 10, { position: 12, mark: 'next' }, drains),
    );
  await expect(move([2, 0])).rejects.toThrow(CheckpointMoved);
  await planted.undone(async (client) => {
    await moveCheckpoints(client, 3, [seats, ids[4]!].slice(0, 1), 20, { position: 21, mark: 'next' }, [0]);
    expect((await readStands(client, 3, [seats]))[0]).toEqual({ position: 21, mark: 'next', drains: 0 });
  });
});

test('the newest lease has to be that of the holder where one is stated', async () => {
  const to = { position: 90, mark: 'next' };
  const moves = (id: (typeof ids)[number], holder: string | null, shard = 3) =>
    planted.undone(async (client) => {
      const { position: from, drains } = standOf(shard, id);
      const move = { shard, projections: [id], drains: [drains], from, to, holder };
      await insertCheckpoints(client, move);
      return assertInLine(client, move).then(
        () => true,
        () => false,
      );
    });
  const [halls, seats, newer, doors] = ids as [(typeof ids)[0], (typeof ids)[0], (typeof ids)[0], (typeof ids)[0]];
  const asked = await Promise.all([
    moves(seats, 'ada'),
    moves(seats, 'past'),
    moves(seats, 'bob'),
    moves(seats, null),
    moves(newer, 'ada'),
    moves(newer, 'bob'),
    moves(halls, 'ada'),
    moves(doors, 'ada'),
    moves(doors, null),
    moves(seats, 'eve', 7),
    moves(seats, 'ada', 7),
  ]);
  expect(asked).toEqual([true, false, false, true, false, true, true, false, true, true, false]);
});
