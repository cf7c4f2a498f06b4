import type { Said, Told } from './told.js';
import {
  accepts,
  both,
  elsewhere,
  givesBack,
  half,
  joins,
  judged,
  lapses,
  leaves,
  loses,
  offered,
} from './waitlist-told.js';

const counts = (id: string): Said[] => [[`holds/hash-${id}`, 'HoldCounted', { bookingId: 'bkg_1', expiresAt: 1 }]];
const erases = (id: string): Said[] => [[`customer/hash-${id}`, 'CustomerErased', { customerId: `cus_${id}` }]];

it.each<[string, (Told | Said[])[]]>([
  [
    'in order, one that lapses, one that is taken, one who leaves',
    [both, offered('a', '1'), lapses('a', '1'), offered('b', '2'), accepts('b', '2'), leaves('a')],
  ],
  [
    'again of what was let go, where nobody else waits',
    [joins('a'), offered('a', '1'), lapses('a', '1'), offered('a', '2')],
  ],
  [
    'of what does not overlap what was let go',
    [both, offered('a', '1'), lapses('a', '1'), offered('a', '2', 11 * half)],
  ],
  [
    'of what overlaps what was given back',
    [both, offered('a', '1'), givesBack('a', '1'), offered('a', '2', 10.5 * half)],
  ],
  ['again of what was displaced', [both, offered('a', '1'), loses('a', '1'), offered('a', '2')]],
  ['that are only asked for when they are taken', [both, offered('a', '1'), accepts('a', '1', 'BookingRequested')]],
  ['that are taken once they have lapsed', [both, offered('a', '1'), lapses('a', '1'), accepts('a', '1')]],
  ['to the second where the first waits for more', [[...joins('a', { units: 2 }), ...joins('b')], offered('b', '1')]],
  [
    'to the second where the first waits for another time',
    [[...joins('a', { from: 11 * half }), ...joins('b')], offered('b', '1')],
  ],
  [
    'to the second where the first has given it back',
    [both, offered('a', '1'), givesBack('a', '1'), offered('b', '2')],
  ],
  ['to the second where the first has an offer', [both, offered('a', '1'), offered('b', '2')]],
  ['to the second where the first has left', [both, leaves('a'), offered('b', '1')]],
  ['to the second where the first may hold no more', [both, counts('a'), offered('b', '1')]],
  ['to the second where the first is erased', [both, erases('a'), offered('b', '1')]],
  [
    'to the second where the first waits for another service',
    [[...joins('a', { serviceId: 'svc_b' }), ...joins('b')], offered('b', '1')],
  ],
  ['to the second where the first waits with somebody else', [elsewhere(joins('a')), joins('b'), offered('b', '1')]],
  ['of a calendar that somebody waits for', [joins('a', { calendarIds: ['cal_a'] }), offered('a', '1')]],
  ['beside holds of nobody who waits', [[['booking/9', 'BookingHeld']], [['booking/9', 'HoldExpired']]]],
  [
    'beside an earlier one that comes to be agreed on',
    [joins('a'), offered('a', '1'), lapses('a', '1'), offered('a', '2'), [['booking/1', 'BookingConfirmed']]],
  ],
])('a waitlist may tell of offers %s', (_, past) => {
  expect(judged(past)).toBe('');
});

const another = /is offered \d+, for which another waits longer/;

it.each<[string, RegExp, (Told | Said[])[]]>([
  [
    'again to who has let it go and comes behind the others for it',
    another,
    [both, offered('a', '1'), lapses('a', '1'), offered('a', '2')],
  ],
  ['to the second', another, [both, offered('b', '1')]],
  [
    'to the second for what the first has not let go',
    another,
    [both, offered('a', '1'), lapses('a', '1'), offered('b', '2', 11 * half)],
  ],
  [
    'to the third where only the first may hold no more',
    another,
    [[...both, ...joins('c')], counts('a'), offered('c', '1')],
  ],
  ['to the second where somebody else is erased', another, [both, erases('b'), offered('b', '1')]],
  ['to the second where the first is erased elsewhere', another, [both, elsewhere(erases('a')), offered('b', '1')]],
  [
    'to the second where the first may hold no more elsewhere',
    another,
    [both, elsewhere(counts('a')), offered('b', '1')],
  ],
  [
    'again of what was given back',
    /does not wait for/,
    [joins('a'), offered('a', '1'), givesBack('a', '1'), offered('a', '2')],
  ],
  ['after the time that somebody waits for', /does not wait for/, [both, offered('a', '1', 11 * half + 1)]],
  ['before the time that somebody waits for', /does not wait for/, [both, offered('a', '1', 10 * half - 1)]],
  [
    'two at once',
    /a is offered something while it is offered/,
    [both, offered('a', '1'), offered('a', '2', 11 * half)],
  ],
  ['to who has left', /a is offered something while it is left/, [both, leaves('a'), offered('a', '1')]],
  ['that nothing is held for', /is not held for it/, [both, offered('a', '1').slice(0, 2)]],
  [
    'that is held for another entry',
    /is not held for it/,
    [both, offered('a', '1', 10 * half, { waitlistEntryId: 'b' })],
  ],
  [
    'that is held of another service',
    /is not held for it/,
    [both, offered('a', '1', 10 * half, { serviceId: 'svc_b' })],
  ],
  ['that is held for more', /is not held for it/, [both, offered('a', '1', 10 * half, { units: 2 })]],
  [
    'that is held at another time',
    /is not held for it/,
    [both, offered('a', '1', 10 * half, { core: { start: 11 * half, end: 11 * half } })],
  ],
  [
    'that is held for longer',
    /is not held for it/,
    [both, offered('a', '1', 10 * half, { core: { start: 10 * half, end: 12 * half } })],
  ],
  [
    'that is held on another calendar',
    /is not held for it/,
    [joins('a', { calendarIds: ['cal_b'] }), offered('a', '1')],
  ],
  [
    'that is agreed on instead of held',
    /is not held for it/,
    [both, [...offered('a', '1').slice(0, 2), ['booking/1', 'BookingConfirmed', offered('a', '1')[2]![2]!]]],
  ],
  [
    'of one thing that is held under another name',
    /is not held for it/,
    [both, [...offered('a', '1').slice(0, 2), offered('a', '2')[2]!]],
  ],
  [
    'that end before their hold',
    /a loses 1: lapsed, which did not happen/,
    [both, offered('a', '1'), lapses('a', '1').slice(0, 2)],
  ],
  [
    'that end with the hold of another',
    /a loses 1: lapsed, which did not happen/,
    [both, offered('a', '1'), [...lapses('a', '1').slice(0, 2), ['booking/2', 'HoldExpired']]],
  ],
  [
    'that end otherwise than their hold',
    /a loses 1: given-back, which did not happen/,
    [both, offered('a', '1'), [...givesBack('a', '1').slice(0, 2), ['booking/1', 'HoldExpired']]],
  ],
  ['that end twice', /a loses 1, which it has not/, [both, offered('a', '1'), lapses('a', '1'), lapses('a', '1')]],
  ['that end by being given back and were none', /a loses 1, which it has not/, [both, givesBack('a', '1')]],
  [
    'that their hold leaves behind',
    /1 is over, and default a still has the offer/,
    [both, offered('a', '1'), lapses('a', '1').slice(2)],
  ],
  ['that are agreed on and not accepted', /still has the offer/, [both, offered('a', '1'), accepts('a', '1').slice(2)]],
  ['that are accepted and not agreed on', /not agreed on/, [both, offered('a', '1'), accepts('a', '1').slice(0, 2)]],
  [
    'that are accepted by another',
    /b accepts 1, which it is not offered/,
    [both, offered('a', '1'), accepts('b', '1')],
  ],
  [
    'that are accepted twice',
    /a accepts 1, which it is not offered/,
    [both, offered('a', '1'), accepts('a', '1'), accepts('a', '1')],
  ],
  [
    'of which another is accepted',
    /a accepts 1, which it is not offered/,
    [joins('a'), offered('a', '1'), lapses('a', '1'), offered('a', '2'), accepts('a', '1')],
  ],
  [
    'that the queue does not know of',
    /the queue of default svc_a is \[a false,b false\] and should be \[a true,b false\]/,
    [both, [...offered('a', '1').slice(1), ['waitlist/svc_a', 'EntryRequeued', { entryId: 'b' }]]],
  ],
])('a waitlist may not tell of offers %s', (_, told, past) => {
  expect(judged(past)).toMatch(told);
});
