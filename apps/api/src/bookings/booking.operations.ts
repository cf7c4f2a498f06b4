import type { OperationOptions } from '../http/operation.js';
import { staleness } from '../http/refusals-of.js';
import { BookingResponse, BookingsResponse } from './booking.schemas.js';

const noRoom = ['slot-taken', 'capacity-exhausted', 'dependency-gone', 'rule-violation'] as const;

export const createBooking: OperationOptions = {
  id: 'createBooking',
  summary: 'Book a slot',
  scope: 'bookings:write',
  answers: { 201: BookingResponse, 200: BookingResponse },
  problems: ['not-found', 'already-exists', ...noRoom],
};

export const listBookings: OperationOptions = {
  id: 'listBookings',
  summary: 'List bookings by start, or by their latest change',
  scope: 'bookings:read',
  answers: { 200: BookingsResponse },
  problems: ['other-history'],
  takesQuery: true,
};

export const getBooking: OperationOptions = {
  id: 'getBooking',
  summary: 'Read a booking',
  scope: 'bookings:read',
  answers: { 200: BookingResponse, 304: null },
  problems: ['not-found'],
  takesQuery: true,
};

export const changeBooking: OperationOptions = {
  id: 'changeBooking',
  summary: 'Change the customer’s details, notes or metadata of a booking',
  scope: 'bookings:write',
  answers: { 200: BookingResponse },
  problems: staleness,
};

export const rescheduleBooking: OperationOptions = {
  id: 'rescheduleBooking',
  summary: 'Move a booking: frees the old time and takes the new one, both or neither',
  scope: 'bookings:write',
  answers: { 200: BookingResponse },
  problems: [...staleness, 'illegal-transition', 'window-closed', ...noRoom],
};

export const cancelBooking: OperationOptions = {
  id: 'cancelBooking',
  summary: 'Cancel a booking',
  scope: 'bookings:write',
  answers: { 200: BookingResponse },
  problems: [...staleness, 'illegal-transition', 'window-closed'],
};
