import type { Answer } from '../history.js';
import { hour, moment, nine, type Planted, pointOf, room, verdictOn } from './given.js';

const told = (plant: (planted: Planted) => void) =>
  verdictOn(plant).flatMap(({ rule, what }) => (rule === 'real-time' ? [what] : []));

const notFound = (planted: Planted, position: number): Answer => {
  return { kind: 'refused', reason: 'not-found', at: pointOf(planted.log[position - 1]!), details: {} };
};

const answered = (planted: Planted) => planted.calls[0]!.until!;

/** Ada books, at the third and fourth position; so long after she is told Bob is refused as of a position. */
const refused = (position: number, after: number) => (planted: Planted) => {
  planted.booked('bkg_1', 'ada-1.1');
  const at = answered(planted) + after;
  planted.call('bob-1.1', { what: 'confirm', about: 'bkg_9' }, notFound(planted, position), at);
};

it('a refusal may name what was told before it was asked for, and nothing before that', () => {
  expect(told(refused(4, 1))).toEqual([]);
  expect(told(refused(3, 0))).toEqual([]);
  expect(told(refused(3, 1))).toEqual([expect.stringMatching(/bob-1.1 stands at 3, though 4 had been told before/)]);
});

it('an event stands behind all that was told before it was asked for, not at the same position', () => {
  const shared = (told: number) => (planted: Planted) => {
    planted.booked('bkg_1', 'ada-1.1');
    planted.booked('bkg_2', 'bob-1.1', room(nine + hour));
    Object.assign(planted.calls[0]!, { answer: { ...planted.calls[0]!.answer, at: pointOf(planted.log[told - 1]!) } });
  };
  expect(told(shared(4))).toEqual([]);
  expect(told(shared(5))).toEqual([expect.stringMatching(/bob-1.1 stands at 5, though 5 had been told before/)]);
});

it('the highest position that was told counts, whichever was told last, also of what is offered with a refusal', () => {
  const lower = (planted: Planted) => {
    planted.booked('bkg_1', 'ada-1.1');
    planted.call('eve-1.1', { what: 'look' }, { kind: 'offered', at: pointOf(planted.log[0]!), slots: [] });
    planted.call('bob-1.1', { what: 'confirm', about: 'bkg_9' }, notFound(planted, 3));
  };
  expect(told(lower)).toEqual([expect.stringMatching(/bob-1.1 stands at 3, though 4 had been told/)]);
  const offered = (planted: Planted) => {
    const first = notFound(planted, 1);
    planted.write('setup', ['service/svc_room', 'ServiceCreated', {}]);
    const alternatives = planted.instead(room());
    planted.call('eve-1.1', { what: 'confirm', about: 'bkg_9' }, { ...first, details: { alternatives } } as Answer);
    planted.call('bob-1.1', { what: 'confirm', about: 'bkg_9' }, notFound(planted, 2));
  };
  expect(told(offered)).toEqual([expect.stringMatching(/bob-1.1 stands at 2, though 3 had been told/)]);
});

/** Bob is refused as of a position while Ada's booking, at the third and fourth, is not asked for before he has his answer. */
const before = (position: number, until: number) => (planted: Planted) => {
  planted.booked('bkg_1', 'ada-1.1');
  Object.assign(planted.calls[0]!, { at: moment(20), until: moment(21) });
  planted.call('bob-1.1', { what: 'confirm', about: 'bkg_9' }, notFound(planted, position), moment(1), until);
};

it('a refusal stands before what was asked for after its answer', () => {
  expect(told(before(2, moment(19)))).toEqual([]);
  expect(told(before(3, moment(20)))).toEqual([]);
  expect(told(before(3, moment(19)))).toContainEqual(
    expect.stringMatching(/stands at 3, though what is behind 2 was asked/),
  );
});
