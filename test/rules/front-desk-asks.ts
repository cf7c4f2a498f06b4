import { bookingStream } from '../../libs/booking/src/domain/bookings/booking.js';
import {
  type CalendarContent,
  calendarStream,
  type OnConflict,
} from '../../libs/booking/src/domain/calendars/calendar.js';
import { type ServiceContent, serviceStream } from '../../libs/booking/src/domain/calendars/service.js';
import type { Decision, Read } from '../../libs/booking/src/domain/deciding/decision.js';
import type { Override } from '../../libs/booking/src/domain/deciding/refused.js';
import type { StatedVersion } from '../../libs/booking/src/domain/deciding/stated-version.js';
import { approveBooking } from '../../libs/booking/src/domain/decisions/bookings/approve-booking.js';
import { bookSlot } from '../../libs/booking/src/domain/decisions/bookings/book-slot.js';
import { cancelBooking } from '../../libs/booking/src/domain/decisions/bookings/cancel-booking.js';
import { changeBookingDetails } from '../../libs/booking/src/domain/decisions/bookings/change-booking-details.js';
import { completeBooking, markNoShow } from '../../libs/booking/src/domain/decisions/bookings/close-booking.js';
import { confirmBooking } from '../../libs/booking/src/domain/decisions/bookings/confirm-booking.js';
import { declineBooking } from '../../libs/booking/src/domain/decisions/bookings/decline-booking.js';
import { displaceStranded } from '../../libs/booking/src/domain/decisions/bookings/displace-stranded.js';
import { expireBooking } from '../../libs/booking/src/domain/decisions/bookings/expire-booking.js';
import { extendHold } from '../../libs/booking/src/domain/decisions/bookings/extend-hold.js';
import { rescheduleBooking } from '../../libs/booking/src/domain/decisions/bookings/reschedule-booking.js';
import { addBlackout } from '../../libs/booking/src/domain/decisions/calendars/add-blackout.js';
import { archiveCalendar } from '../../libs/booking/src/domain/decisions/calendars/archive-calendar.js';
import { changeCalendar } from '../../libs/booking/src/domain/decisions/calendars/change-calendar.js';
import { removeBlackout } from '../../libs/booking/src/domain/decisions/calendars/remove-blackout.js';
import { restoreCalendar } from '../../libs/booking/src/domain/decisions/calendars/restore-calendar.js';
import { archiveService } from '../../libs/booking/src/domain/decisions/services/archive-service.js';
import { changeService } from '../../libs/booking/src/domain/decisions/services/change-service.js';
import { restoreService } from '../../libs/booking/src/domain/decisions/services/restore-service.js';
import { ada, upcoming } from './front-desk.js';

/** What somebody wants of a service. */
export interface Wish {
  readonly start: number;
  readonly duration: number;
  readonly units: number;
  readonly calendarIds?: readonly string[] | undefined;
  readonly override: readonly Override[];
}

type Asked =
  | ({ readonly ask: 'book'; readonly serviceId: string; readonly customerId: string | null } & Wish)
  | ({
      readonly ask: 'hold';
      readonly serviceId: string;
      readonly customerId: string | null;
      readonly seconds: number;
    } & Wish)
  | ({ readonly ask: 'reschedule' } & Wish)
  | { readonly ask: 'extend'; readonly seconds: number }
  | { readonly ask: 'confirm' | 'approve' | 'decline' | 'cancel' | 'complete' | 'no-show' | 'expire' }
  | { readonly ask: 'note'; readonly notes: string }
  | { readonly ask: 'change-room'; readonly changes: Partial<CalendarContent>; readonly onConflict: OnConflict }
  | {
      readonly ask: 'close';
      readonly blackoutId: string;
      readonly start: number;
      readonly end: number;
      readonly onConflict: OnConflict;
    }
  | { readonly ask: 'reopen'; readonly blackoutId: string }
  | { readonly ask: 'archive-room'; readonly onConflict: OnConflict }
  | { readonly ask: 'restore-room' | 'displace-stranded' }
  | { readonly ask: 'change-service'; readonly changes: Partial<ServiceContent> }
  | { readonly ask: 'archive-service' | 'restore-service' };

/** One command, with the id of what it is about. */
export type Ask = { readonly id: string; readonly stated: StatedVersion; readonly actor: string } & Asked;

export const holdsPerCustomer = 2;
const rules = { holdsPerCustomer };

/** What reads all agendas of a calendar is decided while nobody else can write. */
export const isLocked = ({ ask }: Ask) => ['change-room', 'close', 'archive-room', 'displace-stranded'].includes(ask);

/** The stream that an ask is about: whose version is stated. */
export const subjectOf = ({ ask, id }: Ask) => {
  if (ask.endsWith('service')) return serviceStream(id).name;
  const isRoom = isLocked({ ask } as Ask) || ask === 'reopen' || ask === 'restore-room';
  return isRoom ? calendarStream(id).name : bookingStream(id).name;
};

/** Decides an ask as its handler does. */
const drawnAnew = { customerId: 'cus_new', customerHash: 'hash_of_new' };

export const decideOn = (read: Read, ask: Ask, now: number): Decision => {
  const { id, actor } = ask;
  switch (ask.ask) {
    case 'book':
    case 'hold': {
      const { customerId } = ask;
      const hold = ask.ask === 'hold' ? { seconds: ask.seconds } : undefined;
      const customer = { ...ada, id: customerId };
      const holder = hold ? customerId : null;
      const drawn = { bookingId: id, customerId: 'cus_new', customerHash: customerId ?? 'hash_of_new', holder };
      return bookSlot({ ...rules, read, actor, now }, { ...ask, customer, hold, notes: null, metadata: {} }, drawn);
    }
    case 'reschedule':
      return rescheduleBooking({ ...rules, read, now }, ask);
    case 'extend':
      return extendHold({ ...rules, read, now }, ask);
    case 'confirm':
      return confirmBooking({ read, actor, now }, { ...ask, customer: null, notes: null }, drawnAnew);
    case 'approve':
      return approveBooking({ read, actor, now }, ask);
    case 'decline':
      return declineBooking({ read, actor, now }, { ...ask, reason: null });
    case 'cancel':
      return cancelBooking({ read, actor, now }, { ...ask, reason: null });
    case 'complete':
      return completeBooking({ read, actor, now }, ask);
    case 'no-show':
      return markNoShow({ read, actor, now }, ask);
    case 'expire':
      return expireBooking({ read, now }, id);
    case 'note':
      return changeBookingDetails({ read, actor, now }, { ...ask, changes: { notes: ask.notes } });
    case 'change-room':
      return changeCalendar({ read, now }, upcoming(read, now, id), ask);
    case 'close': {
      const { blackoutId, start, end } = ask;
      const blackout = { id: blackoutId, start, end, reason: null };
      return addBlackout({ read, actor, now }, upcoming(read, now, id), { ...ask, blackout });
    }
    case 'reopen':
      return removeBlackout(read, ask);
    case 'archive-room':
      return archiveCalendar({ read, actor, now }, upcoming(read, now, id), ask);
    case 'restore-room':
      return restoreCalendar({ read, actor }, ask);
    case 'displace-stranded':
      return displaceStranded({ read, now }, upcoming(read, now, id), id);
    case 'change-service':
      return changeService({ read, now }, [], ask);
    case 'archive-service':
      return archiveService({ read, actor }, ask);
    case 'restore-service':
      return restoreService({ read, actor }, ask);
  }
};
