import { type Interval, without } from '../time/interval.js';

/** What a booking has where it stands. */
export interface Had {
  readonly core: Interval;
  readonly buffered: Interval;
  readonly units: number;
}

/** What a wish goes on from where somebody wants to change what was agreed: that is not judged anew. */
export interface Standing {
  /** Those that it is on: it stays there where it can. */
  readonly calendarIds: readonly string[];
  /** Null: it has lost it. */
  readonly had: Had | null;
  /** Whether it may be changed while it takes place. */
  readonly mayHaveBegun: boolean;
}

/** What it has of what is asked for; only who keeps the start asks for no other time. */
export const keptAt = (standing: Standing | undefined, start: number): Had | null =>
  standing?.had?.core.start === start ? standing.had : null;

/** The time that a wish takes beyond what it has: of the rest nobody asks when the doors are open. */
export const newTime = (core: Interval, had: Had | null): Interval[] => (had ? without(core, had.core) : [core]);

/** Where there has to be room: everywhere for more units, and where more time is taken. */
export const newRoom = (wish: { readonly buffered: Interval; readonly units: number }, had: Had | null): Interval[] =>
  had && wish.units <= had.units ? without(wish.buffered, had.buffered) : [wish.buffered];
