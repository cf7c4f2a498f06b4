import { staleness } from '../http/problems/refusals-of.js';
import type { OperationOptions } from '../http/requests/operation.js';
import { SeriesResponse } from './series.schemas.js';

export const bookSeries: OperationOptions = {
  id: 'bookSeries',
  summary: 'Book a recurring slot: all occurrences or none, or those that can be had',
  scope: 'bookings:write',
  orOwn: true,
  answers: { 201: SeriesResponse, 200: SeriesResponse },
  problems: ['not-found', 'already-exists', 'series-conflict', 'rule-violation'],
};

export const getSeries: OperationOptions = {
  id: 'getSeries',
  summary: 'Read what each occurrence of a series is by now; each is a booking of its own',
  scope: 'bookings:read',
  orOwn: true,
  answers: { 200: SeriesResponse, 304: null },
  problems: ['not-found'],
  takesQuery: true,
};

export const cancelSeries: OperationOptions = {
  id: 'cancelSeries',
  summary: 'Cancel what is still to come of a series and may still be cancelled; again, what may be by then',
  scope: 'bookings:write',
  orOwn: true,
  answers: { 200: SeriesResponse },
  problems: [...staleness, 'window-closed'],
};
