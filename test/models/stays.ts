import type { Hours } from './plain-hours.js';

export const minute = 60_000;
/** All that is agreed on in the model lies on multiples of it. */
export const tick = 5 * minute;

export interface Room extends Hours {
  readonly capacity: number;
  readonly isArchived: boolean;
  readonly blackouts: ReadonlyMap<string, { readonly start: number; readonly end: number }>;
}

export type Use = { readonly calendarId: string } | { readonly anyOf: readonly string[] };

export interface Offer {
  readonly uses: readonly Use[];
  readonly durations: readonly number[];
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly minNotice: number;
  readonly cancellationWindow: number;
  readonly maxUnitsPerBooking: number;
  readonly approval: 'automatic' | 'required';
  readonly isArchived: boolean;
}

/** A booking, and since when it has had its place in each of its rooms. */
export interface Stay {
  readonly status: string;
  readonly before: string | null;
  readonly serviceId: string;
  readonly rooms: ReadonlyMap<string, number>;
  readonly start: number;
  readonly duration: number;
  readonly units: number;
  readonly buffers: readonly [before: number, after: number];
  readonly override: readonly string[];
  readonly holder: string | null;
  readonly notes: string | null;
  readonly expiresAt: number | null;
  /** Minutes before its start up to which it may be given back, as was agreed when it was confirmed. */
  readonly window: number | null;
  /** When it was ended before its time was over: the rest is free. */
  readonly endedAt: number | null;
}

export type Span = { readonly start: number; readonly end: number };

export type Foreseen = 'passes' | 'changes nothing' | 'is refused';

export const spanOf = ({ start, duration }: { start: number; duration: number }): Span => ({
  start,
  end: start + duration * minute,
});
export const widened = ({ start, end }: Span, [before, after]: readonly [number, number]): Span => ({
  start: start - before * minute,
  end: end + after * minute,
});
export const ticksOf = ({ start, end }: Span) =>
  Array.from({ length: Math.ceil((end - start) / tick) }, (_, at) => start + at * tick);
export const covers = ({ start, end }: Span, at: number) => start <= at && at < end;
export const buffered = (stay: Stay) => {
  const span = widened(spanOf(stay), stay.buffers);
  return stay.endedAt === null ? span : { ...span, end: stay.endedAt };
};
export const tookPlace = (status: string) => status === 'completed' || status === 'no-show';
export const candidates = (use: Use) => ('anyOf' in use ? use.anyOf : [use.calendarId]);
