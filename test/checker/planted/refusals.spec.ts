import { hall, inTheWay, moment } from './given.js';
import { answered, type Change, callOf, detailed, overwrite, replace, verdictWith } from './good-past.js';

it.each<Change>([
  [
    'a refusal is of an event that the log has not',
    (p) => answered(p, 'bob-3.1', { at: { position: 12, mark: 'ffffffff' } }),
    'refusal',
    /there is no such event/,
  ],
  [
    'a refusal names who is elsewhere',
    (p) => detailed(p, 'bob-3.1', inTheWay('bkg_2', 'cal_hall')),
    'refusal',
    /bkg_2 is elsewhere/,
  ],
  [
    'a refusal names who is not there yet',
    (p) => detailed(p, 'bob-1.1', inTheWay('bkg_3')),
    'refusal',
    /bkg_3 is not there, but from/,
  ],
  ['a refusal names nobody', (p) => detailed(p, 'bob-1.1', { conflicts: [] }), 'refusal', /names nothing/],
  [
    'a hold is told to be a booking',
    (p) => answered(p, 'eve-1.1', { reason: 'slot-taken' }),
    'refusal',
    /free there, or once the holds lapse/,
  ],
  [
    'a booking is told to be a hold',
    (p) => answered(p, 'bob-1.1', { reason: 'slot-held' }),
    'refusal',
    /not free either once/,
  ],
  [
    'a hold is told to last longer',
    (p) => detailed(p, 'eve-1.1', { heldUntil: moment(200) }),
    'refusal',
    /no hold that it names ends before/,
  ],
  [
    'who fits is told that there is no room',
    (p) => replace(p, 'bob-3.1', { command: { ...callOf(p, 'bob-3.1').command, wanted: hall(1) } }),
    'refusal',
    /there is room there/,
  ],
  [
    'another capacity is told',
    (p) => detailed(p, 'bob-3.1', { capacity: 2 }),
    'refusal',
    /no full calendar has 2 places/,
  ],
  ['another version is told', (p) => detailed(p, 'ada-3.1', { currentVersion: 3 }), 'refusal', /at version 2 there/],
  [
    'who states the very version is refused for it',
    (p) => replace(p, 'ada-3.1', { command: { ...callOf(p, 'ada-3.1').command, stated: 2 } }),
    'refusal',
    /the very version/,
  ],
  [
    'another status is told',
    (p) => detailed(p, 'ada-5.1', { currentStatus: 'confirmed' }),
    'refusal',
    /it is cancelled at version 3 there/,
  ],
  ['what is there is not found', (p) => answered(p, 'ada-5.1', { reason: 'not-found' }), 'refusal', /it is there/],
  [
    'it is refused for what nobody can meet',
    (p) => answered(p, 'ada-5.1', { reason: 'teapot' }),
    'refusal',
    /nothing of this kind/,
  ],
  [
    'the same history is told to be another',
    (p) => replace(p, 'eve-3.1', { answer: { kind: 'refused', reason: 'other-history', at: null, details: {} } }),
    'refusal',
    /it is the same history/,
  ],
  [
    'what it says was true only before',
    (p) => {
      detailed(p, 'ada-3.1', { currentVersion: 1 });
      replace(p, 'ada-3.1', { command: { ...callOf(p, 'ada-3.1').command, stated: 9 } });
    },
    'refusal',
    /at version 2 there/,
  ],
  [
    'there is room beside the hold',
    (p) => overwrite(p, 0, { data: { ...p.log[0]!.data, capacity: 2 } }),
    'refusal',
    /eve-1: slot-held at \d+: there is room there/,
  ],
])('one change of a refusal: %s', (_, change, rule, told) => {
  expect(verdictWith(change)).toContainEqual({ rule, what: expect.stringMatching(told) });
});
