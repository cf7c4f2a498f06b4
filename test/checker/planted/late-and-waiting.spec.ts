import { judge } from '../judge.js';
import { confirmed, moment, nine, Planted, room, verdictOn } from './given.js';

const expired = { expiredAt: moment(60) };

/** A hold of an open room that runs out and is confirmed a minute later. */
const confirmedLate = (planted: Planted, before: (planted: Planted) => void) => {
  planted.held('bkg_1', 'ada-1.1', moment(60));
  before(planted);
  const late = moment(70);
  planted.call('ada-2.1', { what: 'confirm', about: 'bkg_1' }, planted.refused('hold-expired', expired), late);
};

it('nobody can have back a time at which the calendar has been closed since', () => {
  const closing = { id: 'blk_1', start: nine, end: nine + 3_600_000 };
  const close = (planted: Planted) => void planted.write('setup', ['calendar/cal_room', 'BlackoutAdded', closing]);
  expect(verdictOn((planted) => confirmedLate(planted, close)).filter(({ rule }) => rule === 'refusal')).toEqual([]);
});

it('a time that nobody else has is the holder’s still', () => {
  expect(verdictOn((planted) => confirmedLate(planted, () => {}))).toContainEqual({
    rule: 'refusal',
    what: expect.stringMatching(/hold-expired at \d+: its time is free there/),
  });
});

/** Held for who waits, by nobody's call; the same customer asks for a hold of their own. */
const heldForAnEntry = (customer: string) => (planted: Planted) => {
  planted.write('eve-1.1', ['waitlist-entry/wls_1', 'WaitlistJoined', {}]);
  planted.call('eve-1.1', { what: 'change', customer }, { kind: 'unknown' });
  planted.held('bkg_1', 'policy', moment(900));
  Object.assign(planted.log.at(-1)!.data, { waitlistEntryId: 'wls_1' });
  planted.calls.pop();
  const refused = planted.refused('limit-reached', { limit: { kind: 'live-holds', atMost: 1 } });
  planted.call('eve-2.1', { what: 'hold', wanted: room(nine + 7_200_000), customer: 'eve' }, refused);
};

it('a hold for an entry of the waitlist counts for the customer who waits', () => {
  const ofHolds = (customer: string) =>
    verdictOn(heldForAnEntry(customer)).filter(({ what }) => what.includes('holds there'));
  expect(ofHolds('eve')).toEqual([]);
  expect(ofHolds('bob')).toHaveLength(1);
});

/** The only hold that its customer may have, recorded while a clock was ahead; the same customer asks for another one at `at`. */
const heldWhileAhead = (at: number) => (planted: Planted) => {
  const { log } = planted;
  const before = log.length;
  planted.held('bkg_1', 'eve-1.1', moment(30));
  for (const row of log.slice(before)) Object.assign(row, { recordedAt: moment(100) });
  const refused = planted.refused('limit-reached', { limit: { kind: 'live-holds', atMost: 1 } });
  planted.call('eve-2.1', { what: 'hold', wanted: room(nine + 7_200_000), customer: 'eve' }, refused, at);
};

it('a hold counts as long as it lasts where clocks are set back, whatever time the log had reached before', () => {
  const ofHolds = (at: number) => verdictOn(heldWhileAhead(at)).filter(({ what }) => what.includes('holds there'));
  expect(ofHolds(moment(20))).toEqual([]);
  expect(ofHolds(moment(99))).toHaveLength(1);
});

/** A hold of Ada's has run out, and somebody who names nobody wants it to go on; another one is of `who`. */
const extendedBeside = (who: string) => (planted: Planted) => {
  planted.held('bkg_1', 'ada-1.1', moment(10));
  planted.held('bkg_2', `${who}-2.1`, moment(900), room(nine + 7_200_000));
  const refused = planted.refused('limit-reached', { limit: { kind: 'live-holds', atMost: 1 } });
  planted.call('desk-1.1', { what: 'extend', about: 'bkg_1', customer: null }, refused, moment(60));
};

it('other holds count for whose hold it is, whoever wants it to go on', () => {
  const ofHolds = (who: string) => verdictOn(extendedBeside(who)).filter(({ what }) => what.includes('holds there'));
  expect(ofHolds('ada')).toEqual([]);
  expect(ofHolds('bob')).toHaveLength(1);
});

it('a hold that has not run out by the log is in the way of a blackout, unless clocks were set', () => {
  const planted = new Planted();
  planted.held('bkg_1', 'ada-1.1', moment(30));
  planted.write('setup', ['calendar/cal_room', 'BlackoutAdded', { id: 'blk_1', start: nine, end: nine + 3_600_000 }]);
  const inBlackout = (clockError?: number) =>
    judge({ ...planted.history, ...(clockError && { clockError }) }).filter(({ what }) => what.includes('blk_1'));
  expect(inBlackout()).toHaveLength(1);
  expect(inBlackout(30_000)).toEqual([]);
});

/** Two attempts at once to confirm what is confirmed; one is answered, the other asked again after somebody has cancelled. */
const confirmedTwice = (has: (planted: Planted) => void) => (planted: Planted) => {
  planted.booked('bkg_1', 'ada-1.1');
  planted.call('ada-2.1', { what: 'confirm', about: 'bkg_1' }, { kind: 'unknown' }, planted.now, null);
  has(planted);
  planted.call('ada-2.2', { what: 'confirm', about: 'bkg_1' }, planted.done('bkg_1'));
  planted.cancelled('bkg_1', 'bob-1.1');
  const [currentVersion, currentStatus] = [planted.done('bkg_1').version, 'cancelled'];
  const refused = planted.refused('illegal-transition', { currentVersion, currentStatus });
  planted.call('ada-2.3', { what: 'confirm', about: 'bkg_1' }, refused);
};

it('a command that had nothing to change is told how it is by then, and one that has changed something that it is done', () => {
  expect(verdictOn(confirmedTwice(() => {}))).toEqual([]);
  const written = confirmedTwice((planted) => planted.write('ada-2.1', confirmed('bkg_1', room())));
  expect(verdictOn(written)).toContainEqual({
    rule: 'unknown',
    what: expect.stringMatching(/refused as illegal-transition at \d+, though done at \d+/),
  });
});
