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

const alternativesOf = (decision: ReturnType<ReturnType<typeof given>['when']>) => {
  const { outcome } = decision;
  const told = 'events' in outcome ? outcome.events.find(({ type }) => type === 'BookingDisplaced') : undefined;
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
});
