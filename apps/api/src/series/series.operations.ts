import { staleness } from '../http/problems/refusals-of.js';
import type { OperationOptions } from '../http/requests/operation.js';
import { SeriesResponse } from './series.schemas.js';

export const bookSeries: OperationOptions = {
  id: 'bookSeries',
  summary: 'Book a recurring slot: all occurrences or none, or those that are available',
  scope: 'bookings:write',
  orOwn: true,
  answers: { 201: SeriesResponse, 200: SeriesResponse },
  problems: ['not-found', 'already-exists', 'series-conflict', 'rule-violation'],
};

export const getSeries: OperationOptions = {
  id: 'getSeries',
  summary: 'Read the current state of each occurrence of a series; each is a booking of its own',
  scope: 'bookings:read',
  orOwn: true,
  answers: { 200: SeriesResponse, 304: null },
  problems: ['not-found'],
  takesQuery: true,
};

export const cancelSeries: OperationOptions = {
  id: 'cancelSeries',
  summary: 'Cancel the remaining occurrences of a series that may still be cancelled; this can be repeated',
  scope: 'bookings:write',
  orOwn: true,
  answers: { 200: SeriesResponse },
  problems: [...staleness, 'window-closed'],
};
