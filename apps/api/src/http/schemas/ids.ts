import { z } from 'zod';

const id = (prefix: string, example: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[A-Za-z0-9_-]{8,64}$`), `must be ${prefix}_ and 8 to 64 letters, digits, _ or -`)
    .meta({ examples: [example] });

export const calendarId = id('cal', 'cal_room-0004');
export const serviceId = id('svc', 'svc_consultation');
export const bookingId = id('bkg', 'bkg_ada-first-visit');
export const blackoutId = id('blk', 'blk_christmas');
export const seriesId = id('ser', 'ser_ada-every-week');
export const waitlistEntryId = id('wls', 'wls_ada-mornings');
export const webhookId = id('whk', 'whk_back-office');
export const feedId = id('fed', 'fed_front-desk');
export const apiKeyId = id('key', 'key_backoffice');
