/** What the lease of whoever delivers is called: one in a shard for all subscribers. */
export const consumer = { name: 'deliveries', version: 1 };

/** In milliseconds. */
export interface Pace {
  /** How long a lease lasts unless renewed, after a third of it: so a request, which takes 20 s at most, fits into what is left. */
  readonly lease: number;
  /** How often is looked for what people have changed and asked for. */
  readonly look: number;
}

export const usualPace: Pace = { lease: 48_000, look: 1_000 };

/** Who has nothing to say but how far the log was read says it seldom. */
export const recordIdleEvery = 5_000;
/** For so long a request under way keeps others from being written down, so that whoever is quick enough has no row of its own. */
export const recordBusyEvery = 1_000;
export const countEvery = 60_000;
/** How long requests under way may take when the process is to stop. */
export const patience = 5_000;
