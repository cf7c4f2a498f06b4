import { claiming } from './book-slot.js';
import { bookingStream } from './booking.js';
import { counting, type HoldRules, refuseBeyondCap, refuseTooLong } from './holds.js';
import { found, type Subject } from './refused.js';
import { regain } from './regain.js';
import { serviceStream } from './service.js';
import { checkPrecondition, checkVersion, requireVersion, type StatedVersion } from './stated-version.js';
import { ensureStands } from './stranded.js';
import { append, type Decision, nothing, type Read } from './stream.js';
import { ensureAllowed } from './transitions.js';

/** From now on for so many seconds, by default for as long as the service usually holds; never shorter than it was. */
export const extendHold = (
  read: Read,
  request: { readonly id: string; readonly stated: StatedVersion | undefined; readonly seconds: number | null },
  rules: HoldRules,
  now: number,
): Decision => {
  const { id, stated, seconds } = request;
  const subject: Subject = { kind: 'booking', id };
  const seen = read(bookingStream(id));
  const booking = found(subject, seen.state);
  const service = found({ kind: 'service', id: booking.serviceId }, read(serviceStream(booking.serviceId)).state);
  requireVersion(subject, seen, stated);
  checkPrecondition(subject, seen, stated);
  refuseTooLong(service, seconds, '/seconds');
  checkVersion(subject, seen, stated);
  ensureAllowed(subject, booking, 'extend', now);
  ensureStands(read, booking, now);
  const { events, taken, until, anew } = regain(read, booking, service, now);
  const capped = anew ? refuseBeyondCap(read, booking.holder, id, rules, anew, now) : until;
  const length = (seconds ?? service.holdSeconds) * 1_000;
  const expiresAt = Math.max(booking.expiresAt ?? now, now + length);
  if (expiresAt === booking.expiresAt) return { ...nothing, until: expiresAt - length + 1 };
  const claims = claiming({ ...booking, ...taken }, 'hold', expiresAt);
  const extended = append(bookingStream(id), { type: 'HoldExtended', data: { expiresAt, ...taken } });
  return {
    events: [...events, ...claims, ...counting(read, booking.holder, id, expiresAt), extended],
    until: Math.min(until, capped),
  };
};
