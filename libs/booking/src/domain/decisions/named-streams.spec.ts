import { bookingStream } from '../bookings/booking.js';
import { remindersStream } from '../bookings/telling/reminders.js';
import { waitlistStream } from '../bookings/waitlist/waitlist.js';
import { waitlistEntryStream } from '../bookings/waitlist/waitlist-entry.js';
import { calendarStream } from '../calendars/calendar.js';
import { serviceStream } from '../calendars/service.js';
import { agendaStream } from '../claims/agenda.js';
import { displacementStream } from '../claims/displacement.js';
import { holdsStream } from '../limits/holds.js';
import { tallyStream } from '../limits/tally.js';
import { namedStream } from '../streams.js';

const streams = [
  agendaStream('cal_room4', '2026-11-23'),
  bookingStream('bkg_ada'),
  calendarStream('cal_room4'),
  displacementStream('cal_room4'),
  holdsStream('hash_of_ada'),
  remindersStream('bkg_ada'),
  serviceStream('svc_massage'),
  tallyStream('day', 'svc_massage', '2026-11-23'),
  tallyStream('week', 'svc_massage', '2026-W48'),
  tallyStream('customer', 'svc_massage', 'hash_of_ada.1'),
  waitlistStream('svc_massage'),
  waitlistEntryStream('wle_ada'),
].map((stream) => ({ name: stream.name, stream }));

it.each(streams)('$name is found by its name, and folded as it is anywhere', ({ name, stream }) => {
  expect(namedStream(name)).toEqual(stream);
});

it.each(['', 'recipe/rcp_1', 'bookings/bkg_ada'])('“%s” names nothing that has a past', (name) => {
  expect(namedStream(name)).toBeNull();
});
