import { FrontOffice } from '#test/harness/logs/front-office';
import { Poisoner } from '#test/harness/logs/poison';
import { ada, booked, massageCreated, monday, roomCreated } from '#test/rules/front-desk';
import { displacementBegun } from '#test/rules/front-desk-holds';
import { FindBookings, FindBookingsHandler } from '../../../libs/booking/src/queries/find-bookings.js';
import { findBehind } from '../../../libs/booking/src/read-models/behind.js';
import { projectBookings } from '../../../libs/booking/src/read-models/bookings.js';
import { findDisplacements } from '../../../libs/booking/src/read-models/displacements.js';

let office: FrontOffice;
let poisoner: Poisoner;

beforeEach(async () => {
  office = await FrontOffice.open();
  poisoner = await Poisoner.open(office.url);
  await office.record([roomCreated()]);
  await office.record([massageCreated()]);
});

afterEach(async () => {
  await poisoner.close();
  await office.close();
});

test('a list names what is behind, to one customer only of that customer', async () => {
  const grace = { ...ada, id: 'cus_grace' };
  await office.record(booked('bkg_ada', monday('09:00')));
  await office.record(booked('bkg_grace', monday('11:00'), { customer: grace }));
  for (const id of ['bkg_ada', 'bkg_grace', 'bkg_of-nobody']) {
    await poisoner.write(`booking/${id}`);
    await poisoner.parked(`booking/${id}`);
  }
  const handler = new FindBookingsHandler(office.log, office.pool, office.progress);
  const behind = async (onlyCustomer: string | null) => {
    const scope = { tenant: 'default', shard: office.shard, onlyCustomer };
    return (await handler.execute(new FindBookings(scope, { sort: 'start', limit: 10 }))).behind;
  };
  expect(await behind(null)).toEqual(['bkg_ada', 'bkg_grace', 'bkg_of-nobody']);
  expect(await behind('cus_ada')).toEqual(['bkg_ada']);
  const elsewhere = { tenant: 'neighbour', shard: office.shard };
  expect(await findBehind(office.pool, elsewhere, projectBookings)).toEqual([]);
});

test('a list of more than twenty rows behind names the first twenty', async () => {
  for (let at = 10; at < 32; at += 1) await poisoner.write(`booking/bkg_${at}`);
  await poisoner.parked('booking/bkg_31');
  const behind = await findBehind(office.pool, { tenant: 'default', shard: office.shard }, projectBookings);
  expect(behind).toEqual(Array.from({ length: 20 }, (_, at) => `bkg_${at + 10}`));
});

test('a displacement whose row is parked may be under way: the log is asked, and no other is forgotten', async () => {
  await office.record([displacementBegun('cal_room4')]);
  await office.shown(await office.record([displacementBegun('cal_room5')]));
  await poisoner.write('displacement/cal_room6');
  await poisoner.parked('displacement/cal_room6');
  const found = await findDisplacements(office.pool, office.shard, [], 20);
  const calendars = found.map(({ tenant, calendarId }) => `${tenant} ${calendarId}`);
  expect(calendars.sort()).toEqual(['default cal_room4', 'default cal_room5', 'default cal_room6']);
});
