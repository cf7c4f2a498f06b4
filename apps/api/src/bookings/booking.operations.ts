import { staleness } from '../http/problems/refusals-of.js';
import type { OperationOptions } from '../http/requests/operation.js';
import { BookingResponse, BookingsResponse, ManageTokenResponse } from './booking.schemas.js';

const noRoom = ['slot-held', 'slot-taken', 'capacity-exhausted', 'dependency-gone', 'rule-violation'] as const;

export const createBooking: OperationOptions = {
  id: 'createBooking',
  summary: 'Book a slot, or hold it',
  scope: 'bookings:write',
  orOwn: true,
  orPublic: true,
  attempts: true,
  replaysRefusals: true,
  answers: { 201: BookingResponse, 200: BookingResponse },
  problems: ['not-found', 'already-exists', 'limit-reached', ...noRoom],
};

export const listBookings: OperationOptions = {
  id: 'listBookings',
  summary: 'List bookings by start, or by their latest change',
  scope: 'bookings:read',
  orOwn: true,
  answers: { 200: BookingsResponse },
  problems: ['other-history', 'rule-violation'],
  takesQuery: true,
};

export const getBooking: OperationOptions = {
  id: 'getBooking',
  summary: 'Read a booking',
  scope: 'bookings:read',
  orOwn: true,
  orManager: true,
  answers: { 200: BookingResponse, 304: null },
  problems: ['not-found'],
  takesQuery: true,
};

export const changeBooking: OperationOptions = {
  id: 'changeBooking',
  summary: 'Change the customer details, notes or metadata of a booking',
  scope: 'bookings:write',
  orOwn: true,
  answers: { 200: BookingResponse },
  problems: [...staleness, 'dependency-gone', 'rule-violation'],
};

export const rescheduleBooking: OperationOptions = {
  id: 'rescheduleBooking',
  summary: 'Move a booking: free the old time and take the new one, both or neither',
  scope: 'bookings:write',
  orOwn: true,
  orManager: true,
  answers: { 200: BookingResponse },
  problems: [...staleness, 'illegal-transition', 'window-closed', 'limit-reached', ...noRoom],
};

export const cancelBooking: OperationOptions = {
  id: 'cancelBooking',
  summary: 'Cancel a booking',
  scope: 'bookings:write',
  orOwn: true,
  orManager: true,
  answers: { 200: BookingResponse },
  problems: [...staleness, 'illegal-transition', 'window-closed'],
};

export const confirmBooking: OperationOptions = {
  id: 'confirmBooking',
  summary: 'Confirm a hold; this always succeeds before the hold expires, and afterwards if the time is still free',
  scope: 'bookings:write',
  orOwn: true,
  orManager: true,
  answers: { 200: BookingResponse },
  problems: [...staleness, 'illegal-transition', 'hold-expired', 'limit-reached', 'dependency-gone', 'rule-violation'],
};

export const extendHold: OperationOptions = {
  id: 'extendHold',
  summary: 'Extend a hold',
  scope: 'bookings:write',
  orOwn: true,
  orManager: true,
  answers: { 200: BookingResponse },
  problems: [...staleness, 'illegal-transition', 'hold-expired', 'limit-reached', 'dependency-gone', 'rule-violation'],
};

export const approveBooking: OperationOptions = {
  id: 'approveBooking',
  summary: 'Approve a requested booking',
  scope: 'bookings:approve',
  answers: { 200: BookingResponse },
  problems: [...staleness, 'illegal-transition', 'dependency-gone'],
};

export const declineBooking: OperationOptions = {
  id: 'declineBooking',
  summary: 'Decline a requested booking',
  scope: 'bookings:approve',
  answers: { 200: BookingResponse },
  problems: [...staleness, 'illegal-transition'],
};

export const completeBooking: OperationOptions = {
  id: 'completeBooking',
  summary: 'Mark a booking as completed',
  scope: 'bookings:write',
  answers: { 200: BookingResponse },
  problems: [...staleness, 'illegal-transition', 'dependency-gone'],
};

export const markNoShow: OperationOptions = {
  id: 'markNoShow',
  summary: 'Mark a booking as a no-show',
  scope: 'bookings:write',
  answers: { 200: BookingResponse },
  problems: [...staleness, 'illegal-transition', 'dependency-gone'],
};

export const createManageToken: OperationOptions = {
  id: 'createManageToken',
  ignoresKeys: true,
  summary: 'Create a token that lets a customer manage this one booking without any other key',
  scope: 'bookings:write',
  answers: { 200: ManageTokenResponse },
  problems: ['not-found'],
};
