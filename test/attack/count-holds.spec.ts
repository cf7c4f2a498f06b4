import { countHolds, type HoldEvent } from './count-holds.js';

const instant = (second: number) => new Date(Date.parse('2026-03-02T09:00:00Z') + second * 1_000).toISOString();

/** A past written down by hand: at each second what happens to what, by whom, and until when it is held then. */
const counted = (...past: readonly [type: string, id: string, by: string, until?: number, entry?: string][]) => {
  const events = past.map(([type, id, by, until, entry], at): HoldEvent => {
    const data = { expiresAt: until === undefined ? null : instant(until), ...(entry && { waitlistEntryId: entry }) };
    const where = { position: `${at + 1}@log.00000000`, recordedAt: instant(at), correlationId: by };
    return { type, ...where, subject: { id }, data };
  });
  return countHolds(events, 2, (id) => /^hoard-\d/.exec(id)?.[0] ?? null);
};

const three = (third: [string, string, string, number?, string?]) =>
  counted(['BookingHeld', 'a', 'hoard-1.1', 60], ['BookingHeld', 'b', 'hoard-1.2', 60], third);

it('a third hold of a key at a network is one too many', () => {
  const { most, wrong } = three(['BookingHeld', 'c', 'hoard-1.3', 60]);
  expect(most).toEqual({ 'hoard-1': 3 });
  expect(wrong).toEqual(['hoard-1 held 3 at once at 3@log.00000000, with BookingHeld; at most 2']);
});

it('so is an offer to an entry of theirs', () => {
  const { wrong } = counted(
    ['WaitlistJoined', 'w', 'hoard-1.0'],
    ['BookingHeld', 'a', 'hoard-1.1', 60],
    ['BookingHeld', 'b', 'hoard-1.2', 60],
    ['BookingHeld', 'c', 'policy', 60, 'w'],
  );
  expect(wrong).toHaveLength(1);
});

it.each<[string, string, number]>([
  ['what had lapsed and is extended', 'HoldExtended', 60],
  ['what was displaced and is moved', 'BookingRescheduled', 60],
])('so is %s', (_, type, until) => {
  const before = type === 'HoldExtended' ? 'HoldExpired' : 'BookingDisplaced';
  const { wrong } = counted(
    ['BookingHeld', 'a', 'hoard-1.1', 60],
    [before, 'a', 'policy'],
    ['BookingHeld', 'b', 'hoard-1.2', 60],
    ['BookingHeld', 'c', 'hoard-1.3', 60],
    [type, 'a', 'hoard-1.4', until],
  );
  expect(wrong).toHaveLength(1);
});

it('a hold of another, one that lapsed, one that was confirmed and one that was given back are not counted', () => {
  expect(three(['BookingHeld', 'c', 'hoard-2.1', 60]).wrong).toEqual([]);
  expect(three(['BookingHeld', 'c', 'somebody', 60]).wrong).toEqual([]);
  for (const end of ['BookingConfirmed', 'BookingCancelled', 'HoldExpired', 'BookingDisplaced']) {
    const { wrong } = counted(
      ['BookingHeld', 'a', 'hoard-1.1', 60],
      ['BookingHeld', 'b', 'hoard-1.2', 60],
      [end, 'a', 'hoard-1.3'],
      ['BookingHeld', 'c', 'hoard-1.4', 60],
    );
    expect({ end, wrong }).toEqual({ end, wrong: [] });
  }
  const lapsed = counted(
    ['BookingHeld', 'a', 'hoard-1.1', 1],
    ['BookingHeld', 'b', 'hoard-1.2', 60],
    ['BookingHeld', 'c', 'hoard-1.3', 60],
  );
  expect(lapsed.wrong).toEqual([]);
});
