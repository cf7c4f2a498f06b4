import { type Asked, nameOf } from './asked.js';
import type { Call, Point, Wanted } from './history.js';
import { mostClaimed, type Past } from './past.js';

type Slot = Omit<Wanted, 'serviceId'>;

/** How far views may be behind while the process that moves them is dead and another takes over, in milliseconds. */
const longestLag = 30_000;

/**
 * Every slot that is offered is bookable at its position: open, to come, and with room beside all who have theirs. What is
 * offered with a refusal comes from views that may be behind its decision, so it was bookable at a position as far back.
 */
export const checkOffered = (past: Past, asked: readonly Asked[], clockError: number): string[] =>
  asked.flatMap(({ command, calls }) =>
    calls.flatMap((call) => {
      const { answer } = call;
      const serviceId = command.wanted?.serviceId ?? past.standings(command.about ?? '').at(-1)?.serviceId ?? '';
      const about = { past, serviceId, own: command.about, call, clockError };
      const say = (at: Point, { start, calendarIds }: Slot, why: string) =>
        `${nameOf(command)}: ${new Date(start).toISOString()} on ${calendarIds.join(' and ')} is offered at ${at.position}, and ${why}`;
      if (answer.kind === 'offered')
        return answer.slots.flatMap((slot) =>
          wrongWith(slot, about, answer.at.position, 0).map((why) => say(answer.at, slot, why)),
        );
      const { at, details } = answer.kind === 'refused' ? answer : { at: null, details: undefined };
      if (!at || !details?.alternatives) return [];
      return details.alternatives.flatMap((slot) =>
        wrongWith(slot, about, at.position, longestLag).map((why) => say(at, slot, why)),
      );
    }),
  );

interface About {
  readonly past: Past;
  readonly serviceId: string;
  /** Whoever moves is not in their own way. */
  readonly own: string | null;
  readonly call: Call;
  readonly clockError: number;
}

/** Why it is not bookable at a position, where it was not either at any of those so many milliseconds before the call. */
const wrongWith = (slot: Slot, about: About, last: number, lag: number): string[] => {
  const why = obstacle(slot, about, last);
  if (why === null) return [];
  const since = about.call.at - about.clockError - lag;
  for (let position = last - 1; lag > 0 && position > 0; position -= 1) {
    // It was the latest until the next event.
    if ((about.past.rowAt(position + 1)?.recordedAt ?? since) < since) break;
    if (obstacle(slot, about, position) === null) return [];
  }
  return [why];
};

const obstacle = (slot: Slot, { past, serviceId, own, call, clockError }: About, position: number): string | null => {
  // Until it was answered a hold may have lapsed of which the log knows nothing yet.
  const latest = (call.until ?? Number.POSITIVE_INFINITY) + clockError;
  if (slot.start < call.at - clockError) return 'it is over';
  const claim = past.buffered(serviceId, slot, position);
  for (const calendarId of slot.calendarIds) {
    const closed = past.calendars.closed(calendarId, slot, position);
    if (closed !== null) return closed;
    const claims = past.claims(calendarId, claim, position, latest).filter(({ bookingId }) => bookingId !== own);
    const [most, room] = [mostClaimed(claims, claim), past.capacity(calendarId, position)];
    if (most + slot.units > room) return `${most} of ${room} units of ${calendarId} are taken`;
  }
  return null;
};
