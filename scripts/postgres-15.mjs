import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runTests } from './run-tests.mjs';
import { startThrowawayPostgres } from './throwaway-postgres.mjs';

/** Runs the integration tests on the oldest Postgres that is supported, from Debian's packages, in a cluster of its own. */

const programs = '/usr/lib/postgresql/15/bin';

async function main() {
  if (!existsSync(join(programs, 'postgres'))) {
    console.error(`Postgres 15 is not installed (${programs}): the integration tests were not run on it.`);
    return process.env.CI === 'true' ? 1 : 0;
  }
  const { url, stop } = await startThrowawayPostgres(programs);
  try {
    return await runTests(['--selectProjects', 'integration', ...process.argv.slice(2)], { TEST_DATABASE_URL: url });
  } finally {
    stop();
  }
}

process.exitCode = await main();
