import { staleness } from '../http/problems/refusals-of.js';
import type { OperationOptions } from '../http/requests/operation.js';
import { ServiceResponse, ServicesResponse } from './service.answers.js';

export const createService: OperationOptions = {
  id: 'createService',
  summary: 'Create a service: what can be booked, for how long, and on which calendars',
  scope: 'calendars:write',
  answers: { 201: ServiceResponse, 200: ServiceResponse },
  problems: ['already-exists', 'not-found', 'rule-violation', 'dependency-gone'],
};

export const listServices: OperationOptions = {
  id: 'listServices',
  summary: 'List the active services, or the archived ones',
  scope: 'calendars:read',
  orPublic: true,
  answers: { 200: ServicesResponse },
  takesQuery: true,
};

export const getService: OperationOptions = {
  id: 'getService',
  summary: 'Read a service',
  scope: 'calendars:read',
  orPublic: true,
  orManager: true,
  answers: { 200: ServiceResponse, 304: null },
  problems: ['not-found'],
  takesQuery: true,
};

export const changeService: OperationOptions = {
  id: 'changeService',
  summary: 'Change a service; existing bookings keep the terms they were made with',
  scope: 'calendars:write',
  answers: { 200: ServiceResponse },
  problems: [...staleness, 'rule-violation', 'illegal-transition', 'dependency-conflict', 'dependency-gone'],
};

export const archiveService: OperationOptions = {
  id: 'archiveService',
  summary: 'Archive a service: it takes no new bookings, and existing ones stay',
  scope: 'calendars:write',
  answers: { 200: ServiceResponse },
  problems: staleness,
};

export const restoreService: OperationOptions = {
  id: 'restoreService',
  summary: 'Restore an archived service',
  scope: 'calendars:write',
  answers: { 200: ServiceResponse },
  problems: [...staleness, 'dependency-gone'],
};
