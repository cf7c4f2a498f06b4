import type { OperationOptions } from '../http/operation.js';
import { staleness } from '../http/refusals-of.js';
import { CalendarResponse, CalendarsResponse } from './calendar.schemas.js';

export const createCalendar: OperationOptions = {
  id: 'createCalendar',
  summary: 'Create a calendar: a person, a room, a machine, anything whose time can be taken',
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
  summary: 'Change a calendar, unless that would strand upcoming bookings',
  scope: 'calendars:write',
  answers: { 200: CalendarResponse },
  problems: [...staleness, 'illegal-transition', 'dependency-conflict'],
};

export const archiveCalendar: OperationOptions = {
  id: 'archiveCalendar',
  summary: 'Archive a calendar that no upcoming booking depends on',
  scope: 'calendars:write',
  answers: { 200: CalendarResponse },
  problems: [...staleness, 'dependency-conflict'],
};

export const restoreCalendar: OperationOptions = {
  id: 'restoreCalendar',
  summary: 'Take an archived calendar back into use',
  scope: 'calendars:write',
  answers: { 200: CalendarResponse },
  problems: staleness,
};
