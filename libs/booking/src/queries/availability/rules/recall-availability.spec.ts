import { UnreadableEvent } from '#libs/event-store';
import { claim, massageCreated, monday, roomCreated, theRoom } from '#test/rules/front-desk';
import { unreadableCalendar } from '../../../domain/claims/unavailable.js';
import type { Recorded, Stream } from '../../../domain/deciding/decision.js';
import { day, minute } from '../../../domain/time/interval.js';
import { recallAvailability } from '../recall-availability.js';

type Event = { type: string; data: object };
type Facts = Readonly<Record<string, readonly Event[]>>;

const at = 77_000;
const position = 9;
const nine = monday('09:00');
const ofMonday = { start: nine, end: monday('17:00') };

/** The log as it stood at 9, and which streams were asked for. */
const logOf = (facts: Facts, unreadable: readonly string[] = []) => {
  const asked: string[][] = [];
  const recall = async <State, Said>(
    shard: number,
    tenant: string,
    streams: readonly Stream<State, Said>[],
    upTo: number,
  ) => {
    expect([shard, tenant, upTo]).toEqual([7, 'acme', position]);
    asked.push(streams.map(({ name }) => name));
    const bad = streams.find(({ name }) => unreadable.includes(name));
    if (bad) throw new UnreadableEvent({ stream: bad.name, version: 1, position: 1 }, 'not known here');
    return streams.map(({ name, initial, evolve }) =>
      (facts[name] ?? []).reduce<State>((state, event, nth) => {
        const recorded = { version: nth + 1, position: nth + 1, mark: '', recordedAt: 0, actor: '' };
        return evolve(state, { event, ...recorded } as unknown as Recorded<Said>);
      }, initial),
    );
  };
  const positionAt = async (shard: number, instant: number) => ({
    ...(shard === 7 && instant === at ? { position, mark: 'then' } : { position: 0, mark: '' }),
  });
  return { log: { recall, positionAt }, asked };
};

const eventOf = ({ type, data }: Event) => ({ type, data });
const rooms = ['cal_room4', 'cal_room5'];
const shop = (uses = rooms.map((calendarId) => ({ calendarId }) as object)): Facts => ({
  'service/svc_massage': [eventOf(massageCreated({ uses: uses as never }))],
  'calendar/cal_room4': [eventOf(roomCreated())],
  'calendar/cal_room5': [eventOf(roomCreated({}, 'cal_room5'))],
});
const claimed = (bookingId: string, start = nine): Event => ({ type: 'TimeClaimed', data: claim(bookingId, start) });
const recalled = async (facts: Facts, unreadable: readonly string[] = [], range = ofMonday) => {
  const { log, asked } = logOf(facts, unreadable);
  const found = await recallAvailability(log, { shard: 7, tenant: 'acme' }, 'svc_massage', range, at);
  return { found, asked: asked.flat(), calls: asked.length };
};

const bookingsIn = (found: Awaited<ReturnType<typeof recalled>>['found']) =>
  found?.context.calendars.map(({ claims }) => claims.map(({ bookingId }) => bookingId));

it('service, calendars, days and tallies are as they were then, and the answer stands there', async () => {
  const { found } = await recalled({
    ...shop(),
    'agenda/cal_room4/2026-11-23': [claimed('bkg_1'), claimed('bkg_2', nine + 60 * minute)],
    'agenda/cal_room4/2026-11-24': [claimed('bkg_3', nine + day)],
    'agenda/cal_room5/2026-11-23': [claimed('bkg_4')],
  });
  expect(found).toMatchObject({ position, mark: 'then', context: { service: { id: 'svc_massage' } } });
  expect(found?.context.calendars.map(({ calendar }) => calendar.id)).toEqual(rooms);
  expect(bookingsIn(found)).toEqual([['bkg_1', 'bkg_2', 'bkg_3'], ['bkg_4']]);
  expect(found?.context.calendars.map(({ unavailable }) => unavailable)).toEqual([[], []]);
});

it('days are looked at that a start in the range can touch, and those on which it may count, with their weeks', async () => {
  const { asked } = await recalled(shop());
  expect(asked).toEqual([
    ...['service/svc_massage', 'calendar/cal_room4', 'calendar/cal_room5'],
    ...rooms.flatMap((id) => ['2026-11-23', '2026-11-24'].map((date) => `agenda/${id}/${date}`)),
    ...['2026-11-22', '2026-11-23', '2026-11-24'].map((date) => `tally-day/svc_massage/${date}`),
    ...['2026-W47', '2026-W48'].map((week) => `tally-week/svc_massage/${week}`),
  ]);
});

it('tallies are told with the day or the week that they are of', async () => {
  const counted = { type: 'TallyCounted', data: { bookingId: 'bkg_1', start: nine, expiresAt: null } };
  const { found } = await recalled({ ...shop(), 'tally-week/svc_massage/2026-W48': [counted] });
  expect(found?.context.tallies?.map(({ of, bookings }) => `${of}: ${bookings.length}`)).toEqual([
    ...['2026-11-22: 0', '2026-11-23: 0', '2026-11-24: 0', '2026-W47: 0', '2026-W48: 1'],
  ]);
});

it('a service that was not there yet has no slots, and one whose past cannot be read cannot be told', async () => {
  const { found, calls } = await recalled({ 'calendar/cal_room4': [eventOf(roomCreated())] });
  expect([found, calls]).toEqual([null, 1]);
  await expect(recalled(shop(), ['service/svc_massage'])).rejects.toThrow(UnreadableEvent);
  await expect(recalled(shop(), ['tally-day/svc_massage/2026-11-23'])).rejects.toThrow(UnreadableEvent);
});

it('a calendar that was not there yet is left out, and one of several uses is told once', async () => {
  const { 'calendar/cal_room5': _, ...without } = shop();
  const { found } = await recalled({ ...without, 'agenda/cal_room4/2026-11-23': [claimed('bkg_1')] });
  expect(bookingsIn(found)).toEqual([['bkg_1']]);
  const twice = shop([{ calendarId: 'cal_room5' }, { anyOf: ['cal_room4', 'cal_room5'], strategy: 'first' }]);
  const { found: once } = await recalled(twice);
  expect(once?.context.calendars.map(({ calendar }) => calendar.id)).toEqual(['cal_room5', 'cal_room4']);
});

it('a calendar that cannot be read is closed at all times, and the others are as they are', async () => {
  const facts = { ...shop(), 'agenda/cal_room5/2026-11-23': [claimed('bkg_4')] };
  const { found } = await recalled(facts, ['calendar/cal_room4', 'agenda/cal_room4/2026-11-24']);
  const [closed, open] = found!.context.calendars;
  expect(closed?.calendar).toEqual(unreadableCalendar('cal_room4'));
  expect(closed?.unavailable).toEqual([{ start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY }]);
  expect(open?.calendar.name).toBe(theRoom().name);
  expect(open?.unavailable).toEqual([]);
  expect(bookingsIn(found)?.[1]).toEqual(['bkg_4']);
});

it('a day that cannot be read is closed, on its own calendar alone', async () => {
  const facts = { ...shop(), 'agenda/cal_room4/2026-11-24': [claimed('bkg_1', nine + day)] };
  const { found } = await recalled(facts, ['agenda/cal_room4/2026-11-23']);
  const start = Date.UTC(2026, 10, 23);
  expect(found?.context.calendars.map(({ unavailable }) => unavailable)).toEqual([[{ start, end: start + day }], []]);
  expect(bookingsIn(found)).toEqual([['bkg_1'], []]);
});

it('the days are asked for again, one by one, only where something cannot be read', async () => {
  expect((await recalled(shop())).calls).toBe(4);
  // All days at once, and then each of the four.
  expect((await recalled(shop(), ['agenda/cal_room4/2026-11-23'])).calls).toBe(4 + 4);
});

it('whatever else goes wrong in the log is told', async () => {
  const { log } = logOf(shop());
  const recall = (...asked: Parameters<typeof log.recall>) =>
    asked[2][0]!.name.startsWith('calendar') ? Promise.reject(new Error('no connection')) : log.recall(...asked);
  const broken = { ...log, recall } as typeof log;
  const asked = recallAvailability(broken, { shard: 7, tenant: 'acme' }, 'svc_massage', ofMonday, at);
  await expect(asked).rejects.toThrow('no connection');
});
