import { calendarStream } from '../../calendars/calendar.js';
import { append, type Decision, forever, nothing, type Read } from '../../deciding/decision.js';
import { found, type Subject } from '../../deciding/refused.js';
import { checkPrecondition, checkVersion, requireVersion, type StatedVersion } from '../../deciding/stated-version.js';

export const removeBlackout = (
  read: Read,
  request: { readonly id: string; readonly stated: StatedVersion | undefined; readonly blackoutId: string },
): Decision => {
  const { id, stated, blackoutId } = request;
  const subject: Subject = { kind: 'calendar', id };
  const seen = read(calendarStream(id));
  const calendar = found(subject, seen.state);
  const isThere = calendar.blackouts.some((blackout) => blackout.id === blackoutId);
  const wasRemoved = calendar.blackoutsRemoved.some((blackout) => blackout.id === blackoutId);
  found({ kind: 'blackout', id: blackoutId }, isThere || wasRemoved ? calendar : null);
  requireVersion(subject, seen, stated);
  if (wasRemoved) return nothing;
  checkPrecondition(subject, seen, stated);
  checkVersion(subject, seen, stated);
  return {
    events: [append(calendarStream(id), { type: 'BlackoutRemoved', data: { id: blackoutId } })],
    until: forever,
  };
};
