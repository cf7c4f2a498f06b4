import type { ClientBase, Pool } from 'pg';

/** Where the rows of a table are built anew. */
export const rebuiltName = (table: string) => `${table}_rebuild`;

export const tableExists = async (db: Pool | ClientBase, table: string): Promise<boolean> => {
  const { rows } = await db.query<{ found: boolean }>("select to_regclass('slotlog.' || $1) is not null as found", [
    table,
  ]);
  return rows[0]!.found;
};

/** A table of the same columns, checks and rights, empty and without indexes. */
export const createRebuiltTable = async (client: ClientBase, table: string): Promise<void> => {
  const built = rebuiltName(table);
  await client.query(`create table slotlog.${built} (like slotlog.${table} including all excluding indexes)`);
  const { rows } = await client.query<{ grant: string }>(
    `select format('grant %s on slotlog.%I to %s', string_agg(acl.privilege_type, ', '), $2::text,
        case acl.grantee when 0 then 'public' else quote_ident(acl.grantee::regrole::text) end) as grant
      from pg_class c cross join lateral aclexplode(c.relacl) acl
      where c.oid = ('slotlog.' || $1)::regclass and acl.grantee <> c.relowner group by acl.grantee`,
    [table, built],
  );
  for (const { grant } of rows) await client.query(grant);
};

export const dropRebuiltTable = (client: ClientBase, table: string) =>
  client.query(`drop table if exists slotlog.${rebuiltName(table)}`);
