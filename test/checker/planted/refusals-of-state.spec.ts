import type { Command, Details } from '../history.js';
import { hour, moment, nine, type Planted, pointOf, room, verdictOn } from './given.js';

type About = Partial<Command>;

/** What is wrong with one refusal, of the end of the log, by an answer of half past the first minute. */
const told = (reason: string, details: Details, about: About, plant: (planted: Planted) => void = () => {}) =>
  verdictOn((planted) => {
    plant(planted);
    planted.call('bob-1.1', { what: 'change', ...about }, planted.refused(reason, details), moment(29), moment(30));
  }).flatMap(({ rule, what }) => (rule === 'refusal' ? [what.replace(/^.*at (\d+|no position): /, '')] : []));

const [cal, bkg, svc, nobody] = [{ about: 'cal_room' }, { about: 'bkg_1' }, { about: 'svc_room' }, { about: 'bkg_9' }];
const [v1, v2] = [{ currentVersion: 1 }, { currentVersion: 2 }];

const booked = (planted: Planted) => void planted.booked('bkg_1', 'ada-1.1');
const held = (expiresAt: number) => (planted: Planted) => void planted.held('bkg_1', 'ada-1.1', expiresAt);
const of =
  (type: string, data: object = {}) =>
  (planted: Planted) =>
    void planted.write('setup', ['calendar/cal_room', type, data]);
const service = (planted: Planted) => void planted.write('setup', ['service/svc_room', 'ServiceCreated', {}]);
const blackout = of('BlackoutAdded', { id: 'blk_1', start: nine, end: nine + hour });
const displacing = (planted: Planted) => void planted.write('setup', ['displacement/cal_room', 'DisplacementBegun']);
const all =
  (...plants: ((planted: Planted) => void)[]) =>
  (planted: Planted) => {
    for (const plant of plants) plant(planted);
  };

/** The clocks of who asks and of the database may differ by so much. */
const clockError = 1_000;

const gone = { missing: 'cal_room' };
const wants = { wanted: room() };

it.each<[string, string, Details, About, ((planted: Planted) => void)?]>([
  ['what is not there', 'not-found', {}, nobody, booked],
  ['what nobody has named', 'not-found', {}, {}],
  ['a calendar that is there', 'already-exists', {}, cal],
  ['a booking that is there', 'already-exists', {}, bkg, booked],
  ['a calendar of another version', 'version-conflict', v2, { ...cal, stated: 1 }, of('CalendarChanged')],
  ['a service of another version', 'precondition-failed', v1, { ...svc, stated: 2 }, service],
  ['a calendar of this version', 'illegal-transition', v2, cal, of('CalendarArchived')],
  ['a booking of this status', 'illegal-transition', { ...v1, currentStatus: 'confirmed' }, bkg, booked],
  [
    'a hold that has run out by then, by any clock',
    'illegal-transition',
    { ...v1, currentStatus: 'expired' },
    bkg,
    held(moment(30) + clockError),
  ],
  [
    'a window that has closed by then, by any clock',
    'window-closed',
    { closedAt: moment(30) + clockError },
    bkg,
    booked,
  ],
  ['a limit of another kind', 'limit-reached', { limit: { kind: 'per-day', atMost: 1 } }, wants],
  ['who would be stranded', 'dependency-conflict', { blockers: ['bkg_1'] }, cal, booked],
  ['a calendar that is archived', 'dependency-gone', gone, wants, of('CalendarArchived')],
  ['a calendar that has a blackout', 'dependency-gone', gone, wants, blackout],
  ['a calendar that has a blackout then', 'dependency-gone', gone, bkg, all(booked, blackout)],
  ['a calendar whose bookings are being displaced', 'dependency-gone', gone, wants, displacing],
  ['a calendar that was never there', 'dependency-gone', { missing: 'cal_none' }, wants],
  ['nothing that is named', 'dependency-gone', {}, wants],
  ['what has no time', 'dependency-gone', gone, nobody],
  ['a move to a time that is not known', 'dependency-gone', gone, { ...bkg, what: 'move' }, booked],
  ['a rule that nobody can meet', 'rule-violation', {}, wants],
  ['a version that has to be stated', 'version-required', {}, cal],
  ['a key that was used for something else', 'idempotency-key-reused', {}, cal],
])('a refusal is true for %s', (_, ...refusal) => {
  expect(told(...refusal)).toEqual([]);
});

it.each<[string, string, Details, About, string, ((planted: Planted) => void)?]>([
  ['what is there', 'not-found', {}, cal, 'it is there'],
  ['a service that is there', 'not-found', {}, svc, 'it is there', service],
  ['what is not there', 'already-exists', {}, nobody, 'it is not there'],
  ['a version of what is not there', 'version-conflict', v1, { ...nobody, stated: 2 }, 'it is not there'],
  ['a status of what is not there', 'illegal-transition', v1, nobody, 'it is not there'],
  [
    'a version that it has not',
    'precondition-failed',
    v1,
    { ...cal, stated: 2 },
    'it is there at version 2 there',
    of('CalendarChanged'),
  ],
  [
    'the version that was stated',
    'version-conflict',
    v2,
    { ...cal, stated: 2 },
    'it is at the very version that was stated',
    of('CalendarChanged'),
  ],
  [
    'a calendar of another version',
    'illegal-transition',
    v1,
    cal,
    'it is there at version 2 there',
    of('CalendarArchived'),
  ],
  [
    'a booking of another version',
    'illegal-transition',
    { ...v2, currentStatus: 'confirmed' },
    bkg,
    'it is confirmed at version 1 there',
    booked,
  ],
  [
    'a hold that lasts',
    'illegal-transition',
    { ...v1, currentStatus: 'expired' },
    bkg,
    'it is held at version 1 there',
    held(moment(30) + clockError + 1),
  ],
  [
    'a hold that has run out otherwise',
    'illegal-transition',
    { ...v1, currentStatus: 'cancelled' },
    bkg,
    'it is held at version 1 there',
    held(moment(10)),
  ],
  [
    'a booking that cannot run out',
    'illegal-transition',
    { ...v1, currentStatus: 'expired' },
    bkg,
    'it is confirmed at version 1 there',
    booked,
  ],
  [
    'a window that is open',
    'window-closed',
    { closedAt: moment(30) + clockError + 1 },
    bkg,
    'the window is still open',
    booked,
  ],
  ['a window of which nothing is said', 'window-closed', {}, bkg, 'the window is still open', booked],
  ['nobody who would be stranded', 'dependency-conflict', {}, cal, 'names nobody who would be stranded'],
  [
    'somebody who is not there',
    'dependency-conflict',
    { blockers: ['bkg_9'] },
    cal,
    'bkg_9 has no time of it there',
    booked,
  ],
  [
    'somebody who is elsewhere',
    'dependency-conflict',
    { blockers: ['bkg_1'] },
    { about: 'cal_hall' },
    'bkg_1 has no time of it there',
    booked,
  ],
  ['a calendar that is open', 'dependency-gone', gone, wants, 'cal_room is open there'],
  ['a calendar that is open then', 'dependency-gone', gone, bkg, 'cal_room is open there', booked],
])('a refusal is not true for %s', (_, reason, details, about, what, ...plant) => {
  expect(told(reason, details, about, ...plant)).toEqual([what]);
});

it('a refusal is of the position that it names, neither of what was so before nor of what comes', () => {
  const found = (at: number) =>
    verdictOn((planted) => {
      service(planted);
      of('CalendarChanged')(planted);
      const answer = { kind: 'refused', reason: 'not-found', details: {}, at: pointOf(planted.log[at - 1]!) } as const;
      planted.call('bob-1.1', { what: 'change', ...svc }, answer, moment(0), moment(30));
      const stale = { ...answer, reason: 'version-conflict', details: v1 };
      planted.call('bob-2.1', { what: 'change', ...cal, stated: 5 }, stale, moment(0), moment(30));
    }).filter(({ rule }) => rule === 'refusal');
  expect(found(2)).toEqual([]);
  expect(found(3)).toEqual([expect.objectContaining({ what: expect.stringContaining('it is there') })]);
  expect(found(4)).toHaveLength(2);
});
