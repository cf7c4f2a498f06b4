import { checkLog } from '#test/checker/check-log';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
import { envelope } from '#test/harness/logs/seats';
import { daysFromToday } from '#test/harness/running-clock';
import { agreed, claimed, contentOf, freed, roomCreated } from '#test/rules/front-desk';
import { bookingStream } from '../../../libs/booking/src/domain/bookings/booking.js';
import { calendarStream } from '../../../libs/booking/src/domain/calendars/calendar.js';
import { displacementStream } from '../../../libs/booking/src/domain/claims/displacement.js';
import { type Append, append } from '../../../libs/booking/src/domain/deciding/decision.js';
import { holdsStream } from '../../../libs/booking/src/domain/limits/holds.js';
import { day, minute } from '../../../libs/booking/src/domain/time/interval.js';

let database: ClonedDatabase;
let open: OpenLog;

beforeAll(async () => {
  database = await cloneDatabase();
  open = await openLog(database.url);
});

afterAll(async () => {
  await open.close();
  await database.drop();
});

const soon = daysFromToday(1, '12:00').epochMilliseconds;
const someDay = daysFromToday(2).epochMilliseconds;
const done = { data: {} } as const;

/** A room and bookings in it whose ids end in `case-` and a number; each array is one commit. */
const storyOf = (number: number) => {
  const calendarId = `cal_case-${number}`;
  const id = `bkg_case-${number}`;
  const content = (hours = 9) => contentOf(someDay + hours * 60 * minute, { calendarIds: [calendarId] });
  const calendar = calendarStream(calendarId);
  const begun = <Type extends 'BookingConfirmed' | 'BookingRequested' | 'BookingHeld'>(
    type: Type,
    more = {},
    name = id,
  ) => append(bookingStream(name), { type, data: { id: name, ...content(), ...more } } as never);
  const claim = (more = {}, hours = 9, name = id) => claimed(name, content(hours), more);
  const expiring = { expiresAt: soon, holdSeconds: 60, holder: null };
  const undecided = { decideBy: null, expiresAt: soon };
  const core = { start: someDay - 3 * day, end: someDay };
  const underWay = contentOf(core.start, { core, buffered: core, calendarIds: [calendarId] });
  const ofBooking = (type: string, data: object = {}) => ({ stream: bookingStream(id), type, data });
  return {
    ...{ calendar, id, content, begun, claim, expiring, undecided, ofBooking },
    room: roomCreated({}, calendarId),
    booked: [...claim(), begun('BookingConfirmed', agreed)],
    underWay: [...claimed(id, underWay), begun('BookingConfirmed', { ...underWay, ...agreed })],
    held: [...claim({ kind: 'hold', expiresAt: soon }), begun('BookingHeld', expiring)],
    asked: [...claim({ kind: 'request', expiresAt: soon }), begun('BookingRequested', undecided)],
    free: freed(id, content()),
    blackout: append(calendar, {
      type: 'BlackoutAdded',
      data: { id: 'blk_closed', start: someDay, end: someDay + 720 * minute, reason: null, onConflict: 'displace' },
    }),
    shrunk: append(calendar, { type: 'CalendarChanged', data: { capacity: 0, onConflict: 'displace' } }),
    displacing: append(displacementStream(calendarId), { type: 'DisplacementBegun', ...done }),
    displaced: append(displacementStream(calendarId), { type: 'DisplacementEnded', ...done }),
    counted: append(holdsStream(`case-${number}`), { type: 'HoldCounted', data: { bookingId: id, expiresAt: soon } }),
  };
};

type Story = ReturnType<typeof storyOf>;

const tell = async (story: readonly (readonly Append[])[]) => {
  for (const events of story) {
    const streams = [...new Set(events.map(({ stream }) => stream.name))];
    const named = streams.map((name) => ({ name, initial: {}, evolve: () => ({}) }));
    await open.log.decide(envelope(), named.at(-1)!, (read) => {
      read.all(named);
      return { events, until: Number.POSITIVE_INFINITY };
    });
  }
};

const stories: [string, RegExp | null, (story: Story) => (readonly Append[])[]][] = [
  ['a booking', null, ({ booked }) => [booked]],
  ['a hold', null, ({ held }) => [held]],
  ['a hold that is confirmed', null, ({ held, booked }) => [held, booked]],
  ['a displacement under way', null, ({ booked, blackout, displacing }) => [booked, [displacing, blackout]]],
  [
    'two in a room for one',
    /2 of 1 units claimed/,
    ({ booked, claim, begun, id }) => [
      booked,
      [...claim({}, 9, `${id}-b`), begun('BookingConfirmed', agreed, `${id}-b`)],
    ],
  ],
  ['a room that shrinks under a booking', /1 of 0 units claimed/, ({ booked, shrunk }) => [booked, [shrunk]]],
  ['a booking in a blackout', /claimed in blackout/, ({ booked, blackout }) => [[blackout], booked]],
  ['a blackout over a booking', /claimed in blackout/, ({ booked, blackout }) => [booked, [blackout]]],
  [
    'a displacement that left one out',
    /claimed in blackout/,
    ({ booked, blackout, displacing, displaced }) => [booked, [displacing, blackout], [displaced]],
  ],
  ['a booking without its time', /should have \[cal_/, ({ begun }) => [[begun('BookingConfirmed', agreed)]]],
  [
    'a hold that claims as a booking',
    /should have \[.* hold /,
    ({ claim, begun, expiring }) => [[...claim(), begun('BookingHeld', expiring)]],
  ],
  [
    'a claim that ends before its hold',
    /until 1\] and should have/,
    ({ claim, begun, expiring }) => [[...claim({ kind: 'hold', expiresAt: 1 }), begun('BookingHeld', expiring)]],
  ],
  [
    'a cancelled booking that keeps its time',
    /should have \[\]/,
    ({ booked, ofBooking }) => [booked, [ofBooking('BookingCancelled', { reason: null })]],
  ],
  [
    'a booking over early that keeps its time',
    /case-\d+ has \[.* and should have \[cal_/,
    ({ underWay, ofBooking }) => [underWay, [ofBooking('BookingCompleted')]],
  ],
  [
    'a booking that is complete before it begins',
    /BookingCompleted .* which is confirmed/,
    ({ booked, ofBooking }) => [booked, [ofBooking('BookingCompleted')]],
  ],
  ['a booking that loses its time and knows nothing of it', /should have \[cal_/, ({ booked, free }) => [booked, free]],
  [
    'a hold that ends before its time',
    /HoldExpired .*, which is held until/,
    ({ held, free, ofBooking }) => [held, [...free, ofBooking('HoldExpired')]],
  ],
  [
    'a hold that is not counted',
    /holds\/case-\d+ has \[\] and should have \[.*bkg_/,
    ({ claim, begun, expiring, id }) => [
      [...claim({ kind: 'hold', expiresAt: soon }), begun('BookingHeld', { ...expiring, holder: id.slice(4) })],
    ],
  ],
  [
    'a hold that is counted for nobody',
    /holds\/case-\d+ has \[.*bkg_.* should have \[\]/,
    ({ held, counted }) => [[...held, counted]],
  ],
  [
    'an approval of what was confirmed',
    /BookingApproved .* which is confirmed/,
    ({ booked, ofBooking }) => [booked, [ofBooking('BookingApproved', agreed)]],
  ],
  [
    'an approval after the deadline',
    /BookingApproved .* which is expired/,
    ({ claim, begun, undecided, ofBooking }) => [
      [...claim({ kind: 'request', expiresAt: 1 }), begun('BookingRequested', { ...undecided, expiresAt: 1 })],
      [...claim(), ofBooking('BookingApproved', agreed)],
    ],
  ],
  [
    'a request that is confirmed as if it were a hold',
    /BookingConfirmed .* which is pending/,
    ({ asked, booked }) => [asked, booked],
  ],
  [
    'a no-show before the start',
    /BookingMarkedNoShow .* which is confirmed/,
    ({ booked, free, ofBooking }) => [booked, [...free, ofBooking('BookingMarkedNoShow')]],
  ],
  ['a booking that begins with its end', /does not exist/, ({ ofBooking }) => [[ofBooking('HoldExpired')]]],
];

it.each(stories.map((story, number) => [...story, number] as const))(
  'the checker judges %s',
  async (_, complaint, tellOf, number) => {
    const story = storyOf(number);
    const before = new Set(await checkLog(open.pool));
    await tell([[story.room], ...tellOf(story)]);
    const found = (await checkLog(open.pool)).filter((text) => !before.has(text));
    if (complaint) expect(found.join('\n')).toMatch(complaint);
    else expect(found).toEqual([]);
  },
);
