import type { Pool } from 'pg';
import { findAppRole, longTransactions, migrationState, readServer, type ServerReport } from '#libs/database';
import { migrations } from '../migrations.js';
import { doubt, type Finding, ok, wrong } from './finding.js';

/** Seconds that nothing of ours stays in a transaction. */
const long = 30;
/** Half of what Postgres allows before it wants a vacuum at any price. */
const oldTransactions = 1_000_000_000;
const gibibyte = 2 ** 30;

/** The server and what stands in it, whatever the log says. */
export const examineServer = async (pool: Pool): Promise<Finding[]> => {
  const server = await readServer(pool);
  return [
    version(server),
    await role(pool),
    await pending(pool),
    ...durability(server),
    ...keeping(server),
    ...(await openTransactions(pool)),
  ];
};

const version = ({ version, versionNumber, bytes }: ServerReport) =>
  versionNumber >= 150_000
    ? ok('server', `Postgres ${version}, ${(bytes / gibibyte).toFixed(2)} GiB in this database`)
    : wrong('server', `Postgres ${version} is too old`, 'Slotlog needs Postgres 15 or newer.');

const role = async (pool: Pool) =>
  (await findAppRole(pool))
    ? ok('role', 'servers run as slotlog_app, which cannot change the log')
    : doubt(
        'role',
        'the role slotlog_app does not exist, so servers run with all rights of the owner',
        'Allow the owner to create roles (createrole), or create slotlog_app by hand, and restart a server.',
      );

const pending = async (pool: Pool) => {
  const { missing, changed, ahead } = await migrationState(pool, migrations);
  if (changed.length > 0) {
    return wrong(
      'migrations',
      `${changed.join(', ')} have changed since they were applied`,
      'Restore the files and add new migrations.',
    );
  }
  if (missing.length > 0)
    return doubt('migrations', `${missing.join(', ')} are not applied yet`, 'Start a server of this version.');
  if (ahead.length > 0) {
    return doubt('migrations', `${ahead.join(', ')} come from a newer version`, 'Run that version of this tool.');
  }
  return ok('migrations', 'all applied');
};

const risks: Readonly<Record<string, string>> = {
  fsync: 'a power failure can destroy the database',
  full_page_writes: 'a power failure can leave torn pages',
  synchronous_commit: 'a crash of the server can lose acknowledged bookings',
};

const durability = ({ settings }: ServerReport): Finding[] => {
  const off = Object.keys(risks).filter((name) => settings[name] === 'off');
  if (off.length === 0) return [ok('durability', `${Object.keys(risks).join(', ')} are on`)];
  return off.map((name) =>
    wrong('durability', `${name} is off: ${risks[name]}`, `Set ${name} = on in postgresql.conf.`),
  );
};

const keeping = ({ settings, freezeAge }: ServerReport): Finding[] => {
  const found: Finding[] = [];
  if (settings.autovacuum === 'off') {
    found.push(wrong('vacuum', 'autovacuum is off: tables grow and query plans get worse', 'Set autovacuum = on.'));
  }
  if (freezeAge > oldTransactions) {
    found.push(
      wrong(
        'vacuum',
        `the oldest transaction is ${freezeAge} transactions old`,
        'Run vacuum freeze before Postgres stops accepting writes.',
      ),
    );
  }
  return found.length > 0 ? found : [ok('vacuum', 'autovacuum is on and keeps up')];
};

const openTransactions = async (pool: Pool): Promise<Finding[]> => {
  const open = await longTransactions(pool, long);
  if (open.length === 0) return [ok('transactions', `none has been open for longer than ${long} s`)];
  return open.map(({ who, state, seconds }) =>
    doubt(
      'transactions',
      `${who} has been open for ${seconds} s (${state}); until it ends, dead rows cannot be removed`,
      'End it, or set idle_in_transaction_session_timeout for that client.',
    ),
  );
};
