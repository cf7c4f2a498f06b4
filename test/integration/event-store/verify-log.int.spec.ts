import { verifyLog } from '#libs/event-store';
import { FrontOffice } from '#test/harness/logs/front-office';
import { booked, massageCreated, monday, roomCreated } from '#test/rules/front-desk';
import { orderFaults } from '../../../libs/event-store/src/sql/proving/order-faults.js';

let office: FrontOffice;

/** Room 4 and its service, and three bookings of two events each: positions 3 to 8. */
beforeEach(async () => {
  office = await FrontOffice.open();
  await office.record([roomCreated()]);
  await office.record([massageCreated()]);
  for (const time of ['09:00', '10:00', '11:00']) await office.record(booked(`bkg_${time}`, monday(time)));
});

afterEach(() => office.close());

const faults = async () => {
  const found: string[] = [];
  const head = await office.log.head(office.shard);
  for await (const checked of verifyLog(office.ownerPool, office.shard, head)) found.push(...checked.faults);
  return found;
};

const behindItsBack = (change: string) =>
  office.ownerPool.query(`alter table slotlog.events disable trigger all; ${change};
    alter table slotlog.events enable trigger all`);

const later = "recorded_at = recorded_at + interval '1 minute'";

test('a log as it was written has no faults', async () => {
  expect(await faults()).toEqual([]);
});

test.each([
  [
    'was changed in what it says',
    `update slotlog.events set data = replace(data::text, 'Massage', 'Passage')::json where position = 2`,
    /the digest of the append that ends at position 2 does not match its events/,
  ],
  ['is missing', 'delete from slotlog.events where position = 4', /after position 3 comes 5/],
  [
    'is missing at the end',
    'delete from slotlog.events where position = 8',
    /command .* at position 8, which is not there/,
  ],
  [
    'is there twice',
    'update slotlog.events set id = (select id from slotlog.events where position = 3) where position = 5',
    /event .* is there twice/,
  ],
  [
    'has changed places with another',
    `
      update slotlog.events set position = 100 where position = 4;
      update slotlog.events set position = 4 where position = 6;
      update slotlog.events set position = 6 where position = 100`,
    /the events of command .* stand apart/,
  ],
  [
    'has changed places within its stream',
    `
      update slotlog.events set version = 100 where position = 3;
      update slotlog.events set version = 1 where position = 5;
      update slotlog.events set version = 2 where position = 3`,
    /version 2 stands at position 3, before version 1/,
  ],
  [
    'has another version',
    'update slotlog.events set version = 7 where position = 7',
    /after version 2 comes 7, at position 7/,
  ],
  [
    'was moved to another time',
    `update slotlog.events set ${later} where position = 3`,
    /time runs back at position 4/,
  ],
  [
    'is of nobody',
    "update slotlog.events set tenant = 'nobody' where position = 8",
    /1 events are of tenant nobody, which does not exist/,
  ],
])('an event that %s is found', async (_, change, fault) => {
  await behindItsBack(change);
  expect(await faults()).toEqual(expect.arrayContaining([expect.stringMatching(fault)]));
});

test('time that runs back where one look ends and the next one begins is found too', async () => {
  await behindItsBack(`update slotlog.events set ${later} where position = 3`);
  expect(await orderFaults(office.ownerPool, office.shard, 3, 8)).toEqual(['time runs back at position 4']);
  expect(await orderFaults(office.ownerPool, office.shard, 4, 8)).toEqual([]);
});
