import type { Envelope } from '#libs/event-store';
import type { Dice } from '../fuzz/dice.js';
import { epoch } from './conditions.js';

/** A command, made for an envelope. */
export type Ask = (envelope: Envelope) => object;

/** What asks before this one may have made something of, by their ids. */
export interface Earlier {
  readonly bookings: readonly string[];
  readonly entries: readonly string[];
  readonly series: readonly string[];
}

/** How an ask of this id is drawn; null where there is nothing yet that it could be about. */
export type Draw = (dice: Dice, id: string, earlier: Earlier) => Ask | null;

/** Kinds of asks by their names, and how often each is drawn. */
export type Draws = Readonly<Record<string, readonly [number, Draw]>>;

export const minute = 60_000;
/** Some slots begin while a seed lasts, others later. */
export const firstSlot = epoch + minute;
export const slots = 6;
export const roomIds = ['cal_a', 'cal_b', 'cal_c'];
export const serviceIds = ['svc_a', 'svc_b', 'svc_team'];
export const any = { by: 'any' } as const;

const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const openFrom = (from: string, to: string) => [{ days: everyDay, from, to }];
