import type { PlantedRows } from '#test/harness/databases/planted-rows';
import { eventsOf, openLogRows, said } from '../log/planted-log.js';

let planted: PlantedRows;

beforeAll(async () => {
  planted = await openLogRows();
});

afterAll(() => planted.close());

test('all of an event is digested, and what it lacks leaves its place empty', async () => {
  const { rows } = await planted.pool.query(
    'select slotlog.digested(e) as said from slotlog.events e where shard = 3 order by position',
  );
  expect(rows.map((row) => row.said)).toEqual(eventsOf({ shard: 3 }).map(said));
});
