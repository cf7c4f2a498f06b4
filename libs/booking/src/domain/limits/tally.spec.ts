import { theMassage } from '#test/rules/front-desk';
import { desk } from '#test/rules/given';
import { contentOf, monday } from '#test/rules/front-desk';
import type { Recorded } from '../deciding/decision.js';
import { day, minute } from '../time/interval.js';
import { talliesOf } from './count-in-limits.js';
import { noLimits } from '../calendars/service.js';
import { type Counted, talliesFrom, type TallyEvent, type TallyKind, tallyStream } from './tally.js';

const ten = monday('10:00');
const counted = (bookingId: string, start = ten): Counted => ({ bookingId, start, expiresAt: null });
const counts = (bookingId: string, start = ten): TallyEvent => ({
  type: 'TallyCounted',
  data: counted(bookingId, start),
});
const frees = (bookingId: string): TallyEvent => ({ type: 'TallyFreed', data: { bookingId } });

/** Each event with when it was recorded. */
const after = (kind: TallyKind, ...events: readonly (readonly [TallyEvent, number])[]) => {
  const { evolve, initial } = tallyStream(kind, 'svc_massage', 'x');
  return events.reduce((tally, [event, recordedAt], at) => {
    const recorded = { event, version: at + 1, position: at + 1, mark: '', recordedAt, actor: desk };
    return evolve(tally, recorded as Recorded<TallyEvent>);
  }, initial);
};

it('nobody counts at first, then whoever came and has not gone', () => {
  const early = ten - 7 * day;
  expect(after('day')).toEqual({ version: 0, bookings: [] });
  const both = [counts('bkg_ada'), counts('bkg_eve')].map((event) => [event, early] as const);
  expect(after('day', ...both, [frees('bkg_ada'), early])).toEqual({ version: 3, bookings: [counted('bkg_eve')] });
});

it('the tally of a week counts its first day to its end, and that of a customer drops bookings that began a day ago', () => {
  const week = [
    [counts('bkg_mon'), ten],
    [counts('bkg_fri', ten + 4 * day), ten + 3 * day],
  ] as const;
  expect(after('week', ...week).bookings).toHaveLength(2);
  expect(after('customer', ...week).bookings).toEqual([counted('bkg_fri', ten + 4 * day)]);
});

it('a customer’s is remembered for less than a day after it began', () => {
  const later = (at: number) => after('customer', [counts('bkg_ada'), ten], [counts('bkg_eve', ten + 9 * day), at]);
  expect([ten + day - 1, ten + day].map((at) => later(at).bookings.length)).toEqual([2, 1]);
});

it.each<TallyKind>(['day', 'week', 'customer'])(
  'all tallies of a %s and of a service lie between two names',
  (kind) => {
    const own = tallyStream(kind, 'svc_massage', '2026-11-23').name;
    const others = [
      tallyStream(kind, 'svc_massages', '2026-11-23').name,
      tallyStream(kind, 'svc_a', '2026-11-23').name,
    ];
    const { from, to, stream } = talliesFrom(kind, 'svc_massage');
    expect([own, ...others].map((name) => from <= name && name < to)).toEqual([true, false, false]);
    expect(stream(own)).toEqual(tallyStream(kind, 'svc_massage', '2026-11-23'));
    const later = talliesFrom(kind, 'svc_massage', '2026-11-24').from;
    expect(own < later && later <= tallyStream(kind, 'svc_massage', '2026-11-24').name).toBe(true);
  },
);

it('a booking without a customer counts for its day and its week alone', () => {
  const service = theMassage({ limits: { ...noLimits, perDay: 1, perWeek: 1, perCustomer: 1 } });
  const booking = { ...contentOf(ten), id: 'bkg_ada', core: { start: ten, end: ten + 30 * minute } };
  const names = (customerHash: string | null) =>
    talliesOf(service, { ...booking, customerHash }).map(({ name }) => name);
  const periods = ['tally-day/svc_massage/2026-11-23', 'tally-week/svc_massage/2026-W48'];
  expect(names(null)).toEqual(periods);
  expect(names('hash_of_ada')).toEqual([...periods, 'tally-customer/svc_massage/hash_of_ada.1']);
});
