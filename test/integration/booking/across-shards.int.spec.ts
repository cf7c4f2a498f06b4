import { createTenant } from '#libs/event-store';
import { FrontOffice } from '#test/harness/logs/front-office';
import { booked, massageCreated, monday, roomCreated } from '#test/rules/front-desk';
import { acrossShards } from '../../../apps/replay/src/proofs/across-shards.js';

let office: FrontOffice;

beforeEach(async () => {
  office = await FrontOffice.open();
  await createTenant(office.ownerPool, 'north', 60);
  for (const tenant of ['default', 'north']) {
    await office.record([roomCreated()], tenant);
    await office.record([massageCreated()], tenant);
    await office.record(booked('bkg_1', monday('09:00')), tenant);
  }
});

afterEach(() => office.close());

const faults = async () => (await acrossShards(office.ownerPool, [8, 60, office.shard])).flatMap((each) => each.faults);

test('tenants in shards of their own may have calendars of the same name', async () => {
  expect(await faults()).toEqual([]);
});

test('a tenant whose events lie in two shards is named, and each day of a calendar that is claimed in both', async () => {
  await office.ownerPool.query(`alter table slotlog.events disable trigger all;
    update slotlog.events set tenant = 'default' where shard = 60; alter table slotlog.events enable trigger all`);
  const shards = [office.shard, 60].sort((one, other) => one - other).join(', ');
  const found = await faults();
  expect(found[0]).toBe(`tenant default has events in the shards ${shards}`);
  expect(found.slice(1)).toEqual([
    expect.stringMatching(`the claims of .* lie in the shards ${shards}, which cannot see each other`),
  ]);
});
