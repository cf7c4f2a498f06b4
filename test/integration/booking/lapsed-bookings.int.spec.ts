import { FrontOffice } from '#test/harness/logs/front-office';
import { booked, held, monday, requested } from '#test/rules/front-desk';
import { holdExpired, requestExpired } from '#test/rules/front-desk-holds';
import type { Append } from '../../../libs/booking/src/domain/deciding/decision.js';
import { minute } from '../../../libs/booking/src/domain/time/interval.js';
import { findLapsed } from '../../../libs/booking/src/read-models/bookings.js';

const ten = monday('10:00');
const noon = monday('12:00');

let office: FrontOffice;

beforeAll(async () => {
  office = await FrontOffice.open();
  const place = `insert into slotlog.tenants (tenant, shard) values ('neighbour', $1)`;
  await office.ownerPool.query(place, [office.shard]);
});

afterAll(() => office.close());

const record = async (events: readonly Append[], tenant?: string) => office.shown(await office.record(events, tenant));

const found = async (before: number, paused: readonly string[] = [], limit = 10) =>
  (await findLapsed(office.pool, office.shard, before, paused, limit)).map(({ tenant, id }) => `${tenant} ${id}`);

test('bookings that have run out and are not over yet are found, the first first, of whichever tenant', async () => {
  await record(held('bkg_second', noon, { expiresAt: ten + minute }));
  await record(requested('bkg_first', noon, ten));
  await record(held('bkg_second', noon, { expiresAt: ten + 2 * minute }), 'neighbour');
  await record(booked('bkg_agreed', noon));
  await record([...held('bkg_over', noon, { expiresAt: ten }), holdExpired('bkg_over')]);
  await record([...requested('bkg_unanswered', noon, ten), requestExpired('bkg_unanswered')]);
  expect(await found(ten - 1)).toEqual([]);
  expect(await found(ten)).toEqual(['default bkg_first']);
  const all = ['default bkg_first', 'default bkg_second', 'neighbour bkg_second'];
  expect(await found(noon)).toEqual(all);
  expect(await found(noon, [], 2)).toEqual(all.slice(0, 2));
  expect(await found(noon, ['default bkg_second'])).toEqual(['default bkg_first', 'neighbour bkg_second']);
});
