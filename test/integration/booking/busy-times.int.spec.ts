import { FrontOffice } from '#test/harness/logs/front-office';
import { held, monday, roomCreated } from '#test/rules/front-desk';
import { minute } from '../../../libs/booking/src/domain/time/interval.js';
import { readBusy } from '../../../libs/booking/src/read-models/busy.js';

let office: FrontOffice;

beforeAll(async () => {
  office = await FrontOffice.open();
});

afterAll(() => office.close());

test('a room is busy with a hold for as long as that keeps others out, which is two seconds longer than its holder has it', async () => {
  const [ten, expiresAt] = [monday('10:00'), monday('09:00')];
  await office.record([roomCreated()]);
  await office.shown(await office.record(held('bkg_ada', ten, { expiresAt })));
  const busyAt = async (now: number) => {
    const scope = { tenant: 'default', shard: office.shard };
    const range = { start: ten, end: ten + 60 * minute };
    return (await readBusy(office.pool, scope, 'cal_room4', range, now)).busy;
  };
  const taken = [{ start: ten, end: ten + 40 * minute, units: 1 }];
  expect(await busyAt(expiresAt - 1)).toEqual(taken);
  expect(await busyAt(expiresAt + 1_999)).toEqual(taken);
  expect(await busyAt(expiresAt + 2_000)).toEqual([]);
});
