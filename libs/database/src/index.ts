export { Connection } from './connection.js';
export { connectionBeside } from './connection-beside.js';
export { ConnectionFailed } from './connection-failed.js';
export { type DatabaseFailure, databaseFailure, sqlStateOf } from './database-failure.js';
export { startEmbeddedPostgres } from './embedded/start-embedded-postgres.js';
export { inPackage } from './in-package.js';
export { inHastyTransaction, inTransaction } from './in-transaction.js';
export { editionOf, knownEditions } from './migrating/editions.js';
export { migrate } from './migrating/migrate.js';
export type { MigrationSource } from './migrating/migration-source.js';
export { MigrationChanged, MigrationFailed } from './migrating/migration-source.js';
export { type MigrationState, migrationState } from './migrating/migration-state.js';
export { openPool, type PoolOptions } from './open-pool.js';
export { poolBeside } from './pool-beside.js';
export { queryBuilder } from './query-builder.js';
export { findAppRole } from './sql/find-app-role.js';
export { listClients } from './sql/list-clients.js';
export { longTransactions, type OpenTransaction, readServer, type ServerReport } from './sql/read-server.js';
export {
  countRows,
  type FoundRow,
  listStoredTables,
  type StoredTable,
  searchTable,
} from './sql/search-tables.js';
export { unhurried } from './unhurried.js';
