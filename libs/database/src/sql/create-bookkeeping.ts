import type pg from 'pg';

/** `create schema if not exists` asks for the right to create one even where it exists, hence the look before. */
export async function createBookkeeping(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query(`select to_regnamespace('slotlog') is null as missing`);
  if (rows[0].missing) await client.query('create schema slotlog');
  await client.query(`
    create table if not exists slotlog.migrations (
      library text not null,
      name text not null,
      checksum text not null,
      applied_at timestamptz not null default now(),
      primary key (library, name)
    );
    create table if not exists slotlog.installed (
      library text primary key,
      checksum text not null,
      granted_to oid,
      installed_at timestamptz not null default now()
    )
  `);
}
