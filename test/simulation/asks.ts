import {
  ApproveBooking,
  BookSeries,
  BookSlot,
  BookSlotOrWait,
  CancelBooking,
  CancelSeries,
  ChangeBookingDetails,
  CompleteBooking,
  ConfirmBooking,
  DeclineBooking,
  ExtendHold,
  JoinWaitlist,
  LeaveWaitlist,
  MarkNoShow,
  OfferSpot,
  RescheduleBooking,
} from '#libs/booking';
import type { Dice } from '../fuzz/dice.js';
import { type Ask, any, type Draw, type Draws, firstSlot, minute, serviceIds, slots } from './ask.js';
import { customers, houseAsks } from './house-asks.js';

const customerOf = (dice: Dice) => {
  const id = dice.pick([...customers, ...customers, null]);
  return { id, name: id ?? 'Stranger', email: `${id ?? 'stranger'}@example.com`, phone: null };
};

const wishOf = (dice: Dice) => ({
  serviceId: dice.pick([...serviceIds, 'svc_a']),
  start: firstSlot + dice.below(slots) * 30 * minute,
  duration: dice.pick([30, 30, 60]),
  units: dice.pick([1, 1, 1, 2]),
  customer: customerOf(dice),
  notes: dice.pick([null, 'note']),
  metadata: {},
});

const about =
  (make: (id: string, dice: Dice) => Ask): Draw =>
  (dice, _, { bookings }) =>
    bookings.length === 0 ? null : make(dice.pick(bookings), dice);

/** What is asked for, and how often. */
export const draws: Draws = {
  book: [
    30,
    (dice, id) => {
      const wish = wishOf(dice);
      return (envelope) => new BookSlot(envelope, `bkg_${id}`, wish);
    },
  ],
  /** Each attempt under an id of its own, as whoever names none is given one. */
  'book-unnamed': [
    8,
    (dice) => {
      const wish = wishOf(dice);
      return (envelope) => new BookSlot(envelope, `bkg_${envelope.commandId}`, wish);
    },
  ],
  hold: [
    20,
    (dice, id) => {
      const wish = { ...wishOf(dice), hold: { seconds: dice.pick([2, 10, 30]) } };
      return (envelope) => new BookSlot(envelope, `bkg_${id}`, wish);
    },
  ],
  confirm: [
    14,
    about((id) => (envelope) => new ConfirmBooking(envelope, { id, stated: any, customer: null, notes: null })),
  ],
  extend: [
    4,
    about((id, dice) => {
      const seconds = dice.pick([5, 20]);
      return (envelope) => new ExtendHold(envelope, id, any, seconds);
    }),
  ],
  approve: [5, about((id) => (envelope) => new ApproveBooking(envelope, id, any))],
  decline: [2, about((id) => (envelope) => new DeclineBooking(envelope, id, any, { reason: null }))],
  cancel: [14, about((id) => (envelope) => new CancelBooking(envelope, { id, stated: any, reason: null }))],
  move: [
    12,
    about((id, dice) => {
      const { start, duration, units } = wishOf(dice);
      return (envelope) => new RescheduleBooking(envelope, id, any, { start, duration, units });
    }),
  ],
  complete: [2, about((id) => (envelope) => new CompleteBooking(envelope, id, any))],
  'no-show': [1, about((id) => (envelope) => new MarkNoShow(envelope, id, any))],
  note: [
    3,
    about((id, dice) => {
      const notes = `note ${dice.below(3)}`;
      return (envelope) => new ChangeBookingDetails(envelope, id, any, { notes });
    }),
  ],
  'book-or-wait': [
    8,
    (dice, id) => {
      const wish = wishOf(dice);
      return (envelope) => new BookSlotOrWait(envelope, `bkg_${id}`, wish);
    },
  ],
  wait: [
    4,
    (dice, id) => {
      const { start, serviceId, duration, units, customer } = wishOf(dice);
      const request = { serviceId, duration, units, customer, from: start, to: start + 3 * 60 * minute };
      return (envelope) => new JoinWaitlist(envelope, `wls_${id}`, { ...request, calendarIds: null } as never);
    },
  ],
  offer: [
    6,
    (dice) => {
      const serviceId = dice.pick(serviceIds);
      const start = firstSlot + dice.below(slots) * 30 * minute;
      return (envelope) => new OfferSpot(envelope, serviceId, start, new Set());
    },
  ],
  leave: [
    2,
    (dice, _, { entries }) => {
      if (entries.length === 0) return null;
      const id = dice.pick(entries);
      return (envelope) => new LeaveWaitlist(envelope, id);
    },
  ],
  series: [
    2,
    (dice, id) => {
      const { customer, ...wish } = wishOf(dice);
      const request = {
        ...wish,
        customer,
        recurrence: 'RRULE:FREQ=DAILY;COUNT=3',
        mode: dice.pick(['all', 'available']),
      };
      return (envelope) => new BookSeries(envelope, `ser_${id}`, request as never);
    },
  ],
  'cancel-series': [
    1,
    (dice, _, { series }) => {
      if (series.length === 0) return null;
      const id = dice.pick(series);
      return (envelope) => new CancelSeries(envelope, { id, stated: any, reason: null, override: [] });
    },
  ],
  ...houseAsks,
};
