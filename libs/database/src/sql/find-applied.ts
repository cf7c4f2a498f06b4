import type pg from 'pg';

export interface AppliedMigration {
  readonly name: string;
  readonly checksum: string;
  readonly appliedAt: Date;
}

export async function findApplied(client: pg.ClientBase | pg.Pool, library: string): Promise<AppliedMigration[]> {
  const { rows } = await client.query(
    'select name, checksum, applied_at as "appliedAt" from slotlog.migrations where library = $1 order by name',
    [library],
  );
  return rows;
}
