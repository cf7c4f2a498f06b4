import { type Interval } from '../../log-row.js';
import type { Said } from './told.js';

/** Claims and bookings of two units, as a log tells them. */

export const claimOf = (core: Interval, more: object = {}) => ({
  ...{ serviceId: 'svc_room', kind: 'booking', core, buffered: { ...core }, units: 2, expiresAt: null },
  ...more,
});

export const on = (day: string, calendar = 'cal_room') => `agenda/${calendar}/2026-03-${day}`;
export const claims = (id: string, stream: string, claim: object): Said => [
  stream,
  'TimeClaimed',
  { bookingId: id, ...claim },
];
export const frees = (id: string, stream: string): Said => [stream, 'TimeFreed', { bookingId: id }];
export const tells = (id: string, type: string, data: object = {}): Said => [`booking/${id}`, type, data];
export const contentOf = (core: Interval, more: object = {}) => {
  const { serviceId, buffered, units } = claimOf(core);
  return { serviceId, calendarIds: ['cal_room'], core, buffered, units, ...more };
};
