import type { Details } from '../history.js';
import { hour, moment, nine, type Planted, room, verdictOn } from './given.js';

const told = (plant: (planted: Planted) => void) =>
  verdictOn(plant).flatMap(({ rule, what }) => (rule === 'refusal' ? [what] : []));

const notFound = { kind: 'refused', reason: 'not-found', at: null, details: {} } as const;

/** A booking is stored at `recordedAt`, and nobody hears of it; a refusal names no position, and says that it is not there. */
const unheard =
  (recordedAt: number, asked: number, answered = asked + 100) =>
  (planted: Planted) => {
    planted.booked('bkg_1', 'ada-1.1');
    Object.assign(planted.calls[0]!, { at: recordedAt - 100, until: null, answer: { kind: 'unknown' } });
    for (const row of planted.log.slice(2)) Object.assign(row, { recordedAt });
    planted.call('bob-1.1', { what: 'confirm', about: 'bkg_1' }, notFound, asked, answered);
  };

it('a refusal that names no position is true at one between what was there as it was asked for and its answer', () => {
  expect(told(unheard(moment(20), moment(19)))).toEqual([]);
  expect(told(unheard(moment(20), moment(20) + 1_000))).toEqual([]);
  expect(told(unheard(moment(20), moment(20) + 1_001))).toEqual([expect.stringContaining('no position: it is there')]);
});

it('a refusal that names no position is not true for what was told before, or asked for after its answer', () => {
  const heard = (planted: Planted) => {
    planted.booked('bkg_1', 'ada-1.1');
    planted.call('bob-1.1', { what: 'confirm', about: 'bkg_1' }, notFound);
  };
  expect(told(heard)).toEqual([expect.stringContaining('no position: it is there')]);
  const exists = { ...notFound, reason: 'already-exists' };
  const asked = (at: number) => (planted: Planted) => {
    planted.call('bob-1.1', { what: 'book', about: 'bkg_1' }, exists, moment(1), at);
    planted.booked('bkg_1', 'ada-1.1');
    Object.assign(planted.calls[1]!, { at: moment(2) });
  };
  expect(told(asked(moment(2) - 1))).toEqual([expect.stringContaining('no position: it is not there')]);
  expect(told(asked(moment(2)))).toEqual([]);
});

it('a reader who goes on from another history is refused, and nobody else', () => {
  const goes = (mark: string) => (planted: Planted) => {
    const knows = { version: 1, at: { position: 1, mark } };
    planted.call('bob-1.1', { what: 'read', about: 'bkg_1', knows }, { ...notFound, reason: 'other-history' });
  };
  expect(told(goes('ffffffff'))).toEqual([]);
  expect(told(goes('00000001'))).toEqual([expect.stringContaining('it is the same history')]);
});

const limit = (atMost: number): Details => ({ limit: { kind: 'live-holds', atMost } });

/** Eve has a hold, which the desk lets go on; she wants another one. */
const extended = (atMost: number) => (planted: Planted) => {
  planted.held('bkg_1', 'eve-1.1', moment(600));
  planted.write('desk-1.1', ['booking/bkg_1', 'HoldExtended', { expiresAt: moment(900) }]);
  planted.call('desk-1.1', { what: 'extend', about: 'bkg_1', customer: null }, planted.done('bkg_1'));
  const wants = { what: 'hold', wanted: room(nine + hour) } as const;
  planted.call('eve-2.1', wants, planted.refused('limit-reached', limit(atMost)));
};

it('a hold is of whoever asked for it, however often it goes on, and is one', () => {
  expect(told(extended(1))).toEqual([]);
  expect(told(extended(2))).toEqual([expect.stringContaining('the customer has 1 holds there')]);
});
