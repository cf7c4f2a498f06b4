import { at, booked, massageCreated, monday, roomCreated, upcoming } from '#test/rules/front-desk';
import { given } from '#test/rules/given';
import type { Read } from '../deciding/decision.js';
import { addBlackout } from '../decisions/calendars/add-blackout.js';
import { type TallyKind, tallyStream } from '../limits/tally.js';
import { day } from '../time/interval.js';
import type { Displacement } from './booking.js';

const ten = monday('10:00');
const early = monday('08:00');

/** Room 4 is closed from ten to eleven, whoever is there. */
const close = (read: Read) => {
  const blackout = { id: 'blk_paint', start: ten, end: monday('11:00'), reason: null };
  const change = { id: 'cal_room4', blackout, onConflict: 'displace' as const, stated: at(1) };
  return addBlackout(read, upcoming(read, early), change, 'desk', early);
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

describe('whoever loses a place is told where there is room without it', () => {
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
