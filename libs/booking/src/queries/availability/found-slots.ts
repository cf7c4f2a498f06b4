import type { Point } from '#libs/event-store';
import type { RefusedStart } from '../../domain/availability/explain.js';
import type { Slot } from '../../domain/availability/slots.js';
import type { Service } from '../../domain/calendars/service.js';

/**
 * Starts from `from` on and before `to`, in milliseconds; no `duration`: that of the booking that is to be moved, else the
 * first of the service's.
 */
export interface SlotFilter {
  readonly from: number;
  readonly to: number;
  readonly duration: number | null;
  /** Null: as many as the booking has that is to be moved, else one. */
  readonly units: number | null;
  readonly calendarIds?: readonly string[] | undefined;
  readonly ignoreBooking?: string | undefined;
  /** Whether the starts that are not bookable are wanted too, with their reasons. */
  readonly explain?: boolean;
  /** Whether each slot is to tell all calendars that would do. */
  readonly candidates?: boolean;
  /** As of this instant of the past: what was offered then. */
  readonly at?: number | undefined;
}

/** So many slots are told in one answer, and so many starts with what speaks against them: some 300 KB. */
export const startsTold = 2_000;

export interface FoundSlots extends Point {
  readonly service: Service;
  readonly slots: readonly Slot[];
  /** The other starts on the grid from `from` to `to`; none unless asked for. */
  readonly refused: readonly RefusedStart[];
  /** Where what was found beyond as much as one answer holds begins; null: that is all. */
  readonly nextFrom: number | null;
  /** The first bookable start from `from` on, also behind `to`; null: there is none before `searchedUntil`. */
  readonly nextAvailable: number | null;
  readonly searchedUntil: number;
  /** When time alone makes another answer of it, at the earliest. */
  readonly until: number;
}
