import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { findBinaries } from '../dist/libs/database/src/embedded/binaries.js';
import { now } from '../test/harness/running-clock.ts';
import { runTests } from './run-tests.mjs';
import { startThrowawayPostgres, unprivilegedAccount } from './throwaway-postgres.mjs';

/**
 * Runs the tests while the clock shows what it rarely does: npm run clocks [-- short, or where one clock begins]
 * [-- what Jest is to be told].
 * Debian's faketime moves the clock of the tests, of the servers that they start, and of a Postgres that is not the
 * embedded one, since that inherits nothing.
 */

/**
 * When the tests begin, and where the machine is. What is about to happen happens while they run. All lie ahead: where
 * faketime puts the clock back, what Postgres lets take ten seconds it ends after one, at its first look for deadlocks.
 */
const clocks = [
  {
    begins: '2026-12-31T23:45Z',
    zone: 'America/Los_Angeles',
    why: 'the last minutes of a year, and it is afternoon where we are',
  },
  { begins: '2027-03-28T00:58Z', zone: 'Europe/Berlin', why: 'clocks are about to be set forward' },
  { begins: '2027-10-31T00:58Z', zone: 'UTC', why: 'clocks are about to be set back' },
  { begins: '2028-02-29T12:00Z', zone: 'Pacific/Auckland', why: 'a leap day, and it is March where we are' },
  { begins: '2028-02-28T23:58Z', zone: 'UTC', why: 'a leap day is about to begin' },
];

/** At the two clocks of most trouble, some of what books on days to come, and what midnight has broken before. */
const short = {
  clocks: clocks.slice(0, 2),
  tests: ['(lifecycle|slots|conflicts|watching).e2e', '(verify-views|check-log).int'],
};

/**
 * Some start an embedded Postgres themselves, which would go by another clock than they; and under faketime Postgres ends no
 * statement that takes too long, which open-pool waits for.
 */
const left = ['embedded-postgres.int', 'failover.e2e', 'open-pool.int', 'test/stress/'];

const library = [
  '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1',
  '/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1',
].find(existsSync);

/** One distance for all processes. What measures spans is left as it is, for timers go by it. */
const shiftedTo = (begins) => {
  const seconds = Math.round((Date.parse(begins) - now().epochMilliseconds) / 1_000);
  return {
    LD_PRELOAD: library,
    FAKETIME: seconds < 0 ? `${seconds}` : `+${seconds}`,
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    FAKETIME_DISABLE_SHM: '1',
  };
};

async function runAt({ begins, zone }, args) {
  const variables = { ...shiftedTo(begins), TZ: zone };
  const { postgres } = await findBinaries(unprivilegedAccount(), '/var/cache/slotlog');
  const { url, stop } = await startThrowawayPostgres(dirname(postgres), { ...process.env, ...variables });
  try {
    return await runTests(args, { ...variables, TEST_DATABASE_URL: url });
  } finally {
    stop();
  }
}

async function main() {
  if (library === undefined) {
    console.error(
      'Debian’s faketime is not installed (apt-get install faketime): the tests were run at no other clock.',
    );
    return 1;
  }
  const told = process.argv.slice(2);
  const isShort = told[0] === 'short';
  const one = clocks.filter(({ begins }) => begins === told[0]);
  const rest = isShort || one.length > 0 ? told.slice(1) : told;
  const args = isShort
    ? [...rest, '--testPathPatterns', ...short.tests]
    : [...rest, '--testPathIgnorePatterns', 'node_modules', ...left];
  let isToEnd = false;
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => (isToEnd = true));
  let code = 0;
  for (const clock of isShort ? short.clocks : one.length > 0 ? one : clocks) {
    if (isToEnd) return 1;
    console.log(`\n${clock.begins}, ${clock.zone}: ${clock.why}`);
    code = (await runAt(clock, args)) || code;
  }
  return code;
}

process.exitCode = await main();
