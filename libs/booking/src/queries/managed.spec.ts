import type { EventLog, StoredEvent, Stream } from '#libs/event-store';
import { ManagedThings } from './managed.js';

const scope = { tenant: 'default', shard: 1 };
const day = 86_400_000;

const event = (stream: string, version: number, type: string, data: object) =>
  ({
    id: `${version}`.padStart(36, '0'),
    stream,
    version,
    type,
    data,
    position: version,
    recordedAt: 0,
    actor: 'api-key/key_desk',
  }) as StoredEvent;

const confirmed = (id: string, customer: string, more: object = {}) => ({
  id,
  core: { start: 0, end: 10 },
  calendarIds: ['cal_room4'],
  serviceId: 'svc_massage',
  customer: { id: customer },
  ...more,
});

const events = [
  event('booking/bkg_plain', 1, 'BookingConfirmed', confirmed('bkg_plain', 'ada')),
  event('booking/bkg_offered', 1, 'BookingHeld', confirmed('bkg_offered', 'ada', { waitlistEntryId: 'wls_ada' })),
  event('booking/bkg_offered', 2, 'BookingConfirmed', confirmed('bkg_offered', 'ada')),
  event('booking/bkg_offered', 3, 'BookingRescheduled', { core: { start: 5 * day, end: 9 * day } }),
  event('booking/bkg_far', 1, 'BookingConfirmed', confirmed('bkg_far', 'ada', { core: { start: 0, end: 900 * day } })),
  event('booking/bkg_soon', 1, 'BookingHeld', confirmed('bkg_soon', 'bob', { waitlistEntryId: 'wls_bob' })),
  event('booking/bkg_given', 1, 'BookingHeld', confirmed('bkg_given', 'ada', { waitlistEntryId: 'wls_eve' })),
  event('booking/bkg_given', 2, 'BookingConfirmed', confirmed('bkg_given', 'grace', { handedOn: true })),
  event('booking/bkg_given', 3, 'BookingDetailsChanged', { notes: 'window' }),
  event('booking/bkg_given', 4, 'BookingDetailsChanged', { customer: { id: 'grace' }, handedOn: true }),
  event('waitlist-entry/wls_ada', 1, 'WaitlistJoined', {
    id: 'wls_ada',
    serviceId: 'svc_massage',
    from: 0,
    to: 7 * day,
  }),
  event('waitlist-entry/wls_ada', 2, 'WaitlistAccepted', { bookingId: 'bkg_offered' }),
  event('waitlist-entry/wls_bob', 1, 'WaitlistJoined', { id: 'wls_bob', from: 0, to: 7 * day }),
  event('waitlist-entry/wls_bob', 2, 'WaitlistAccepted', { bookingId: 'bkg_soon' }),
  event('waitlist-entry/wls_eve', 1, 'WaitlistJoined', { id: 'wls_eve', from: 0, to: 7 * day }),
  event('waitlist-entry/wls_eve', 2, 'WaitlistAccepted', { bookingId: 'bkg_given' }),
  event('booking/bkg_late', 1, 'BookingHeld', confirmed('bkg_late', 'mia', { waitlistEntryId: 'wls_mia' })),
  event('booking/bkg_late', 2, 'BookingConfirmed', confirmed('bkg_late', 'grace', { handedOn: true })),
  event('booking/bkg_late', 3, 'BookingRescheduled', { core: { start: 5 * day, end: 90 * day } }),
  event('waitlist-entry/wls_mia', 1, 'WaitlistJoined', { id: 'wls_mia', from: 0, to: 7 * day }),
  event('waitlist-entry/wls_mia', 2, 'WaitlistAccepted', { bookingId: 'bkg_late' }),
  event('waitlist-entry/wls_new', 1, 'WaitlistJoined', { id: 'wls_new', from: 0, to: 7 * day }),
];

const fold = ({ name, initial, evolve }: Stream<unknown>) =>
  events
    .filter(({ stream }) => stream === name)
    .reduce(
      (state, { id, type, data, ...told }) =>
        evolve(state, { event: { type, data }, mark: id.slice(-8), ...told } as never),
      initial,
    );

const recall = async (_: number, __: string, streams: readonly Stream<unknown>[]) => streams.map(fold);
const managed = new ManagedThings({ recall: recall as EventLog['recall'] });
const tokenFor = (subject: string, since = 1, madeAt = 0) => ({ subject, since: `${since}`.padStart(8, '0'), madeAt });

describe('the thing that a manage token is about', () => {
  it('ends 30 days after the booking, wherever that has moved', async () => {
    expect(await managed.endsAt(scope, tokenFor('bkg_plain'))).toBe(10 + 30 * day);
    expect(await managed.endsAt(scope, tokenFor('bkg_offered'))).toBe(39 * day);
    expect(await managed.endsAt(scope, tokenFor('bkg_nobody'))).toBeNull();
    expect(await managed.since(scope, 'bkg_nobody')).toBeNull();
  });

  it('for somebody who waited ends 30 days after what was waited for, or what that came to, whichever is later', async () => {
    expect(await managed.endsAt(scope, tokenFor('wls_ada'))).toBe(39 * day);
    expect(await managed.endsAt(scope, tokenFor('wls_bob'))).toBe(37 * day);
    expect(await managed.endsAt(scope, tokenFor('wls_eve'))).toBe(37 * day);
    expect(await managed.endsAt(scope, tokenFor('wls_new'))).toBe(37 * day);
  });

  it('for somebody who waited does not last as long as what they were offered, once that is somebody else’s', async () => {
    expect(await managed.endsAt(scope, tokenFor('wls_mia'))).toBe(37 * day);
  });

  it('ends 400 days after the token was made at the latest', async () => {
    expect(await managed.endsAt(scope, tokenFor('bkg_far', 1, day))).toBe(401 * day);
  });

  it('is over once the booking is handed on, however often', async () => {
    expect(await managed.since(scope, 'bkg_given')).toBe(tokenFor('', 4).since);
    for (const [since, end] of [
      [1, null],
      [2, null],
      [3, null],
      [4, 10 + 30 * day],
    ] as const)
      expect({ since, end: await managed.endsAt(scope, tokenFor('bkg_given', since)) }).toEqual({ since, end });
    expect(await managed.endsAt(scope, tokenFor('wls_ada', 2))).toBeNull();
  });

  it('is not there where no event says so, as after a failover that took it back', async () => {
    for (const id of ['bkg_plain', 'wls_ada']) expect(await managed.isThere(scope, id)).toBe(true);
    for (const id of ['bkg_nobody', 'wls_nobody']) expect(await managed.isThere(scope, id)).toBe(false);
  });

  it.each([
    ['bkg_plain', 'bkg_plain', true],
    ['bkg_plain', 'bkg_offered', false],
    ['wls_ada', 'wls_ada', true],
    ['wls_ada', 'bkg_offered', true],
    ['wls_ada', 'bkg_plain', false],
    ['wls_eve', 'bkg_given', false],
    ['bkg_offered', 'wls_ada', false],
    ['wls_ada', 'bkg_nobody', false],
    ['bkg_plain', 'svc_massage', true],
    ['wls_ada', 'svc_massage', true],
    ['bkg_plain', 'svc_other', false],
    ['bkg_nobody', 'svc_massage', false],
    ['wls_nobody', 'svc_massage', false],
  ])('%s is good for %s: %s', async (subject, id, good) => {
    expect(await managed.isGoodFor(scope, tokenFor(subject), id)).toBe(good);
  });
});
