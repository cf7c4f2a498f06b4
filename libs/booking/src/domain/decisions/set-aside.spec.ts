import { adasHash, book, booked, massageCreated, monday, roomCreated, sundayNoon } from '#test/rules/front-desk';
import { counted } from '#test/rules/front-desk-holds';
import { given } from '#test/rules/given';
import { noLimits } from '../calendars/service.js';
import type { Append } from '../deciding/decision.js';
import { type Override, overridable, Refused } from '../deciding/refused.js';
import { tallyStream } from '../limits/tally.js';
import { day, minute } from '../time/interval.js';
import type { SlotRequest } from './bookings/book-slot.js';

const ten = monday('10:00');
const seven = 10 * minute;

const outcomeOf = (
  facts: readonly Append[],
  request: Partial<SlotRequest>,
  override: readonly Override[],
  now: number,
) => {
  const { outcome } = given(...facts).when(book({ ...request, override }, now, { holder: adasHash }));
  if (!(outcome instanceof Refused)) return outcome.events.at(-1)!.type;
  return 'errors' in outcome.details ? outcome.details.errors[0]!.rule : outcome.reason;
};

const usual = [roomCreated(), massageCreated()];
const limited = (limits: object) => massageCreated({ limits: { ...noLimits, ...limits } });
const tallied = (kind: 'day' | 'customer', of: string) =>
  append({ bookingId: 'bkg_bob', start: monday('14:00'), expiresAt: null }, kind, of);
const append = (data: object, kind: 'day' | 'customer', of: string): Append => ({
  stream: tallyStream(kind, 'svc_massage', of),
  type: 'TallyCounted',
  data,
});

/** What would be refused for each of the rules alone. */
const broken: Record<Exclude<Override, 'window-closed'>, readonly [readonly Append[], Partial<SlotRequest>, number]> = {
  'under-notice': [usual, {}, ten - minute],
  'beyond-horizon': [[roomCreated(), massageCreated({ horizonDays: 0 })], {}, sundayNoon],
  'outside-hours': [usual, { start: monday('07:00') }, sundayNoon],
  'in-past': [usual, {}, ten + minute],
  'off-grid': [usual, { start: ten + seven }, sundayNoon],
  'limit-reached': [[roomCreated(), limited({ perDay: 1 }), tallied('day', '2026-11-23')], {}, sundayNoon],
};

const rules = Object.keys(broken) as (keyof typeof broken)[];

it.each(rules)('%s is set aside by its own name and by no other', (rule) => {
  const [facts, request, now] = broken[rule];
  expect(outcomeOf(facts, request, [], now)).toBe(rule);
  expect(outcomeOf(facts, request, [rule], now)).toBe('BookingConfirmed');
  expect(
    outcomeOf(
      facts,
      request,
      overridable.filter((each) => each !== rule),
      now,
    ),
  ).toBe(rule);
});

it.each(rules)('that %s was set aside is recorded', (rule) => {
  const [facts, request, now] = broken[rule];
  const { outcome } = given(...facts).when(book({ ...request, override: [rule] }, now));
  expect(outcome).toMatchObject({
    events: expect.arrayContaining([
      expect.objectContaining({ type: 'BookingConfirmed', data: expect.objectContaining({ overrides: [rule] }) }),
    ]),
  });
});

it.each(rules)('with %s set aside there is no more room than there was', (rule) => {
  const [facts, request, now] = broken[rule];
  const there = booked('bkg_bob', request.start ?? ten);
  expect(outcomeOf([...facts, ...there], request, overridable, now)).toBe('slot-taken');
});

describe('for a time that has passed', () => {
  it('a year is entered, and no more', () => {
    const aYearLater = ten + 366 * day;
    expect(outcomeOf(usual, {}, ['in-past'], aYearLater)).toBe('BookingConfirmed');
    expect(outcomeOf(usual, {}, ['in-past'], aYearLater + 1)).toBe('in-past');
  });

  it('nothing is held or asked for: that would be over before it is answered', () => {
    expect(outcomeOf(usual, { hold: { seconds: null } }, ['in-past'], ten + minute)).toBe('in-past');
    const approved = [roomCreated(), massageCreated({ approval: 'required' })];
    expect(outcomeOf(approved, {}, ['in-past'], ten + minute)).toBe('in-past');
  });

  it('nothing counts among what its customer has to come', () => {
    const facts = [roomCreated(), limited({ perCustomer: 1 }), tallied('customer', `${adasHash}.1`)];
    expect(outcomeOf(facts, {}, ['in-past'], ten + minute)).toBe('BookingConfirmed');
    expect(outcomeOf(facts, {}, [], sundayNoon)).toBe('limit-reached');
    expect(outcomeOf(facts, {}, ['limit-reached'], sundayNoon)).toBe('BookingConfirmed');
  });
});

it('off the grid a start is still a whole minute', () => {
  expect(outcomeOf(usual, { start: ten + 30_000 }, ['off-grid'], sundayNoon)).toBe('off-grid');
});

it('the cap on live holds is a limit like others', () => {
  const held = [1, 2, 3, 4, 5].map((nth) => counted(`bkg_${nth}`, sundayNoon + 300_000));
  const hold = { hold: { seconds: null } };
  expect(outcomeOf([...usual, ...held], hold, [], sundayNoon)).toBe('limit-reached');
  expect(outcomeOf([...usual, ...held], hold, ['limit-reached'], sundayNoon)).toBe('BookingHeld');
});
