import { v7 } from 'uuid';

/** What ids begin with: calendar, service, booking, customer. */
export type IdPrefix = 'cal' | 'svc' | 'bkg' | 'cus';

/** A new id, sortable by the time of its making: the prefix and the 32 digits of a UUID of version 7. */
export const newId = (prefix: IdPrefix): string => `${prefix}_${v7().replaceAll('-', '')}`;
