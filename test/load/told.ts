import type { Answer, Details, Done, Point, Wanted } from '#test/checker/history';
import { type Body, type Heard, isDone, isOpen } from './heard.js';

/** The position and the mark of a token; of which log it is, is nobody's concern here. What is no token is nowhere. */
export const pointIn = (token: string): Point => {
  const [, position, mark] = /^(\d+)@[^.]+\.([0-9a-f]+)$/.exec(token) ?? [];
  return mark === undefined ? { position: 0, mark: 'nowhere' } : { position: Number(position), mark };
};

/** What was answered over HTTP, as it is judged. */
export const toldBy = (heard: Heard, wanted: Wanted | null): Answer => {
  const { status, body } = heard;
  if (isDone(heard)) return doneBy(body);
  if (body.code === 'outcome-unknown') return { kind: 'unknown' };
  if (isOpen(heard)) {
    const isBroken = status >= 500 && status !== 503;
    return { kind: 'failed', reason: `${isBroken ? `${status} ` : ''}${body.code ?? status}` };
  }
  const at = body.position === undefined ? null : pointIn(body.position);
  return { kind: 'refused', reason: body.code ?? `${status}`, at, details: detailsIn(body, wanted?.units ?? 1) };
};

const doneBy = ({ id = '', version = 0, position = '', status, start, end, units, calendarIds }: Body): Done => ({
  kind: 'done',
  id,
  version,
  at: pointIn(position),
  status: `${status}`,
  slot: { start: Date.parse(start!), end: Date.parse(end!), units: units!, calendarIds: calendarIds! },
});

const detailsIn = (body: Body, units: number): Details => {
  const { conflicts, capacity, remaining, currentVersion, currentStatus, limit, blockers, missing } = body;
  const { expiredAt, heldUntil, closedAt, alternatives, alternativesPosition: at } = body;
  return {
    ...(conflicts && {
      conflicts: conflicts.flatMap(({ bookingId, calendarId }) => (bookingId ? [{ bookingId, calendarId }] : [])),
    }),
    ...(capacity !== undefined && { capacity }),
    ...(remaining !== undefined && { remaining }),
    ...(currentVersion !== undefined && { currentVersion }),
    ...(currentStatus !== undefined && { currentStatus }),
    ...(expiredAt !== undefined && { expiredAt: Date.parse(expiredAt) }),
    ...(heldUntil !== undefined && { heldUntil: Date.parse(heldUntil) }),
    ...(closedAt !== undefined && { closedAt: Date.parse(closedAt) }),
    ...(limit && { limit }),
    ...(blockers && { blockers: blockers.bookings }),
    ...(missing && { missing: missing.id }),
    ...(alternatives && {
      alternatives: {
        at: at === undefined ? null : pointIn(at),
        slots: alternatives.map(({ start, end, calendarIds }) => ({
          ...{ start: Date.parse(start), end: Date.parse(end), calendarIds, units },
        })),
      },
    }),
  };
};
