import { findAlternatives } from '../../libs/booking/src/domain/availability/alternatives.js';
import type { Context } from '../../libs/booking/src/domain/availability/availability.js';
import { calendarStream } from '../../libs/booking/src/domain/calendars/calendar.js';
import { calendarIdsOf, serviceStream } from '../../libs/booking/src/domain/calendars/service.js';
import { agendaStreams, claimsSeen } from '../../libs/booking/src/domain/claims/agenda.js';
import type { Read } from '../../libs/booking/src/domain/deciding/decision.js';
import type { LostWish, Refused } from '../../libs/booking/src/domain/deciding/refused.js';
import { day } from '../../libs/booking/src/domain/time/interval.js';

/** What a refusal offers instead, as its telling looks for it; null: it says that there is nothing for this person. */
export const offeredInstead = (read: Read, refusal: Refused, now: number): readonly number[] | null => {
  const { asked, personal, isLate } = refusal.details as Partial<LostWish>;
  if (!asked) return [];
  if (personal || isLate) return null;
  const service = read(serviceStream(asked.serviceId)).state!;
  const around = { start: asked.start - 2 * day, end: asked.start + 2 * day };
  const calendars = calendarIdsOf(service.uses).map((id) => ({
    calendar: read(calendarStream(id)).state!,
    claims: claimsSeen(read.all(agendaStreams(id, around))),
  }));
  const context: Context = { service, calendars };
  return findAlternatives(context, asked, now, { reach: day }).slots.map(({ start }) => start);
};
