import { CreateCalendar, CreateService } from '#libs/booking';
import { massage, room } from '#test/rules/front-desk';
import { type Ask, openFrom, roomIds, serviceIds } from './ask.js';

/** What there is before anything is asked for. */
export const opening: readonly Ask[] = [
  ...roomIds.map((id, nth): Ask => {
    const content = { ...room, timeZone: 'UTC', capacity: [1, 2, 1][nth]!, openingHours: openFrom('00:00', '24:00') };
    return (envelope) => new CreateCalendar(envelope, id, content);
  }),
  ...serviceIds.map((id, nth): Ask => {
    const uses = nth < 2 ? [{ calendarId: roomIds[nth]! }] : [{ anyOf: roomIds, strategy: 'first' as const }];
    const terms = { timeZone: 'UTC', minNotice: 0, cancellationWindow: 0, maxUnitsPerBooking: 2, bufferAfter: 0 };
    const content = { ...massage, ...terms, holdSecondsMax: 600, approval: nth === 1 ? 'required' : 'automatic', uses };
    return (envelope) => new CreateService(envelope, id, content as never);
  }),
];
