import { type Asked, nameOf } from './asked.js';
import type { Call, Point, Wanted } from './history.js';
import { mostClaimed, type Past } from './past.js';
import type { RealTime } from './real-time.js';

type Slot = Omit<Wanted, 'serviceId'>;

/**
 * Every slot that is offered is bookable at its position: open, to come, and with room beside all who have theirs. What is
 * offered with a refusal is read after the decision, so it is bookable at a position between the two.
 */
export const checkOffered = (past: Past, asked: readonly Asked[], realTime: RealTime, clockError: number): string[] =>
  asked.flatMap(({ command, calls }) =>
    calls.flatMap((call) => {
      const { answer } = call;
      const serviceId = command.wanted?.serviceId ?? past.standings(command.about ?? '').at(-1)?.serviceId ?? '';
      const about = { past, serviceId, own: command.about, call, clockError };
      const say = (at: Point, { start, calendarIds }: Slot, why: string) =>
        `${nameOf(command)}: ${new Date(start).toISOString()} on ${calendarIds.join(' and ')} is offered at ${at.position}, and ${why}`;
      if (answer.kind === 'offered')
        return answer.slots.flatMap((slot) =>
          wrongWith(slot, about, answer.at.position, answer.at.position).map((why) => say(answer.at, slot, why)),
        );
      const { at, details } = answer.kind === 'refused' ? answer : { at: null, details: undefined };
      if (!at || !details?.alternatives) return [];
      const first = Math.min(realTime.from(call), at.position);
      return details.alternatives.flatMap((slot) =>
        wrongWith(slot, about, first, at.position).map((why) => say(at, slot, why)),
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

/** Why it is not bookable at the last of these positions, where it is at none of them. */
const wrongWith = (slot: Slot, about: About, first: number, last: number): string[] => {
  let wrong: string[] | undefined;
  for (let position = last; position >= first; position -= 1) {
    const why = obstacle(slot, about, position);
    if (why === null) return [];
    wrong ??= [why];
    if ((about.past.rowAt(position)?.recordedAt ?? 0) < about.call.at - about.clockError) break;
  }
  return wrong ?? [];
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
