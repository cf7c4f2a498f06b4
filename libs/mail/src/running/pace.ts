/** What the lease of whoever writes is called: one in a shard. */
export const consumer = { name: 'mails', version: 1 };

/** How long a lease lasts unless renewed, after a third of it: handing in a mail, 30 s at most, fits into what is left. */
export const leaseDuration = 48_000;

/** How often is looked for shards in which something happens, in milliseconds. */
export const lookEvery = 1_000;

/** Who has nothing to write but how far the log was read writes that seldom. */
export const recordIdleEvery = 5_000;

export const tidyEvery = 3_600_000;

/** How long mails under way may take when the process is to stop, or another one is to have the shard. */
export const patience = 5_000;

/** Mails under way in a process, and of these for one tenant. */
export const atOnce = { inAll: 8, perTenant: 4 };
