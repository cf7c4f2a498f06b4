import { z } from 'zod';
import type { OperationOptions } from '../http/requests/operation.js';
import { CreatedFeedResponse, FeedsResponse } from './feed.schemas.js';

export const getInvite: OperationOptions = {
  id: 'getInvite',
  summary: 'Read a booking as a calendar file (RFC 5545)',
  description:
    '`SEQUENCE` increases whenever time, place or status change, so that calendar programs which already have the booking apply the change.',
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
  summary: 'Create a subscription address for calendar programs; it is shown once',
  description: 'With `includesPersonalData` the feed says who each booking is for; this also needs `bookings:read`.',
  scope: 'calendars:read',
  answers: { 201: CreatedFeedResponse },
  problems: ['not-found', 'rule-violation'],
};

export const listFeeds: OperationOptions = {
  id: 'listFeeds',
  summary: 'List the subscription addresses of a calendar',
  scope: 'calendars:read',
  answers: { 200: FeedsResponse },
  problems: ['not-found'],
  takesQuery: true,
};

export const removeFeed: OperationOptions = {
  id: 'removeFeed',
  ignoresKeys: true,
  summary: 'Delete a subscription address of a calendar; it stops working at once',
  scope: 'calendars:read',
  answers: { 204: null },
  problems: ['not-found'],
};
