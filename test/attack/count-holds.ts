/** An event of the feed, as far as holds are counted by it. */
export interface HoldEvent {
  readonly type: string;
  readonly position: string;
  readonly recordedAt: string;
  readonly correlationId: string;
  readonly subject: { readonly id: string };
  readonly data: { readonly expiresAt?: string | null; readonly waitlistEntryId?: string | null };
}

interface Held {
  readonly group: string;
  isHeld: boolean;
  /** Whether it is held again once it has a time. */
  isStranded: boolean;
  expiresAt: number;
}

/** What is counted, and where it was too much. */
export interface HoldsCounted {
  readonly most: Readonly<Record<string, number>>;
  readonly wrong: readonly string[];
}

/**
 * How much each of some groups, each a key at a network, has held at most, at the position of any event. `groupOf` says
 * whose a request was by its id; an offer is held by whoever joined the waitlist.
 */
export const countHolds = (
  events: readonly HoldEvent[],
  cap: number,
  groupOf: (correlationId: string) => string | null,
): HoldsCounted => {
  const entries = new Map<string, string>();
  const bookings = new Map<string, Held>();
  const most: Record<string, number> = {};
  const wrong: string[] = [];
  for (const { type, position, recordedAt, correlationId, subject, data } of events) {
    const group = entries.get(data.waitlistEntryId ?? '') ?? groupOf(correlationId);
    if (type === 'WaitlistJoined' && group) entries.set(subject.id, group);
    if (type === 'BookingHeld' && group)
      bookings.set(subject.id, { group, isHeld: true, isStranded: false, expiresAt: instantOf(data.expiresAt) });
    const held = bookings.get(subject.id);
    if (!held) continue;
    follow(held, type, data);
    const now = Date.parse(recordedAt);
    const live = [...bookings.values()].filter(
      (each) => each.group === held.group && each.isHeld && now < each.expiresAt,
    ).length;
    if (live > cap) wrong.push(`${held.group} held ${live} at once at ${position}, with ${type}; at most ${cap}`);
    most[held.group] = Math.max(most[held.group] ?? 0, live);
  }
  return { most, wrong };
};

const instantOf = (text: string | null | undefined) => (text ? Date.parse(text) : Number.POSITIVE_INFINITY);

const follow = (held: Held, type: string, { expiresAt }: HoldEvent['data']): void => {
  if (type === 'BookingHeld' || type === 'HoldExtended' || (type === 'BookingRescheduled' && held.isStranded)) {
    Object.assign(held, { isHeld: true, isStranded: false, expiresAt: instantOf(expiresAt) });
  } else if (type === 'BookingRescheduled') {
    held.expiresAt = instantOf(expiresAt);
  } else if (type !== 'BookingDetailsChanged') {
    held.isStranded = held.isHeld && type === 'BookingDisplaced';
    held.isHeld = false;
  }
};
