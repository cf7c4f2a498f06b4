import { at, blackoutAdded, booked, held, massageCreated, monday, roomCreated, upcoming } from '#test/rules/front-desk';
import { bothRooms, massageInBoth, massageInEither } from '#test/rules/front-desk-holds';
import { accepted, joined, offered } from '#test/rules/front-desk-waitlist';
import { desk, type Fact, given } from '#test/rules/given';
import type { Read } from '../../deciding/decision.js';
import { addBlackout } from '../../decisions/calendars/add-blackout.js';
import { changeCalendar } from '../../decisions/calendars/change-calendar.js';
import { type TallyKind, tallyStream } from '../../limits/tally.js';
import { day, minute } from '../../time/interval.js';
import type { Displacement } from '../booking.js';

const ten = monday('10:00');
const early = monday('08:00');

/** Room 4 is closed from ten to eleven, whoever is there. */
const close = (read: Read) => {
  const blackout = { id: 'blk_paint', start: ten, end: monday('11:00'), reason: null };
  const change = { id: 'cal_room4', blackout, onConflict: 'displace' as const, stated: { by: 'any' } as const };
  return addBlackout({ read, actor: 'desk', now: early }, upcoming(read, early), change);
};

const counted = (kind: TallyKind, of: string, bookingId: string) => ({
  stream: tallyStream(kind, 'svc_massage', of),
  type: 'TallyCounted',
  data: { bookingId, start: monday('10:00'), expiresAt: null },
});

type Decided = ReturnType<ReturnType<typeof given>['when']>;

const displacedBy = ({ outcome }: Decided) =>
  'events' in outcome ? outcome.events.filter(({ type }) => type === 'BookingDisplaced') : [];

const alternativesOf = (decision: Decided, id = 'bkg_ada') => {
  const told = displacedBy(decision).find(({ stream }) => stream.name === `booking/${id}`);
  return (told!.data as Displacement).alternatives.map(({ start }) => start);
};

describe('a customer who loses a place is told where there is room without it', () => {
  it('on the day that is full only by their own booking', () => {
    const service = massageCreated({ minNotice: 0, limits: { perDay: 1, perWeek: null, perCustomer: null } });
    const facts = [roomCreated(), service, ...booked('bkg_ada', ten), counted('day', '2026-11-23', 'bkg_ada')];
    expect(alternativesOf(given(...facts).when(close))).toEqual(
      ['09:30', '09:15', '09:00', '11:00', '11:15'].map(monday),
    );
  });

  it('in the week that is full only by their own booking', () => {
    const service = massageCreated({ minNotice: 0, limits: { perDay: null, perWeek: 1, perCustomer: null } });
    const facts = [roomCreated(), service, ...booked('bkg_ada', ten), counted('week', '2026-W48', 'bkg_ada')];
    expect(alternativesOf(given(...facts).when(close))).toContain(monday('11:00'));
  });

  it('not on the day that is full by others too', () => {
    const service = massageCreated({ minNotice: 0, limits: { perDay: 1, perWeek: null, perCustomer: null } });
    const others = counted('day', '2026-11-23', 'bkg_elsewhere');
    const facts = [roomCreated(), service, ...booked('bkg_ada', ten), counted('day', '2026-11-23', 'bkg_ada'), others];
    expect(alternativesOf(given(...facts).when(close))[0]).toBe(monday('16:30') + day - 7.5 * 3_600_000);
  });

  it('for as many as they are, though others lose theirs with them', () => {
    const facts = [
      roomCreated({ capacity: 5 }),
      massageCreated({ minNotice: 0, maxUnitsPerBooking: 5 }),
      ...booked('bkg_ada', ten),
      ...booked('bkg_party', ten, { units: 4 }),
      ...booked('bkg_eve', monday('11:00'), { units: 2 }),
    ];
    const decision = given(...facts).when(close);
    expect(alternativesOf(decision)).toContain(monday('11:00'));
    expect(alternativesOf(decision, 'bkg_party')).not.toContain(monday('11:00'));
    expect(alternativesOf(decision, 'bkg_party')).toContain(monday('09:15'));
  });

  it('in the order in which they would have come', () => {
    const facts = [roomCreated({ capacity: 2 }), massageCreated({ minNotice: 0 })];
    const decision = given(...facts, ...booked('bkg_late', monday('10:30')), ...booked('bkg_ada', ten)).when(close);
    expect(displacedBy(decision).map(({ stream }) => stream.name)).toEqual(['booking/bkg_ada', 'booking/bkg_late']);
  });
});

describe('alternatives are looked for', () => {
  it('on the calendar as it will be, and on four others at most', () => {
    const all = ['cal_room4', 'cal_1', 'cal_2', 'cal_3', 'cal_4', 'cal_5'];
    const mondays = [{ days: ['mon'] as const, from: '09:00', to: '17:00' }];
    const shut = (id: string, start: string, end: string) =>
      blackoutAdded({ id: `blk_${start}`, start: monday(start), end: monday(end) }, { id });
    const found = (free: string) => {
      const facts = [
        ...all.map((id) => roomCreated({ openingHours: mondays }, id)),
        massageCreated({ minNotice: 0, horizonDays: 2, uses: [{ anyOf: all, strategy: 'first' }] }),
        ...booked('bkg_ada', ten),
        ...all.filter((id) => id !== free).flatMap((id) => [shut(id, '09:00', '10:00'), shut(id, '10:40', '17:00')]),
        ...all.filter((id) => id !== free && id !== 'cal_room4').map((id) => shut(id, '10:00', '10:40')),
      ];
      return alternativesOf(given(...facts).when(close)).length > 0;
    };
    expect(all.filter(found)).toEqual(['cal_room4', 'cal_1', 'cal_2', 'cal_3', 'cal_4']);
  });

  it('within a week around the booking, and no further', () => {
    const start = ten + 21 * day;
    const end = start + 60 * minute;
    const free = (daysBefore: number, daysAfter: number) => {
      const blackout = { id: 'blk_paint', start, end, reason: null };
      const change = { id: 'cal_room4', blackout, onConflict: 'displace' as const, stated: at(3) };
      const facts = [
        ...[roomCreated(), massageCreated({ minNotice: 0 })],
        blackoutAdded({ id: 'blk_before', start: start - daysBefore * day, end: start }),
        blackoutAdded({ id: 'blk_after', start: end, end: start + daysAfter * day }),
        ...booked('bkg_ada', start),
      ];
      const decision = given(...facts).when((read) =>
        addBlackout({ read, actor: desk, now: early }, upcoming(read, early), change),
      );
      return alternativesOf(decision).length > 0;
    };
    expect([free(8, 8), free(6, 8), free(8, 6)]).toEqual([false, true, true]);
  });

  it('where all that it takes is free without it, on its other calendars as well', () => {
    const facts = [...massageInBoth({ minNotice: 0 }), ...booked('bkg_ada', ten, { calendarIds: bothRooms })];
    expect(alternativesOf(given(...facts).when(close))[0]).toBe(monday('09:30'));
  });

  it('though the day of another calendar cannot be read, which is not counted on', () => {
    const facts = [...massageInEither({ minNotice: 0 }), ...booked('bkg_ada', ten)];
    const [rooms4, both] = [given(...facts).butUnreadable('agenda/cal_room5/2026-11-23'), given(...facts)].map(
      (known) => alternativesOf(known.when(close)),
    );
    expect(both).toContain(ten);
    expect(rooms4).toEqual(['09:30', '09:15', '09:00', '11:00', '11:15'].map(monday));
  });
});

it('somebody who has to go for want of room goes in the order in which they would have come, whoever was there first', () => {
  const [early, late] = [monday('10:00'), monday('14:00')];
  const each = [
    ...[booked('bkg_late', late), booked('bkg_later', late)],
    ...[booked('bkg_ada', early), booked('bkg_bob', early)],
  ];
  const changes = { capacity: 1 };
  const decision = given(roomCreated({ capacity: 2 }), massageCreated({ minNotice: 0 }), ...each.flat()).when((read) =>
    changeCalendar({ read, now: monday('08:00') }, upcoming(read, monday('08:00')), {
      id: 'cal_room4',
      stated: at(1),
      changes,
      onConflict: 'displace',
    }),
  );
  expect(displacedBy(decision).map(({ stream }) => stream.name)).toEqual(['booking/bkg_bob', 'booking/bkg_later']);
});

describe('a customer who loses a place is read as far as that is needed to release it:', () => {
  const released = (...facts: readonly Fact[]) => given(roomCreated(), massageCreated({ minNotice: 0 }), ...facts);
  const all = ['agenda/cal_room4/2026-11-23', 'booking/bkg_ada', 'calendar/cal_room4', 'service/svc_massage'];
  const later = early + 60 * minute;

  it('whoever holds or has booked it directly stood in no line', () => {
    released(...booked('bkg_ada', ten))
      .when(close)
      .thenExpected(...all);
    released(...held('bkg_ada', ten, { expiresAt: later }))
      .when(close)
      .thenExpected(...all);
  });

  it('whoever has accepted an offer has left it', () => {
    const offer = [...joined('wls_ada'), ...offered('wls_ada', 'bkg_ada', ten, later, early)];
    const confirmed = booked('bkg_ada', ten).at(-1)!;
    const accepting = released(...offer, confirmed, ...accepted('wls_ada', 'bkg_ada'));
    accepting.when(close).thenExpected(...all);
    const unreadable = accepting.butUnreadable('waitlist-entry/wls_ada').when(close);
    expect(displacedBy(unreadable)).toHaveLength(1);
  });
});
