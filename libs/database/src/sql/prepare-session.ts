import type pg from 'pg';

/**
 * The first setting lets Citus make triggers on distributed tables; plain Postgres takes it as an unknown custom one.
 * Without a search path a name that lacks its schema fails here instead of landing somewhere.
 */
export const prepareSession = (client: pg.ClientBase) =>
  client.query(`
    set citus.enable_unsafe_triggers = on;
    set client_min_messages = warning;
    set search_path = '';
  `);
