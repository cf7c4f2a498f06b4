import { inPackage, type MigrationSource } from '#libs/database';

/** The read models' tables and their rights. */
export const bookingMigrations: MigrationSource = {
  library: 'booking',
  directory: inPackage('libs/booking/migrations'),
  grants: inPackage('libs/booking/grants.sql'),
};
