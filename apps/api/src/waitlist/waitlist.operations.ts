import type { OperationOptions } from '../http/requests/operation.js';
import { WaitlistEntryResponse, WaitlistResponse } from './waitlist.schemas.js';

export const joinWaitlist: OperationOptions = {
  id: 'joinWaitlist',
  summary: 'Join the waitlist: a slot that becomes free is offered, as a held booking, to the first entry that it fits',
  scope: 'bookings:write',
  orOwn: true,
  orPublic: true,
  attempts: true,
  answers: { 201: WaitlistEntryResponse, 200: WaitlistEntryResponse },
  problems: ['not-found', 'already-exists', 'limit-reached', 'dependency-gone', 'rule-violation'],
};

export const listWaitlist: OperationOptions = {
  id: 'listWaitlist',
  summary: 'List current and past waitlist entries, in the order of joining',
  scope: 'bookings:read',
  orScope: 'bookings:write',
  orOwn: true,
  answers: { 200: WaitlistResponse },
  takesQuery: true,
};

export const getWaitlistEntry: OperationOptions = {
  id: 'getWaitlistEntry',
  summary: 'Read a waitlist entry and what it was offered',
  scope: 'bookings:read',
  orScope: 'bookings:write',
  orOwn: true,
  orManager: true,
  answers: { 200: WaitlistEntryResponse, 304: null },
  problems: ['not-found'],
  takesQuery: true,
};

export const leaveWaitlist: OperationOptions = {
  id: 'leaveWaitlist',
  summary: 'Leave the waitlist; an offer is given back',
  scope: 'bookings:write',
  orOwn: true,
  orManager: true,
  answers: { 200: WaitlistEntryResponse },
  problems: ['not-found', 'illegal-transition'],
};
