import type pg from 'pg';

export const recordMigration = (client: pg.ClientBase, library: string, name: string, checksum: string) =>
  client.query('insert into slotlog.migrations (library, name, checksum) values ($1, $2, $3)', [
    library,
    name,
    checksum,
  ]);
