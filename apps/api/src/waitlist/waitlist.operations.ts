import type { OperationOptions } from '../http/requests/operation.js';
import { WaitlistEntryResponse, WaitlistResponse } from './waitlist.schemas.js';

export const joinWaitlist: OperationOptions = {
  id: 'joinWaitlist',
  summary: 'Wait for a slot: what becomes free is offered to the first whom it fits, as a held booking',
  scope: 'bookings:write',
  orOwn: true,
  orPublic: true,
  attempts: true,
  answers: { 201: WaitlistEntryResponse, 200: WaitlistEntryResponse },
  problems: ['not-found', 'already-exists', 'limit-reached', 'dependency-gone', 'rule-violation'],
};

export const listWaitlist: OperationOptions = {
  id: 'listWaitlist',
  summary: 'List who waits and who waited, in the order of joining',
  scope: 'bookings:read',
  orScope: 'bookings:write',
  orOwn: true,
  answers: { 200: WaitlistResponse },
  takesQuery: true,
};

export const getWaitlistEntry: OperationOptions = {
  id: 'getWaitlistEntry',
  summary: 'Read whether somebody still waits, and what is offered',
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
  summary: 'Wait no longer; what is offered is given back',
  scope: 'bookings:write',
  orOwn: true,
  orManager: true,
  answers: { 200: WaitlistEntryResponse },
  problems: ['not-found', 'illegal-transition'],
};
