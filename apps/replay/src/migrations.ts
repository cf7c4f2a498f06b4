import { accessMigrations } from '#libs/access';
import { bookingMigrations } from '#libs/booking';
import type { MigrationSource } from '#libs/database';
import { deliveryMigrations } from '#libs/delivery';
import { eventStoreMigrations } from '#libs/event-store';
import { mailMigrations } from '#libs/mail';
import { projectionMigrations } from '#libs/projection';

/** All that stands in schema `slotlog`, in the order of dependence. */
export const migrations: readonly MigrationSource[] = [
  eventStoreMigrations,
  projectionMigrations,
  accessMigrations,
  deliveryMigrations,
  mailMigrations,
  bookingMigrations,
];
