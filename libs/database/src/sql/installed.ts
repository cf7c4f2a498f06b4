import type pg from 'pg';

/** Which edition of a library's functions and grants a database has, and which role has its grants; null: none. */
export interface Installed {
  readonly checksum: string;
  readonly grantedTo: number | null;
}

export const findInstalled = async (client: pg.ClientBase, library: string): Promise<Installed | null> => {
  const { rows } = await client.query<Installed>(
    'select checksum, granted_to as "grantedTo" from slotlog.installed where library = $1',
    [library],
  );
  return rows[0] ?? null;
};

export const recordInstalled = (client: pg.ClientBase, library: string, { checksum, grantedTo }: Installed) =>
  client.query(
    `insert into slotlog.installed (library, checksum, granted_to) values ($1, $2, $3)
      on conflict (library) do update
        set checksum = excluded.checksum, granted_to = excluded.granted_to, installed_at = now()`,
    [library, checksum, grantedTo],
  );

/** The number of the application's role: one that was made anew, here or on the server that a dump came to, has another. */
export const findRoleNumber = async (client: pg.ClientBase): Promise<number | null> => {
  const { rows } = await client.query<{ oid: number }>(`select oid from pg_roles where rolname = 'slotlog_app'`);
  return rows[0]?.oid ?? null;
};
