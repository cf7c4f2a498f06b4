import { ReadBehind } from '#libs/projection';
import { ReadingDesk } from '#test/harness/reading-desk';
import { shownRows } from '#test/harness/shown-availability';
import { claim, inRoom4, monday, theMassage, theRoom } from '#test/rules/front-desk';
import type { Context } from '../domain/availability/availability.js';
import type { Sight } from '../domain/deciding/refused.js';
import { readAvailability } from './availability.js';
import { findBehind, withBehind } from './behind.js';
import { readBusy } from './busy.js';
import { projectCalendars } from './calendars.js';

const scope = { tenant: 'acme', shard: 7 };
const nine = monday('09:00');
const half = 30 * 60_000;
const ofMonday = { start: monday('00:00'), end: monday('24:00') };
const stands = { position: 10, mark: 'mark' };

const either = theMassage({ uses: [{ anyOf: ['cal_a', 'cal_b'], strategy: 'first' }] });
const rooms = (...ids: string[]): Context['calendars'] =>
  ids.map((id, nth) => ({ calendar: theRoom({ id, capacity: 1 + nth }), claims: [] }));

/** What is read of these rows, on top of what was seen. */
const read = (rows: readonly object[], seen?: Sight) => {
  const { pool } = new ReadingDesk({ rows: { calendars_v2: rows } });
  return readAvailability(pool, scope, 'svc_massage', ofMonday, seen ? { seen } : {});
};

const rowsOf = (context: Context, parked: readonly { subject: string; position: number }[] | null = null) =>
  shownRows(context, { ...stands, parked }, [7, 'acme', '', nine / (2 * 24 * 3_600_000), 99_999]);

describe('the reading for the starts of a service', () => {
  it('is as the views have it, calendar by calendar', async () => {
    const held = claim('', nine, { kind: 'hold', expiresAt: 77 });
    const others = claim('', nine + 2 * half, {
      serviceId: '',
      core: { start: nine + 2 * half, end: nine + 3 * half },
    });
    const buffered = { ...others, core: others.buffered };
    const context = {
      service: either,
      calendars: rooms('cal_a', 'cal_b').map((each, nth) => (nth === 0 ? { ...each, claims: [held, buffered] } : each)),
      tallies: [],
    };
    const found = await read(rowsOf(context));
    expect(found).toMatchObject({ isWhole: true, ...stands });
    const [a, b] = found!.context.calendars;
    expect(a?.claims).toEqual([{ ...held, core: { ...held.core, end: held.buffered.end } }, buffered]);
    expect([a?.unavailable, b?.claims, b?.unavailable]).toEqual([[], [], []]);
    expect(found?.context.service).toBe(either);
  });

  it('of a calendar that was seen that counts, and of the others what the views have', async () => {
    const seen = { service: either, calendars: [theRoom({ id: 'cal_b', capacity: 9 })], agendas: [], tallies: [] };
    const found = await read(rowsOf({ service: either, calendars: rooms('cal_a', 'cal_b') }), seen);
    expect(found?.context.calendars.map(({ calendar }) => [calendar.id, calendar.capacity])).toEqual([
      ['cal_a', 1],
      ['cal_b', 9],
    ]);
  });

  it('leaves out a calendar that has no row yet, as long as each need has another', async () => {
    const rows = rowsOf({ service: either, calendars: rooms('cal_a', 'cal_b', 'cal_c') });
    const lacking = (id: string) => rows.map((row) => (row.calendar_id === id ? { ...row, calendar: null } : row));
    const found = await read(lacking('cal_a'));
    expect(found?.isWhole).toBe(false);
    expect(found?.context.service.uses).toEqual([{ anyOf: ['cal_b'], strategy: 'first' }]);
    expect(found?.context.calendars.map(({ calendar }) => calendar.id)).toEqual(['cal_b', 'cal_c']);
    const one = theMassage({ uses: [{ calendarId: 'cal_a' }, { calendarId: 'cal_b' }] });
    const both = rowsOf({ service: one, calendars: rooms('cal_a', 'cal_b') });
    expect(await read(both.map((row) => (row.calendar_id === 'cal_b' ? { ...row, calendar: null } : row)))).toBeNull();
  });

  it('cannot be told where a tally of it is parked, and is not whole where a day is', async () => {
    const parked = (subject: string) => [{ subject, position: 5 }];
    await expect(read(rowsOf(inRoom4(), parked('tally-day/svc_massage/2026-11-23')))).rejects.toThrow(ReadBehind);
    const found = await read(rowsOf(inRoom4(), parked('agenda/cal_room4/2026-11-23')));
    const start = Date.UTC(2026, 10, 23);
    expect(found?.isWhole).toBe(false);
    expect(found?.context.calendars[0]?.unavailable).toEqual([{ start, end: start + 48 * half }]);
  });
});

describe('the rows that are behind', () => {
  it('are the things of a view that are parked, the first twenty by their ids', async () => {
    const parked = Array.from({ length: 22 }, (_, nth) => ({ subject: `calendar/cal_${nth}/x` }));
    const desk = new ReadingDesk({ rows: { parked_subjects: parked } });
    const found = await findBehind(desk.pool, scope, projectCalendars);
    expect(found).toEqual(Array.from({ length: 20 }, (_, nth) => `cal_${nth}/x`));
    expect(desk.statements[0]!.values).toEqual([7, ['calendars'], [2], 'acme']);
  });

  it('are told with a page', async () => {
    const page = Promise.resolve({ items: [1], more: true });
    expect(await withBehind(page, Promise.resolve(['cal_1']))).toEqual({ items: [1], more: true, behind: ['cal_1'] });
  });
});

it('a calendar is busy while something is claimed on it, within what was asked for, and not in between', async () => {
  const row = (start: number, end: number, units: number) => ({
    ...{ starts_at: nine + start * half, ends_at: nine + end * half, units, behind: ['2026-11-24'], ...stands },
  });
  const { pool } = new ReadingDesk({
    rows: { checkpoints: [row(-4, -2, 1), row(-1, 2, 1), row(1, 2, 2), row(4, 9, 1)] },
  });
  const busy = (start: number, end: number, units: number) => ({
    ...{ start: nine + start * half, end: nine + end * half, units },
  });
  expect(await readBusy(pool, scope, 'cal_1', { start: nine, end: nine + 6 * half }, 0)).toEqual({
    busy: [busy(0, 1, 1), busy(1, 2, 3), busy(4, 6, 1)],
    behind: ['2026-11-24'],
    ...stands,
  });
  const nothing = new ReadingDesk({ rows: { checkpoints: [{ starts_at: null, behind: null, ...stands }] } });
  expect(await readBusy(nothing.pool, scope, 'cal_1', ofMonday, 0)).toEqual({ busy: [], behind: [], ...stands });
});
