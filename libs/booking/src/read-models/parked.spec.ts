import { ReadBehind } from '#libs/projection';
import { ReadingDesk } from '#test/harness/reading-desk';
import { inRoom4, monday, theMassage, theRoom } from '#test/rules/front-desk';
import type { Sight } from '../domain/deciding/refused.js';
import { day } from '../domain/time/interval.js';
import { closing } from './availability.js';
import { assertNotParked, refuseParked, unavailableIn } from './parked.js';
import { ownOf } from './scope.js';

const service = theMassage();
const ofMonday = { start: monday('09:00'), end: monday('17:00') };
const parked = (subject: string, position = 9) => [
  { subject: 'service/svc_other', position: 3 },
  { subject, position },
];

const seen = (known: Partial<Sight> = {}): Sight => ({ service, calendars: [], agendas: [], tallies: [], ...known });
const tallyOf = (of: string) => ({ of, version: 1, bookings: [] });
const agendaOf = (calendarId: string, date: string) => ({ calendarId, day: date, version: 1, claims: [] });

describe('the slots of a service', () => {
  it.each([
    ['the service itself', 'service/svc_massage'],
    ['the first day that could be the range’s anywhere on earth', 'tally-day/svc_massage/2026-11-22'],
    ['a day in the range', 'tally-day/svc_massage/2026-11-23'],
    ['the last one', 'tally-day/svc_massage/2026-11-24'],
    ['the week of the first day', 'tally-week/svc_massage/2026-W47'],
    ['the week of the last day', 'tally-week/svc_massage/2026-W48'],
  ])('cannot be told where %s is parked', (_, subject) => {
    const refusal = (() => {
      try {
        refuseParked(parked(subject), service, ofMonday, undefined);
        return null;
      } catch (error) {
        return error;
      }
    })();
    expect(refusal).toBeInstanceOf(ReadBehind);
    // They would have been there at 9, and stand right before it.
    expect(refusal).toEqual(new ReadBehind(9, 8, `${subject} is parked`, subject));
  });

  it.each([
    'tally-day/svc_massage/2026-11-21',
    'tally-day/svc_massage/2026-11-25',
    'tally-day/svc_other/2026-11-23',
    'tally-day/svc_massage',
    'tally-week/svc_massage/2026-W46',
    'tally-week/svc_massage/2026-W49',
    'tally-week/svc_other/2026-W48',
    'tally-customer/svc_massage/2026-11-23',
    'tally-customer/svc_massage/2026-W48',
    'calendar/cal_room4',
  ])('are told though %s is parked', (subject) => {
    expect(() => refuseParked(parked(subject), service, ofMonday, undefined)).not.toThrow();
  });

  it('are told to whom has seen what is parked: the service, or that very day or week of it', () => {
    const isTold = (subject: string, of: readonly string[]) => {
      try {
        refuseParked(parked(subject), service, ofMonday, seen({ tallies: of.map(tallyOf) }));
        return true;
      } catch {
        return false;
      }
    };
    expect(isTold('service/svc_massage', [])).toBe(true);
    expect(isTold('tally-day/svc_massage/2026-11-23', ['2026-11-22', '2026-11-23'])).toBe(true);
    expect(isTold('tally-day/svc_massage/2026-11-23', ['2026-11-22'])).toBe(false);
    expect(isTold('tally-day/svc_massage/2026-11-23', [])).toBe(false);
    expect(isTold('tally-week/svc_massage/2026-W48', ['2026-W48'])).toBe(true);
  });
});

describe('a service without a row', () => {
  const rows = [
    { name: 'services', consumerVersion: 3, subject: 'service/svc_other', fromPosition: 3 },
    { name: 'services', consumerVersion: 3, subject: 'service/svc_massage', fromPosition: 9 },
  ];

  it('is behind where its first event is parked, and else is not there', async () => {
    const { pool } = new ReadingDesk({ rows: { parked_subjects: rows } });
    const scope = { shard: 7, tenant: 'acme' };
    const subject = 'service/svc_massage';
    await expect(assertNotParked(pool, scope, 'svc_massage')).rejects.toEqual(
      new ReadBehind(9, 8, `${subject} is parked`, subject),
    );
    expect(await assertNotParked(pool, scope, 'svc_none')).toBeNull();
  });

  it('is looked for among what that view has parked of its tenant', async () => {
    const desk = new ReadingDesk({ rows: { parked_subjects: [] } });
    await assertNotParked(desk.pool, { shard: 7, tenant: 'acme' }, 'svc_massage');
    expect(desk.statements.map(({ values }) => values)).toEqual([[7, ['services'], [3], 'acme']]);
  });
});

describe('a parked calendar or day', () => {
  const subjects = (...all: string[]) => all.map((subject) => ({ subject, position: 9 }));

  it('is unavailable: a calendar at all times, and a day for itself', () => {
    expect(
      unavailableIn(
        subjects('calendar/cal_1', 'agenda/cal_2/2026-11-23', 'service/svc_1', 'tally-day/cal_1/x'),
        undefined,
      ),
    ).toEqual([
      { calendarId: 'cal_1', day: null },
      { calendarId: 'cal_2', day: '2026-11-23' },
    ]);
  });

  it('is available to whom has seen it, and to nobody for having seen another', () => {
    const all = subjects('calendar/cal_1', 'agenda/cal_1/2026-11-23');
    const left = (known: Partial<Sight>) => unavailableIn(all, seen(known)).map(({ day: date }) => date);
    expect(left({})).toEqual([null, '2026-11-23']);
    expect(left({ calendars: [theRoom({ id: 'cal_0' }), theRoom({ id: 'cal_1' })] })).toEqual(['2026-11-23']);
    expect(left({ calendars: [theRoom({ id: 'cal_0' })] })).toEqual([null, '2026-11-23']);
    const day23 = agendaOf('cal_1', '2026-11-23');
    expect(left({ agendas: [agendaOf('cal_1', '2026-11-22'), day23] })).toEqual([null]);
    expect(left({ agendas: [agendaOf('cal_2', '2026-11-23'), agendaOf('cal_1', '2026-11-24')] })).toEqual([
      null,
      '2026-11-23',
    ]);
  });
});

describe('a stream that has moved since a view was read', () => {
  const room = { calendar: theRoom(), claims: [] };
  const other = { calendar: theRoom({ id: 'cal_room5' }), claims: [], unavailable: [{ start: 1, end: 2 }] };
  const stands = { isWhole: true, position: 5, mark: 'mark' };
  const closed = (...moved: string[]) => {
    const context = inRoom4({ calendars: [room, other] });
    const found = closing(
      { ...stands, context },
      moved.map((subject) => ({ subject, position: 9 })),
      ofMonday,
      seen({ agendas: [agendaOf('cal_room4', '2026-11-24')] }),
    );
    expect(found).toMatchObject(stands);
    return found.context.calendars.map(({ unavailable }) => unavailable);
  };

  it('is closed on its own calendar, beside what was so already', () => {
    const start = Date.UTC(2026, 10, 23);
    const monday23 = { start, end: start + day };
    expect(closed()).toEqual([[], [{ start: 1, end: 2 }]]);
    expect(closed('agenda/cal_room4/2026-11-23')).toEqual([[monday23], [{ start: 1, end: 2 }]]);
    expect(closed('agenda/cal_room5/2026-11-23', 'agenda/cal_room4/2026-11-24')).toEqual([
      [],
      [{ start: 1, end: 2 }, monday23],
    ]);
  });

  it('leaves nothing to be told where it is a tally', () => {
    expect(() => closed('tally-day/svc_massage/2026-11-23')).toThrow(ReadBehind);
  });
});

it('a thing is there for who may see all, and for the customer whose it is', () => {
  const thing = { owner: 'cus_ada' };
  const own = (onlyCustomer?: string | null) =>
    ownOf(
      { tenant: 'acme', shard: 7, ...(onlyCustomer !== undefined && { onlyCustomer }) },
      thing,
      ({ owner }) => owner,
    );
  expect([own(), own(null), own('cus_ada'), own('cus_bob')]).toEqual([thing, thing, thing, null]);
  const nothing = ownOf<typeof thing>(
    { tenant: 'acme', shard: 7, onlyCustomer: 'cus_ada' },
    null,
    ({ owner }) => owner,
  );
  expect(nothing).toBeNull();
});
