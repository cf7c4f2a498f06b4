import type { StoredEvent } from '#libs/event-store';
import { wantedBy } from './find-events.js';

const after = { position: 0, mark: '00000000' };
const event = (tenant: string, stream: string, type: string) => ({ tenant, stream, type }) as StoredEvent;
const held = event('ours', 'booking/bkg_1', 'BookingHeld');

const isWanted = (filter: Parameters<typeof wantedBy>[1], one: StoredEvent) =>
  wantedBy({ tenant: 'ours', shard: 1 }, filter)(one);

describe('the wanted events of a shard are', () => {
  it('those of the tenant that asks, whatever others call theirs', () => {
    expect(isWanted({ after }, held)).toBe(true);
    expect(isWanted({ after }, { ...held, tenant: 'theirs' })).toBe(false);
    expect(isWanted({ after, stream: held.stream }, { ...held, tenant: 'theirs' })).toBe(false);
  });

  it('those of some types, of one thing or of some kinds, and all of that has to be met', () => {
    expect(isWanted({ after, types: ['BookingHeld', 'HoldExpired'] }, held)).toBe(true);
    expect(isWanted({ after, types: ['HoldExpired'] }, held)).toBe(false);
    expect(isWanted({ after, stream: 'booking/bkg_1' }, held)).toBe(true);
    expect(isWanted({ after, stream: 'booking/bkg_10' }, held)).toBe(false);
    expect(isWanted({ after, categories: ['calendar', 'booking'] }, held)).toBe(true);
    expect(isWanted({ after, categories: ['book'] }, held)).toBe(false);
    expect(isWanted({ after, types: ['BookingHeld'], categories: ['calendar'] }, held)).toBe(false);
  });
});
