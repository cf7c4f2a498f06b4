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

const events = [
  event('booking/bkg_plain', 1, 'BookingConfirmed', { id: 'bkg_plain', core: { start: 0, end: 10 } }),
  event('booking/bkg_offered', 1, 'BookingHeld', {
    id: 'bkg_offered',
    core: { start: 0, end: 10 },
    waitlistEntryId: 'wls_ada',
  }),
  event('booking/bkg_offered', 2, 'BookingConfirmed', { id: 'bkg_offered', core: { start: 0, end: 10 } }),
  event('booking/bkg_offered', 3, 'BookingRescheduled', { core: { start: 5 * day, end: 6 * day } }),
  event('waitlist-entry/wls_ada', 1, 'WaitlistJoined', { id: 'wls_ada', from: 0, to: 7 * day }),
];

const fold = ({ name, initial, evolve }: Stream<unknown>) =>
  events
    .filter(({ stream }) => stream === name)
    .reduce((state, { type, data, ...told }) => evolve(state, { event: { type, data }, ...told } as never), initial);

const recall = async (_: number, __: string, streams: readonly Stream<unknown>[]) => streams.map(fold);
const managed = new ManagedThings({ recall: recall as EventLog['recall'] });

describe('what a manage token is about', () => {
  it('ends 30 days after the booking, wherever that has moved', async () => {
    expect(await managed.endsAt(scope, 'bkg_plain')).toBe(10 + 30 * day);
    expect(await managed.endsAt(scope, 'bkg_offered')).toBe(36 * day);
    expect(await managed.endsAt(scope, 'wls_ada')).toBe(37 * day);
    expect(await managed.endsAt(scope, 'bkg_nobody')).toBeNull();
  });

  it.each([
    ['bkg_plain', 'bkg_plain', true],
    ['bkg_plain', 'bkg_offered', false],
    ['wls_ada', 'wls_ada', true],
    ['wls_ada', 'bkg_offered', true],
    ['wls_ada', 'bkg_plain', false],
    ['bkg_offered', 'wls_ada', false],
    ['wls_ada', 'bkg_nobody', false],
  ])('%s is good for %s: %s', async (subject, id, good) => {
    expect(await managed.isGoodFor(scope, subject, id)).toBe(good);
  });
});
