import { realWorld, type World } from '#libs/event-store';

/** What ids begin with: calendar, service, booking, customer, blackout, waitlist entry, series, feed. */
export type IdPrefix = 'cal' | 'svc' | 'bkg' | 'cus' | 'blk' | 'wls' | 'ser' | 'fed';

/** A new id, sortable by the time of its making: the prefix and the 32 digits of a UUID of version 7. */
export const newId = (prefix: IdPrefix, world: Pick<World, 'newId'> = realWorld): string =>
  `${prefix}_${world.newId().replaceAll('-', '')}`;
