import { type Asked, nameOf } from './asked.js';
import type { Call, Point, Wanted } from './history.js';
import { mostClaimed, type Past } from './past.js';

type Slot = Omit<Wanted, 'serviceId'>;

/** Every slot that is offered is bookable at its position: open, to come, and with room beside all who have theirs. */
export const checkOffered = (past: Past, asked: readonly Asked[], clockError: number): string[] =>
  asked.flatMap(({ command, calls }) =>
    calls.flatMap((call) => {
      const offer = offerOf(call);
      if (!offer || offer.slots.length === 0) return [];
      const { at, slots } = offer;
      if (at === null || !past.event(at)) return [`${nameOf(command)}: slots are offered at no event`];
      const serviceId = command.wanted?.serviceId ?? past.standings(command.about ?? '').at(-1)?.serviceId ?? '';
      const about = { past, serviceId, own: command.about, call, clockError };
      const isEarlier = call.answer.kind === 'refused' && at.position < (call.answer.at?.position ?? 0);
      const say = ({ start, calendarIds }: Slot, why: string) =>
        `${nameOf(command)}: ${new Date(start).toISOString()} on ${calendarIds.join(' and ')} is offered at ${at.position}, and ${why}`;
      return slots.flatMap((slot) => {
        const why = isEarlier ? 'what was refused was so later' : obstacle(slot, about, at.position);
        return why === null ? [] : [say(slot, why)];
      });
    }),
  );

/** What is asked for, or what comes with a refusal. */
const offerOf = ({ answer }: Call): { readonly at: Point | null; readonly slots: readonly Slot[] } | undefined =>
  answer.kind === 'offered' ? answer : answer.kind === 'refused' ? answer.details.alternatives : undefined;

interface About {
  readonly past: Past;
  readonly serviceId: string;
  /** Whoever moves is not in their own way. */
  readonly own: string | null;
  readonly call: Call;
  readonly clockError: number;
}

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
