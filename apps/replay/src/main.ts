import { Command } from 'commander';
import { Failed } from './failed.js';
import { tenant } from './tenant.js';

const program = new Command('slotlog-replay')
  .description("the operator's tool of Slotlog; works on DATABASE_OWNER_URL, DATABASE_URL or the data in DATA_DIR")
  .showHelpAfterError()
  .addCommand(tenant);

/** A database that no server has started on yet has none of our tables. */
const isNotMigrated = (error: unknown) => error instanceof Error && 'code' in error && error.code === '42P01';

try {
  await program.parseAsync();
} catch (error) {
  if (isNotMigrated(error)) console.error('This database has no Slotlog in it yet: start the server on it once.');
  else console.error(error instanceof Failed ? error.message : error);
  process.exitCode = 1;
}
