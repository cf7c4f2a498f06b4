import type { Said, Told } from './told.js';
import { both, elsewhere, givesBack, half, joins, judged, lapsesAt, leaves, offered } from './waitlist-told.js';

/** How far the clock of a process may be ahead of the database's. */
const clockError = 250;

/** The last instant at which what somebody waits for could begin. */
const last = 11 * half;
const ids = (length: number) => Array.from({ length }, (_, nth) => `e${nth}`);
const often = (length: number, more: object = {}) =>
  ids(length).flatMap((id) => joins(id, { holder: 'hash-a', ...more }));
const once = joins('z', { holder: 'hash-a', to: 99 * half });

it.each<[string, (Told | Said[])[]]>([
  ['the first leaves, and two are left in order', [[...both, ...joins('c')], leaves('a')]],
  [
    'somebody waits in vain until nothing can come',
    [both, { at: last - clockError + 1, said: leaves('a', 'WaitlistExpired') }],
  ],
  [
    'somebody leaves and gives back what they are offered',
    [both, offered('a', '1'), [...leaves('a'), givesBack('a', '1')[2]!]],
  ],
  [
    'somebody leaves once what they are offered has lapsed',
    [both, offered('a', '1'), { at: lapsesAt - clockError, said: leaves('a') }],
  ],
  [
    'one waits for two services, and one for each of two with their own line',
    [joins('a'), joins('b', { serviceId: 'svc_b' })],
  ],
  ['two wait under one name, each with somebody else', [joins('a'), elsewhere(joins('a'))]],
  ['one waits as often as may be', [often(20)]],
  ['one waits as often as may be besides what was left', [often(20), leaves('e3'), once]],
  ['one waits as often as may be besides what is over', [often(20), { at: last - clockError + 1, said: once }]],
  ['one waits often and another one besides', [often(20), joins('z', { holder: 'hash-z' })]],
  ['one waits often, each time with somebody else', [often(20), elsewhere(joins('z', { holder: 'hash-a' }))]],
])('a line is right where %s', (_, past) => {
  expect(judged(past)).toBe('');
});

it.each<[string, RegExp, (Told | Said[])[]]>([
  ['somebody joins twice', /^a joins twice/, [both, joins('a')]],
  ['somebody leaves who never joined', /WaitlistLeft of z, which never joined/, [both, leaves('z').slice(1)]],
  ['the queue loses who never joined', /EntryRemoved of z, which is not in the queue/, [both, leaves('z').slice(0, 1)]],
  [
    'somebody is forgotten',
    /queue of default svc_a is \[b false\] and should be \[a false,b false\]/,
    [both, leaves('a').slice(0, 1)],
  ],
  [
    'somebody is remembered who left',
    /is \[a false,b false,c false\] and should be \[b false,c false\]/,
    [both, leaves('a').slice(1), joins('c')],
  ],
  [
    'two stand the other way round',
    /is \[b false,a false\] and should be \[a false,b false\]/,
    [[both[2]!, both[0]!, both[1]!, both[3]!]],
  ],
  [
    'somebody gives up too early',
    /a waits in vain before its time/,
    [both, { at: last - clockError, said: leaves('a', 'WaitlistExpired') }],
  ],
  [
    'somebody gives up who has an offer',
    /a goes while it is offered/,
    [both, offered('a', '1'), { at: last, said: leaves('a', 'WaitlistExpired') }],
  ],
  ['somebody leaves twice', /a goes while it is left/, [both, leaves('a'), leaves('a')]],
  [
    'somebody leaves who has given up',
    /a goes while it is expired/,
    [both, { at: last, said: leaves('a', 'WaitlistExpired') }, { at: last, said: leaves('a') }],
  ],
  ['one waits more often than may be', /^hash-a waits 21 times/, [often(21)]],
  [
    'one waits more often than may be until a moment before the last start',
    /^hash-a waits 21 times/,
    [often(20), { at: last - clockError, said: once }],
  ],
])('a line is wrong where %s', (_, told, past) => {
  expect(judged(past)).toMatch(told);
});

it('nobody leaves what is held for them behind, unless it has lapsed by the clock of somebody who may be ahead', () => {
  const left = (early: number) => [both, offered('a', '1'), { at: lapsesAt - clockError - early, said: leaves('a') }];
  expect(judged(left(1))).toMatch(/^a goes, and 1 is held for it still/);
  expect(judged(left(5_000), 5_000)).toBe('');
  expect(judged(left(5_001), 5_000)).toMatch(/^a goes, and 1 is held for it still/);
});
