import type { Calendar, Service } from '#libs/booking';
import type { Described } from '../http/answers/described.js';
import { toInstant } from '../http/answers/instant.js';
import type { Positions } from '../http/answers/position-token.js';
import type { Caller } from '../http/callers/caller.js';
import type { ServiceResponse } from './service.answers.js';

/** What is told of the calendars of a service to those who read no calendars. */
export const toPublicCalendar = ({ id, name, timeZone, publicMetadata = {} }: Calendar) => ({
  ...{ id, name, timeZone, publicMetadata },
});

export const toServiceResponse = (
  service: Service,
  positions: Positions,
  { kind }: Pick<Caller, 'kind'>,
): Described<typeof ServiceResponse> => ({
  id: service.id,
  version: service.version,
  position: positions.token(service),
  name: service.name,
  timeZone: service.timeZone,
  durations: service.durations,
  step: service.step,
  bufferBefore: service.bufferBefore,
  bufferAfter: service.bufferAfter,
  minNotice: service.minNotice,
  horizonDays: service.horizonDays,
  approval: service.approval,
  approvalDeadline: service.approvalDeadline,
  cancellationWindow: service.cancellationWindow,
  holdSeconds: service.holdSeconds,
  holdSecondsMax: service.holdSecondsMax,
  offerMinutes: service.offerMinutes,
  maxUnitsPerBooking: service.maxUnitsPerBooking,
  limits: service.limits,
  showFree: service.showFree,
  mails: service.mails,
  reminders: service.reminders,
  mailFromName: service.mailFromName,
  locale: service.locale,
  ...(kind !== 'public' && kind !== 'manager' && { notifyDesk: service.notifyDesk }),
  uses: service.uses,
  status: service.status,
  metadata: service.metadata,
  createdAt: toInstant(service.createdAt),
  updatedAt: toInstant(service.updatedAt),
});
