import { calendarStream } from '../../calendars/calendar.js';
import { openCalendar } from '../../calendars/open-calendar.js';
import { isMadeAlready } from '../../deciding/asked-change.js';
import { append, type Decision, forever, nothing, type Read } from '../../deciding/decision.js';
import { found } from '../../deciding/refused.js';
import type { StatedVersion } from '../../deciding/stated-version.js';

export const removeBlackout = (
  read: Read,
  request: { readonly id: string; readonly stated: StatedVersion | undefined; readonly blackoutId: string },
): Decision => {
  const { id, blackoutId } = request;
  const asked = openCalendar(read, request);
  const { calendar } = asked;
  const isThere = calendar.blackouts.some((blackout) => blackout.id === blackoutId);
  const wasRemoved = calendar.blackoutsRemoved.some((blackout) => blackout.id === blackoutId);
  found({ kind: 'blackout', id: blackoutId }, isThere || wasRemoved ? calendar : null);
  if (isMadeAlready(asked, { isDone: wasRemoved })) return nothing;
  return {
    events: [append(calendarStream(id), { type: 'BlackoutRemoved', data: { id: blackoutId } })],
    until: forever,
  };
};
