import { hour, inTheWay, nine, type Planted, pointOf, room, verdictOn } from './given.js';
import { type Change, detailed } from './good-past.js';

const ten = room(nine + hour);

/** Bob is refused while somebody gives back another time, which is offered to him as of then. */
const good = (planted: Planted) => {
  planted.booked('bkg_1', 'ada-1.1');
  planted.booked('bkg_2', 'ada-2.1', ten);
  const refused = planted.refused('slot-taken', inTheWay('bkg_1'));
  const asked = planted.now;
  planted.cancelled('bkg_2', 'ada-3.1', ten);
  planted.call('bob-1.1', { what: 'book', wanted: room() }, refused, asked);
  detailed(planted, 'bob-1.1', { alternatives: planted.instead(ten) });
};

const refusedAt = ({ calls }: Planted) => (calls.at(-1)!.answer as { at: { position: number } }).at.position;

const offeredAt = (planted: Planted, position: number, slot = ten) =>
  detailed(planted, 'bob-1.1', { alternatives: { at: pointOf(planted.log[position - 1]!), slots: [slot] } });

it('an alternative that is free at a position of its own is judged good', () => {
  expect(verdictOn(good)).toEqual([]);
});

it.each<Change>([
  ['it is taken there', (p) => offeredAt(p, refusedAt(p)), 'offered', /1 of 1 units of cal_room are taken/],
  ['it is what was asked for', (p) => offeredAt(p, p.log.length, room()), 'offered', /are taken/],
  ['it is of before the refusal', (p) => offeredAt(p, 2), 'offered', /at 2, and what was refused was so later/],
  [
    'no such event is there',
    (p) => detailed(p, 'bob-1.1', { alternatives: { at: { position: p.log.length, mark: 'nowhere' }, slots: [ten] } }),
    'offered',
    /at no event/,
  ],
  [
    'nothing is said of where it is free',
    (p) => detailed(p, 'bob-1.1', { alternatives: { at: null, slots: [ten] } }),
    'offered',
    /at no event/,
  ],
  [
    'what gave it back was asked for after the answer',
    (p) => Object.assign(p.calls[2]!, { at: p.calls[3]!.until! + 1, until: p.calls[3]!.until! + 2 }),
    'real-time',
    /ada-3.1 stands at 7, though 8 had been told before it was invoked/,
  ],
])('one change of it: %s', (_, change, rule, told) => {
  const verdict = verdictOn((planted) => {
    good(planted);
    change(planted);
  });
  expect(verdict).toContainEqual({ rule, what: expect.stringMatching(told) });
});
