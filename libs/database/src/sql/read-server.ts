import type { Pool } from 'pg';

/** What is asked of a server before it is trusted; lengths of time in seconds, `bytes` of this database. */
export interface ServerReport {
  readonly versionNumber: number;
  readonly version: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly bytes: number;
  readonly freezeAge: number;
  /** The database's time in milliseconds. */
  readonly now: number;
}

const asked = [
  'fsync',
  'synchronous_commit',
  'full_page_writes',
  'autovacuum',
  'default_transaction_isolation',
  'data_checksums',
];

export const readServer = async (pool: Pool): Promise<ServerReport> => {
  const { rows } = await pool.query<ServerReport>(
    `select current_setting('server_version_num')::int as "versionNumber", current_setting('server_version') as version,
        (select json_object_agg(s.name, s.setting) from pg_settings s where s.name = any($1)) as settings,
        pg_database_size(current_database())::float8 as bytes,
        (select age(d.datfrozenxid) from pg_database d where d.datname = current_database()) as "freezeAge",
        (extract(epoch from clock_timestamp()) * 1000)::float8 as now`,
    [asked],
  );
  return rows[0]!;
};

export interface OpenTransaction {
  readonly who: string;
  readonly state: string;
  readonly seconds: number;
}

/** Transactions of this database that have been open for longer than so many seconds, prepared ones too. */
export const longTransactions = async (pool: Pool, seconds: number): Promise<OpenTransaction[]> => {
  const { rows } = await pool.query<OpenTransaction>(
    `select coalesce(nullif(a.application_name, ''), a.usename::text) || ' (pid ' || a.pid || ')' as who, a.state,
          extract(epoch from now() - a.xact_start)::int as seconds
        from pg_stat_activity a
        where a.datname = current_database() and a.pid <> pg_backend_pid() and a.backend_type = 'client backend'
          and now() - a.xact_start > make_interval(secs => $1)
      union all
      select 'prepared transaction ' || p.gid, 'prepared', extract(epoch from now() - p.prepared)::int
        from pg_prepared_xacts p
        where p.database = current_database() and now() - p.prepared > make_interval(secs => $1)
      order by seconds desc`,
    [seconds],
  );
  return rows;
};
