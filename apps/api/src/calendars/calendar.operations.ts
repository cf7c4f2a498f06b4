import { staleness } from '../http/problems/refusals-of.js';
import type { OperationOptions } from '../http/requests/operation.js';
import { BlackoutResponse, BlackoutsResponse } from './blackout.schemas.js';
import { BusyResponse } from './busy.schemas.js';
import { CalendarResponse, CalendarsResponse } from './calendar.schemas.js';

export const createCalendar: OperationOptions = {
  id: 'createCalendar',
  summary: 'Create a calendar: a person, a room, a machine, or anything else whose time can be booked',
  scope: 'calendars:write',
  answers: { 201: CalendarResponse, 200: CalendarResponse },
  problems: ['already-exists'],
};

export const listCalendars: OperationOptions = {
  id: 'listCalendars',
  summary: 'List the active calendars, or the archived ones',
  scope: 'calendars:read',
  answers: { 200: CalendarsResponse },
  takesQuery: true,
};

export const getCalendar: OperationOptions = {
  id: 'getCalendar',
  summary: 'Read a calendar',
  scope: 'calendars:read',
  answers: { 200: CalendarResponse, 304: null },
  problems: ['not-found'],
  takesQuery: true,
};

export const changeCalendar: OperationOptions = {
  id: 'changeCalendar',
  summary: 'Change a calendar; the change is refused, or displaces them, if upcoming bookings would lose their time',
  scope: 'calendars:write',
  answers: { 200: CalendarResponse },
  problems: [...staleness, 'rule-violation', 'illegal-transition', 'dependency-conflict'],
};

export const archiveCalendar: OperationOptions = {
  id: 'archiveCalendar',
  summary: 'Archive a calendar; this is refused, or displaces them, if there are upcoming bookings',
  scope: 'calendars:write',
  answers: { 200: CalendarResponse },
  problems: [...staleness, 'dependency-conflict'],
};

export const restoreCalendar: OperationOptions = {
  id: 'restoreCalendar',
  summary: 'Restore an archived calendar',
  scope: 'calendars:write',
  answers: { 200: CalendarResponse },
  problems: staleness,
};

export const addBlackout: OperationOptions = {
  id: 'addBlackout',
  summary: 'Close a calendar for some time, whatever its hours',
  scope: 'calendars:write',
  answers: { 201: BlackoutResponse, 200: BlackoutResponse },
  problems: [...staleness, 'already-exists', 'dependency-conflict'],
};

export const listBlackouts: OperationOptions = {
  id: 'listBlackouts',
  summary: 'List the blackouts of a calendar, earliest first',
  scope: 'calendars:read',
  answers: { 200: BlackoutsResponse },
  problems: ['not-found'],
  takesQuery: true,
};

export const getBlackout: OperationOptions = {
  id: 'getBlackout',
  summary: 'Read a blackout of a calendar',
  scope: 'calendars:read',
  answers: { 200: BlackoutResponse, 304: null },
  problems: ['not-found'],
  takesQuery: true,
};

export const removeBlackout: OperationOptions = {
  id: 'removeBlackout',
  summary: 'Delete a blackout',
  scope: 'calendars:write',
  answers: { 200: CalendarResponse },
  problems: staleness,
  takesQuery: true,
};

export const findBusy: OperationOptions = {
  id: 'findBusy',
  summary: 'Find when a calendar is in use, and by how many units',
  scope: 'calendars:read',
  answers: { 200: BusyResponse },
  problems: ['not-found'],
  takesQuery: true,
};
