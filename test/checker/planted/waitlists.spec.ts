import { checkWaitlists } from '../check-waitlists.js';
import { commitsTold, type Said, withoutPosition } from './told.js';

const half = 30 * 60_000;
const queue = 'waitlist/svc_a';

const joins = (id: string, more: object = {}): Said[] => {
  const wish = { from: 10 * half, to: 12 * half, duration: 30, units: 1, calendarIds: null, ...more };
  return [
    [queue, 'EntryQueued', { entryId: id, holder: `hash-${id}`, ...wish }],
    [`waitlist-entry/${id}`, 'WaitlistJoined', { id, serviceId: 'svc_a', customerHash: `hash-${id}`, ...wish }],
  ];
};

const offered = (id: string, bookingId: string, start = 10 * half): Said[] => [
  [queue, 'EntryOffered', { entryId: id, bookingId, start }],
  [`waitlist-entry/${id}`, 'WaitlistSpotOffered', { bookingId, start }],
  [`booking/${bookingId}`, 'BookingHeld', { waitlistEntryId: id, units: 1, core: { start, end: start + half } }],
];

const lapses = (id: string, bookingId: string): Said[] => [
  [queue, 'EntryRequeued', { entryId: id, cause: 'lapsed' }],
  [`waitlist-entry/${id}`, 'WaitlistOfferExpired', { bookingId, cause: 'lapsed' }],
  [`booking/${bookingId}`, 'HoldExpired'],
];

const givesBack = (id: string, bookingId: string): Said[] => [
  [queue, 'EntryRequeued', { entryId: id, cause: 'given-back' }],
  [`waitlist-entry/${id}`, 'WaitlistOfferExpired', { bookingId, cause: 'given-back' }],
  [`booking/${bookingId}`, 'BookingCancelled'],
];

const accepts = (id: string, bookingId: string): Said[] => [
  [queue, 'EntryRemoved', { entryId: id }],
  [`waitlist-entry/${id}`, 'WaitlistAccepted', { bookingId }],
  [`booking/${bookingId}`, 'BookingConfirmed'],
];

const leaves = (id: string, type = 'WaitlistLeft'): Said[] => [
  [queue, 'EntryRemoved', { entryId: id }],
  [`waitlist-entry/${id}`, type],
];

const both = [...joins('a'), ...joins('b')];

it.each<[string, RegExp | null, readonly (readonly Said[])[]]>([
  [
    'offers in order, one that lapses, one that is taken, one who leaves',
    null,
    [both, offered('a', '1'), lapses('a', '1'), offered('b', '2'), accepts('b', '2'), leaves('a')],
  ],
  [
    'another offer of what was let go to who comes behind the others for it',
    /another waits longer/,
    [both, offered('a', '1'), lapses('a', '1'), offered('a', '2')],
  ],
  [
    'another offer of what was let go where nobody else waits',
    null,
    [joins('a'), offered('a', '1'), lapses('a', '1'), offered('a', '2')],
  ],
  [
    'another offer of what was given back',
    /does not wait for/,
    [joins('a'), offered('a', '1'), givesBack('a', '1'), offered('a', '2')],
  ],
  ['an offer to the second', /another waits longer/, [both, offered('b', '1')]],
  [
    'an offer to the second where the first waits for more',
    null,
    [[...joins('a', { units: 2 }), ...joins('b')], offered('b', '1')],
  ],
  ['two offers at once', /while it is offered/, [both, offered('a', '1'), offered('a', '2', 11 * half)]],
  ['an offer out of range', /does not wait for/, [both, offered('a', '1', 12 * half)]],
  ['an offer that nothing is held for', /is not held for it/, [both, offered('a', '1').slice(0, 2)]],
  [
    'an offer that the queue has not',
    /the queue of/,
    [both, [...offered('a', '1').slice(1), [queue, 'EntryRequeued', { entryId: 'b' }]]],
  ],
  [
    'a hold that ends and leaves its offer',
    /still has the offer/,
    [both, offered('a', '1'), lapses('a', '1').slice(2)],
  ],
  ['an offer that ends before its hold', /did not happen/, [both, offered('a', '1'), lapses('a', '1').slice(0, 2)]],
  ['what is confirmed and not accepted', /still has the offer/, [both, offered('a', '1'), accepts('a', '1').slice(2)]],
  ['what is accepted and not confirmed', /not agreed on/, [both, offered('a', '1'), accepts('a', '1').slice(0, 2)]],
  ['who is forgotten', /the queue of/, [both, [[queue, 'EntryRemoved', { entryId: 'a' }]]]],
  ['who gives up too early', /before its time/, [both, leaves('a', 'WaitlistExpired')]],
])('the checker judges %s', (_, complaint, commits) => {
  const told = commits.map((said, nth) => ({ at: nth * 1_000, said }));
  const found = withoutPosition(checkWaitlists(commitsTold(told))).join('\n');
  if (complaint) expect(found).toMatch(complaint);
  else expect(found).toBe('');
});
