import { hall, inTheWay, moment, pointOf } from './given.js';
import { answered, type Change, callOf, overwrite, replace, rowOf, verdictWith } from './good-past.js';

it.each<Change>([
  [
    'another event has the position that was acknowledged',
    (p) => answered(p, 'ada-6.1', { at: { position: 10, mark: 'ffffffff' } }),
    'acknowledged',
    /not there: bkg_3/,
  ],
  [
    'it was acknowledged at another time',
    (p) => replace(p, 'ada-6.1', { command: { ...callOf(p, 'ada-6.1').command, wanted: hall(1) } }),
    'acknowledged',
    /at another time/,
  ],
  [
    'a cancelled booking stands',
    (p) => replace(p, 'ada-1.1', { command: { ...callOf(p, 'ada-1.1').command, id: 'ada-9', what: 'cancel' } }),
    'acknowledged',
    /acknowledged, but confirmed/,
  ],
  [
    'the answer tells another status',
    (p) => answered(p, 'ada-6.1', { status: 'held' }),
    'acknowledged',
    /confirmed, not held/,
  ],
  [
    'the answer tells another slot',
    (p) => answered(p, 'ada-6.1', { slot: hall(3) }),
    'acknowledged',
    /at another time than it was told/,
  ],
  [
    'somebody else’s booking is taken for one’s own',
    (p) => replace(p, 'eve-2.2', { command: { ...callOf(p, 'eve-2.2').command, id: 'eve-9' } }),
    'acknowledged',
    /but written by eve-2.1/,
  ],
  [
    'a repeat is told something else',
    (p) => answered(p, 'ada-1.2', p.done('bkg_3')),
    'acknowledged',
    /told to be bkg_1 .* and bkg_3/,
  ],
  [
    'a reader sees less than it was told',
    (p) =>
      replace(p, 'eve-3.1', {
        command: { ...callOf(p, 'eve-3.1').command, knows: { version: 2, at: { position: 1, mark: '' } } },
      }),
    'acknowledged',
    /where 2 was known/,
  ],
  [
    'two attempts of one command write',
    (p) => overwrite(p, rowOf(p, 'booking/bkg_3'), { correlationId: 'ada-1.2' }),
    'exactly-once',
    /done 2 times/,
  ],
  [
    'one attempt books twice',
    (p) => overwrite(p, rowOf(p, 'booking/bkg_3'), { correlationId: 'eve-2.1' }),
    'exactly-once',
    /made 2 bookings/,
  ],
  [
    'a booking comes from nowhere',
    (p) => overwrite(p, rowOf(p, 'booking/bkg_4'), { correlationId: 'mallory-1.1' }),
    'unasked',
    /was asked for by nobody/,
  ],
  [
    'a request is answered with 500',
    (p) => replace(p, 'bob-4.1', { answer: { kind: 'failed', reason: '500 internal' } }),
    'trouble',
    /answered with 500/,
  ],
  [
    'who was told that nothing is stored has written',
    (p) => replace(p, 'eve-2.1', { answer: { kind: 'failed', reason: 'busy' } }),
    'unknown',
    /eve-2.1 was failed, and has written/,
  ],
  [
    'who was refused has written',
    (p) => replace(p, 'eve-2.1', { answer: { kind: 'refused', reason: 'rule-violation', at: null, details: {} } }),
    'unknown',
    /eve-2.1 was refused, and has written/,
  ],
  [
    'a repeat meets its own booking',
    (p) => replace(p, 'ada-1.2', { answer: p.refused('slot-taken', inTheWay('bkg_4')) }),
    'unknown',
    /refused as slot-taken at .*, though done/,
  ],
  [
    'what was asked for later stands before',
    (p) => replace(p, 'ada-1.1', { at: moment(14), until: moment(15) }),
    'real-time',
    /ada-1.1 stands at 3, though/,
  ],
  [
    'a refusal names the end of a past that was over',
    (p) => answered(p, 'bob-3.1', { at: pointOf(p.log[4]!) }),
    'real-time',
    /had been told before/,
  ],
  [
    'a refusal names what was asked for only later',
    (p) => answered(p, 'bob-1.1', { at: pointOf(p.log[5]!) }),
    'real-time',
    /was asked for after its answer/,
  ],
  [
    'another version was acknowledged',
    (p) => answered(p, 'ada-6.1', { version: 2 }),
    'acknowledged',
    /not there: bkg_3 at version 2/,
  ],
])('one change of an answer, or of when it came: %s', (_, change, rule, told) => {
  expect(verdictWith(change)).toContainEqual({ rule, what: expect.stringMatching(told) });
});
