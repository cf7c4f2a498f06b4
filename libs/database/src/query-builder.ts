import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';

/** Kysely over a pool that somebody else closes; tables stand in schema `slotlog` unless a query says otherwise. */
export const queryBuilder = <Database>(pool: pg.Pool): Kysely<Database> =>
  new Kysely<Database>({ dialect: new PostgresDialect({ pool }) }).withSchema('slotlog');
