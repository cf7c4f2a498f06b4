import { adasHash, book, booked, massageCreated, monday, roomCreated, sundayNoon } from '#test/rules/front-desk';
import { adasHolds, counted } from '#test/rules/front-desk-holds';
import { given } from '#test/rules/given';
import { noLimits } from '../calendars/service.js';
import { append } from '../deciding/decision.js';
import { Refused } from '../deciding/refused.js';
import { minute } from '../time/interval.js';
import { tallyStream } from './tally.js';

const has = append(tallyStream('customer', 'svc_massage', `${adasHash}.1`), {
  type: 'TallyCounted',
  data: { bookingId: 'bkg_before', start: monday('14:00'), expiresAt: null },
});
const taken = [
  roomCreated(),
  massageCreated({ limits: { ...noLimits, perCustomer: 1 } }),
  ...booked('bkg_bob', monday('10:00'), { customerHash: 'hash_of_bob' }),
];
const holdsUntil = (instant: number) => counted('bkg_elsewhere', instant);
const hold = (overrides: Parameters<typeof book>[0] = {}) =>
  book({ hold: { seconds: null }, ...overrides }, sundayNoon, { holder: adasHolds });
const many = Array.from({ length: 5 }, (_, nth) => counted(`bkg_${nth}`, sundayNoon + (1 + nth) * minute));

describe('a customer who cannot have a slot', () => {
  it('is told that no other would do either, as long as a limit of their own stays', () => {
    const limit = { kind: 'per-customer', atMost: 1 } as const;
    given(...taken, has)
      .when(hold())
      .thenRefused('slot-taken', { personal: { limit, until: monday('14:00') } });
  });

  it('of two limits of their own the one that stays longer', () => {
    given(...taken, has, ...many)
      .when(hold())
      .thenRefused('slot-taken', { personal: expect.objectContaining({ until: monday('14:00') }) });
    const later = Array.from({ length: 5 }, (_, nth) => counted(`bkg_${nth}`, monday('15:00') + nth));
    given(...taken, has, ...later)
      .when(hold())
      .thenRefused('slot-taken', {
        personal: { limit: { kind: 'live-holds', atMost: 5 }, until: monday('15:00') + 2_000 },
      });
  });

  it('is not told so where others would do', () => {
    given(...taken)
      .when(hold())
      .thenRefused('slot-taken', { personal: null });
    given(...taken, holdsUntil(monday('15:00')))
      .when(hold())
      .thenRefused('slot-taken', { personal: null });
  });

  it('hears of the limit alone where the slot is free', () => {
    const free = taken.slice(0, 2);
    given(...free, has)
      .when(hold())
      .thenRefused('limit-reached', { limit: { kind: 'per-customer', atMost: 1 } });
    expect(given(...free).when(hold()).outcome).not.toBeInstanceOf(Refused);
  });
});
