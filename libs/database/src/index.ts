export { startEmbeddedPostgres } from './embedded/start-embedded-postgres.js';
export { inPackage } from './in-package.js';
export { inTransaction } from './in-transaction.js';
export { migrate } from './migrate.js';
export type { MigrationSource } from './migration-source.js';
export { MigrationChanged, MigrationFailed } from './migration-source.js';
export { openPool, type PoolOptions } from './open-pool.js';
export { queryBuilder } from './query-builder.js';
