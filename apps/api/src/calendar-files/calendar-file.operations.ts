import { z } from 'zod';
import type { OperationOptions } from '../http/requests/operation.js';
import { CreatedFeedResponse, FeedsResponse } from './feed.schemas.js';

export const getInvite: OperationOptions = {
  id: 'getInvite',
  summary: 'Read a booking as a calendar file (RFC 5545)',
  description:
    'Its `SEQUENCE` rises with each change of time, place and status, so that a calendar which has the booking takes it as a change.',
  scope: 'bookings:read',
  orOwn: true,
  orManager: true,
  orFileToken: true,
  answers: { 200: z.string(), 304: null },
  problems: ['not-found'],
  takesQuery: true,
  produces: 'text/calendar',
};

export const createFeed: OperationOptions = {
  id: 'createFeed',
  ignoresKeys: true,
  summary: 'Make an address at which calendar programs read what is booked on a calendar; it is told once',
  description: 'With `includesPersonalData` it says for whom each booking is, and needs `bookings:read` too.',
  scope: 'calendars:read',
  answers: { 201: CreatedFeedResponse },
  problems: ['not-found', 'rule-violation'],
};

export const listFeeds: OperationOptions = {
  id: 'listFeeds',
  summary: 'List the addresses at which a calendar is read',
  scope: 'calendars:read',
  answers: { 200: FeedsResponse },
  problems: ['not-found'],
  takesQuery: true,
};

export const removeFeed: OperationOptions = {
  id: 'removeFeed',
  ignoresKeys: true,
  summary: 'Remove an address at which a calendar is read: it leads nowhere from now on',
  scope: 'calendars:read',
  answers: { 204: null },
  problems: ['not-found'],
};
