import type { Phrases } from './phrases.js';

export const english: Phrases = {
  requested: {
    subject: 'Requested',
    title: 'We have your request',
    lead: 'You hear from us by {time}.',
  },
  confirmed: {
    subject: 'Confirmed',
    title: 'Your booking is confirmed',
    lead: 'Everything is set.',
  },
  moved: {
    subject: 'Moved',
    title: 'Your booking has moved',
    lead: 'It takes place at another time now.',
  },
  cancelled: {
    subject: 'Cancelled',
    title: 'Your booking is cancelled',
    lead: 'We had to cancel it. We are sorry.',
  },
  declined: {
    subject: 'Declined',
    title: 'Your request was declined',
    lead: 'We cannot take this booking. We are sorry.',
  },
  displaced: {
    subject: 'Please choose another time',
    title: 'Please choose another time',
    lead: 'Your booking cannot take place as planned. We are sorry.',
  },
  expired: {
    subject: 'Not booked',
    title: 'Your request has run out',
    lead: 'It was not answered in time, so nothing is booked. We are sorry.',
  },
  offered: {
    subject: 'A time is free',
    title: 'A time is free for you',
    lead: 'It is held for you until {time}. Confirm it by then, or somebody else may have it.',
  },
  'offer-over': {
    subject: 'No longer held',
    title: 'This time is no longer held for you',
    lead: 'It was not confirmed in time. You are still waiting: we write when another one is free.',
  },
  'wait-over': {
    subject: 'You are no longer waiting',
    title: 'You are no longer waiting',
    lead: 'Three offers ran out, so this was the last one. You can wait again at any time.',
  },
  reminder: {
    subject: 'Reminder',
    title: 'Your booking is coming up',
    lead: 'If you cannot come, please move or cancel it.',
  },
  'desk-booked': {
    subject: 'New',
    title: 'New booking',
    lead: 'Somebody has booked.',
  },
  'desk-requested': {
    subject: 'To be approved',
    title: 'New request',
    lead: 'Somebody asks for it. Answer by {time}.',
  },
  'desk-cancelled': {
    subject: 'Cancelled by the customer',
    title: 'Cancelled by the customer',
    lead: 'The time is free again.',
  },
  links: {
    subject: 'Your bookings',
    title: 'Your bookings',
    lead: 'Somebody asked for these links with your address. If it was not you, you can ignore this mail.',
  },
  hello: 'Hello,',
  helloName: 'Hello {name},',
  answeredBeforeStart: 'You hear from us before it begins.',
  cancelledAsAsked: 'It is cancelled, as you wished.',
  displacedWithout:
    'Your booking cannot take place as planned. We are sorry. Please choose another time, or cancel it.',
  freeNow: 'These times are free just now',
  before: 'Before',
  units: 'Places',
  reason: 'Reason',
  name: 'Name',
  see: 'See or change it',
  take: 'See and confirm it',
  toMove: 'Move it there',
  footer: 'You get this mail because a booking was made with this address.',
  deskFooter: 'You get this mail because this service names your address.',
};
