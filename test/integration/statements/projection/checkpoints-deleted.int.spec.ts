import type { Pool } from 'pg';
import { PlantedRows, rowsOf } from '#test/harness/databases/planted-rows';
import { deleteCheckpoints } from '../../../../libs/projection/src/sql/delete-checkpoints.js';
import { tidyCheckpoints } from '../../../../libs/projection/src/sql/tidy-checkpoints.js';
import { ids, keyOf, of, type Row, rows } from './steps-of-projections.js';

let planted: PlantedRows;

beforeAll(async () => {
  planted = await PlantedRows.open();
  await planted.plant('checkpoints', rows);
});

afterAll(() => planted.close());

const kept = async (work: (db: Pool) => Promise<unknown>): Promise<string[]> =>
  planted.undone(async (client) => {
    await work(client as unknown as Pool);
    return (await rowsOf<Row>(client, 'checkpoints', '*', 'shard')).map(keyOf).sort();
  });

test('checkpoints are tidied away that began in a range, but never the newest', async () => {
  const seats = ids[1]!;
  for (const shard of [3, 7]) {
    for (const [from, to] of [
      [0, 20],
      [0, 21],
      [1, 99],
      [10, 20],
      [11, 20],
    ] as const) {
      const own = of(shard, seats);
      const newest = Math.max(...own.map((row) => row.from_position));
      const gone = own.filter(
        (row) => from <= row.from_position && row.from_position < to && row.from_position < newest,
      );
      const found = await kept((db) => tidyCheckpoints(db, shard, seats, from, to));
      expect(found).toEqual(
        rows
          .filter((row) => !gone.includes(row))
          .map(keyOf)
          .sort(),
      );
    }
  }
});

test('a version of a projection is forgotten in all shards, and nothing else', async () => {
  const found = await kept((db) => deleteCheckpoints(db as never, { name: 'seats', version: 1 }));
  expect(found).toEqual(
    rows
      .filter((row) => row.projection !== 'seats' || row.version !== 1)
      .map(keyOf)
      .sort(),
  );
});
