/**
 * The clock that the running server goes by, which nobody can set: here, and nowhere else, do tests look at it. What they
 * book lies on days to come, at an hour that they state, so that it does not matter at which hour they run.
 */

/** Looked at once: whom midnight overtakes goes on with the day on which it began. */
const begun = Temporal.Now.instant();

/** So many days from today, at a time that a clock of the zone shows. */
export const daysFromToday = (days: number, plainTime = '00:00', timeZone = 'UTC'): Temporal.ZonedDateTime =>
  begun.toZonedDateTimeISO(timeZone).toPlainDate().add({ days }).toZonedDateTime({ timeZone, plainTime });

export const now = (): Temporal.Instant => Temporal.Now.instant();

/** For what runs out, or has only just begun, while a test is looking; all else is days away. */
export const fromNow = (span: Temporal.DurationLike): Temporal.Instant => now().add(span);

export const isPast = (instant: number): boolean => Date.now() > instant;

/** A timer may be early by the clock. */
export const untilPast = async (instant: number): Promise<void> => {
  while (!isPast(instant)) await new Promise((resolve) => setTimeout(resolve, instant - Date.now() + 1));
};

/** As if so many milliseconds had passed at once, for whatever measures spans. Returns what ends that. */
export const leapBy = (milliseconds: number): (() => void) => {
  const measured = performance.now.bind(performance);
  performance.now = () => measured() + milliseconds;
  return () => {
    performance.now = measured;
  };
};
