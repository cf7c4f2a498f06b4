import { pipeline } from 'node:stream/promises';
import type { Pool, PoolClient } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/**
 * What `pg_dump` and `pg_restore --data-only --disable-triggers` do: each row of each table of ours from one migrated database
 * into another one, as text. By SQL, since the tools of the server's version are seldom at hand.
 */
export const copyLogically = async (from: Pool, to: Pool): Promise<void> => {
  const [source, target] = await Promise.all([from.connect(), to.connect()]);
  await source.query('begin isolation level repeatable read read only');
  await target.query('begin');
  for (const table of await tablesOf(target)) {
    await target.query(`alter table ${table} disable trigger user; delete from ${table}`);
    await pipeline(source.query(copyTo(`copy ${table} to stdout`)), target.query(copyFrom(`copy ${table} from stdin`)));
  }
  await target.query(`
    do $$ declare t record; begin
      for t in select tgrelid::regclass as "table", tgname from pg_trigger where not tgisinternal loop
        execute format('alter table %s enable always trigger %I', t."table", t.tgname);
      end loop;
    end $$`);
  for (const client of [source, target]) {
    await client.query('commit');
    client.release();
  }
};

const tablesOf = async (client: PoolClient): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c
      where c.relnamespace = 'slotlog'::regnamespace and c.relkind = 'r' order by 1`,
  );
  return rows.map(({ name }) => name);
};
