import type { Recorded, Stream } from '../deciding/decision.js';

export type DisplacementEvent =
  | { type: 'DisplacementBegun'; data: Record<string, never> }
  | { type: 'DisplacementEnded'; data: Record<string, never> };

/** Whether a change of the calendar has left bookings without their time that are still to be displaced. */
export interface Displacement {
  readonly isUnderWay: boolean;
}

export const displacementStream = (calendarId: string): Stream<Displacement, DisplacementEvent> => ({
  name: `displacement/${calendarId}`,
  initial: { isUnderWay: false },
  evolve: evolveDisplacement,
});

export const evolveDisplacement = (_: Displacement | null, { event }: Recorded<DisplacementEvent>): Displacement => ({
  isUnderWay: event.type === 'DisplacementBegun',
});
