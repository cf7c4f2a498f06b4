import type { Pool } from 'pg';

/**
 * Sets the clock of a database by so many milliseconds for every connection that is made from then on; those that there are
 * end. No other database of the server notices: what the clock is called is looked up in each one's own catalogue.
 */
export const setClock = async (owner: Pool, milliseconds: number): Promise<void> => {
  const client = await owner.connect();
  // Also where it is cut off meanwhile: a pool whose connection nobody gives back never ends.
  try {
    await client.query(`
      do $$
      begin
        if to_regprocedure('pg_catalog.true_clock_timestamp()') is null then
          alter function pg_catalog.clock_timestamp() rename to true_clock_timestamp;
        end if;
      end $$;
      create or replace function pg_catalog.clock_timestamp() returns timestamptz language sql volatile as
        $$ select pg_catalog.true_clock_timestamp() + interval '${milliseconds} milliseconds' $$`);
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
  } finally {
    client.release(true);
  }
};
