import type { Letter, OfBooking } from '#libs/booking';
import { ada, monday } from './front-desk.js';

const minute = 60_000;
const halfAnHour = (start: number) => ({ start, end: start + 30 * minute });
const manageUrl = 'https://book.example.com/manage#mgt_example.token';

const massage: OfBooking = {
  to: { email: ada.email, name: 'Ada Lovelace' },
  from: { email: 'bookings@example.com', name: 'Northside Clinic' },
  locale: 'en-GB',
  timeZone: 'Europe/Berlin',
  event: {
    ...halfAnHour(monday('10:00')),
    uid: 'bkg_ada@slotlog',
    sequence: 1,
    changedAt: monday('08:00'),
    status: 'confirmed',
    summary: 'Massage',
    location: 'Room 4, second floor',
  },
  units: 1,
  manageUrl,
  fileUrl: 'https://book.example.com/v1/bookings/bkg_ada/invite.ics?t=fil_example',
  isInCalendar: true,
};
const toDesk = {
  ...massage,
  to: { email: 'desk@example.com', name: null },
  customerName: 'Ada Lovelace',
  manageUrl: null,
  fileUrl: null,
  isInCalendar: false,
};
const reason = 'The heating is out until Tuesday.\nCall us if you need to be seen before.';
const elsewhere = { ...massage.event, ...halfAnHour(monday('14:30')), summary: 'Consultation' };
const alternatives = ['11:00', '13:15', '16:30'].map((time) => halfAnHour(monday(time)));

/** One letter of each kind, two where it says two things. */
export const exampleLetters = {
  requested: { ...massage, kind: 'requested', answeredBy: monday('09:00') },
  'requested-until-its-start': { ...massage, kind: 'requested', answeredBy: null },
  confirmed: { ...massage, kind: 'confirmed', units: 2 },
  moved: { ...massage, kind: 'moved', before: halfAnHour(monday('15:00')) },
  cancelled: { ...massage, kind: 'cancelled', by: 'desk', reason },
  'cancelled-by-customer': { ...massage, kind: 'cancelled', by: 'customer', reason: null },
  declined: { ...massage, kind: 'declined', reason: null },
  displaced: { ...massage, kind: 'displaced', alternatives },
  'displaced-for-good': { ...massage, kind: 'displaced', alternatives: [] },
  expired: { ...massage, kind: 'expired' },
  offered: { ...massage, kind: 'offered', until: monday('09:15') },
  'offer-over': { ...massage, kind: 'offer-over' },
  'wait-over': { ...massage, kind: 'wait-over' },
  reminder: { ...massage, kind: 'reminder' },
  'desk-booked': { ...toDesk, kind: 'desk-booked' },
  'desk-requested': { ...toDesk, kind: 'desk-requested', answeredBy: monday('09:00') },
  'desk-cancelled': { ...toDesk, kind: 'desk-cancelled' },
  links: {
    ...massage,
    kind: 'links',
    bookings: [
      { event: massage.event, manageUrl },
      { event: elsewhere, manageUrl },
    ],
  },
} as const satisfies Record<string, Letter>;

/** The same in German, as it is spoken in Austria. */
export const inGerman = <Of extends Letter>(letter: Of): Of => ({ ...letter, locale: 'de-AT' });
