import { book, claim, inRoom4, monday, sundayNoon, theMassage, theRoom } from '#test/rules/front-desk';
import { readContext } from '#test/rules/read-context';
import { Refused } from '../deciding/refused.js';
import { minute } from '../time/interval.js';
import type { Context } from './availability.js';
import { explainStarts, walkRefused } from './explain.js';
import { walkSlots } from './slots.js';

const half = { duration: 30, units: 1 };
const from = (start: string, end: string) => ({ start: monday(start), end: monday(end) });
const hour = from('10:00', '11:00');

const reasons = (context: Context, range = hour) =>
  explainStarts(context, range, half, sundayNoon).map(({ reason, rule }) => rule ?? reason);

describe('each start on the grid that cannot be booked is told with its reason:', () => {
  it('what its rules say, or that the service is archived', () => {
    expect(reasons(inRoom4(), from('16:30', '17:15'))).toEqual(['outside-hours', 'outside-hours']);
    expect(reasons(inRoom4({ service: theMassage({ status: 'archived' }) }), from('10:00', '10:30'))).toEqual([
      'dependency-gone',
      'dependency-gone',
    ]);
  });

  it('that its day is full', () => {
    const service = theMassage({ limits: { perDay: 1, perWeek: null, perCustomer: null } });
    const bookings = [{ bookingId: 'bkg_bob', start: monday('14:00'), expiresAt: null }];
    const tallies = [{ of: '2026-11-23', bookings }] as unknown as NonNullable<Context['tallies']>;
    expect(reasons(inRoom4({ service, tallies }), from('10:00', '10:30'))).toEqual(['limit-reached', 'limit-reached']);
  });

  it('what keeps it from ending, though that lies behind the last of the starts', () => {
    const blackouts = [{ id: 'blk_paint', ...from('11:00', '12:00'), reason: null }];
    const calendar = theRoom({ blackouts });
    expect(explainStarts(inRoom4({ calendar }), hour, half, sundayNoon)).toEqual([
      { start: monday('10:45'), reason: 'dependency-gone', rule: null },
    ]);
  });
});

it('a search through many starts lets others work after each calendar and every thirty-two starts', () => {
  const pauses = (walk: Iterable<unknown>) => [...walk].filter((each) => each === null).length;
  const range = { start: monday('09:00'), end: monday('09:00') + 69 * 5 * minute };
  const context = inRoom4({ service: theMassage({ step: 5 }) });
  expect(pauses(walkRefused(context, range, half, sundayNoon))).toBe(1 + 2);
  expect(pauses(walkSlots(context, range, half, sundayNoon))).toBe(1 + 2);
});

it('the reason told for a start is the one that booking it would have met', () => {
  const context = inRoom4({ claims: [claim('bkg_ada', monday('10:00'))] });
  const [first] = explainStarts(context, hour, half, sundayNoon);
  const asked = () => book({ start: first!.start }, sundayNoon, { bookingId: 'bkg_new' })(readContext(context));
  expect(asked).toThrow(expect.objectContaining({ reason: first!.reason }) as unknown as Refused);
});
