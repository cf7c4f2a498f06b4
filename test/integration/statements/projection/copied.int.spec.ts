import { PlantedRows, rowsOf } from '#test/harness/databases/planted-rows';
import { RowLoader } from '../../../../libs/projection/src/sql/rebuilding/copy-rows.js';

let planted: PlantedRows;

beforeAll(async () => {
  planted = await PlantedRows.open();
});

afterAll(() => planted.close());

const table = { name: 'services_v3', key: ['tenant', 'id'], columns: ['calendar_ids', 'state'] };

test('a row that the table does not take is told while others are still to come, and the connection goes on', async () => {
  const found = await planted.undone(async (client) => {
    // None has a status. Only their refusal ends them, and it comes while something else is waited for.
    const load = RowLoader.load(client, table, 3, async (loader) => {
      for (let nth = 1; ; nth += 1) {
        loader.add(['acme', `svc_${nth}`, [`cal_${nth}`], { notes: 'x'.repeat(70_000) }]);
        await loader.flush();
        await planted.pool.query('select');
      }
    });
    await expect(load).rejects.toMatchObject({ code: '23502', column: 'status' });
    await client.query('rollback');
    return rowsOf(client, 'services_v3', 'id');
  });
  expect(found).toEqual([]);
});
