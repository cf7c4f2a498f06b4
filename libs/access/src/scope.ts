export const scopes = [
  'calendars:read',
  'calendars:write',
  'bookings:read',
  'bookings:write',
  'bookings:own',
  'bookings:approve',
  'events:read',
  'webhooks:write',
  'admin',
] as const;

export type AccessScope = (typeof scopes)[number];

/** `admin` allows everything within its tenant. */
export const allows = (granted: readonly AccessScope[], needed: AccessScope) =>
  granted.includes(needed) || granted.includes('admin');
