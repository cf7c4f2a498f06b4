// Plants each known bug into a copy of the source and runs the tests that must notice it: npm run faults [-- name | -- turn]
// In a turn all have to apply, and a third of them are planted, another third at the next commit that ends otherwise.
// A patch that no longer applies fails, and so does a bug that nobody notices.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { findBinaries } from '../../dist/libs/database/src/embedded/binaries.js';
import { startThrowawayPostgres, unprivilegedAccount } from '../../scripts/throwaway-postgres.mjs';
import { endWithUs } from '../harness/databases/end-with-us.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const patches = join(root, 'test/faults/patches');
const isTurn = process.argv[2] === 'turn';
const wanted = isTurn ? undefined : process.argv[2];

const run = async (cwd, command, args, { input = '', env = process.env } = {}) => {
  const child = endWithUs(spawn(command, args, { cwd, env }));
  child.stdin.on('error', () => {}).end(input);
  const [stdout, stderr, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { stdout, stderr, status };
};

const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];

/** The first lines of a patch: what is planted, and which tests of which project must notice, or what an attack must say. */
const headerOf = (text) => {
  const [, what] = /^# (.+)$/m.exec(text);
  const [, project, tests] = /^# noticed by: (\S+) (\S+)$/m.exec(text);
  return { what, project, tests };
};

/** For how long it is attacked: longer than any of these has taken to be found twice over. */
const attacked = '12';

/** What an attack says of it that has to be there; it has a server of its own, and the plainest pace. */
const attack = async (copy, said) => {
  const { TEST_DATABASE_URL: _, ...env } = { ...process.env, PACE: process.env.PACE ?? '3' };
  const args = ['--import', './scripts/from-source.mjs', 'test/attack/main.ts', attacked, '--seed', '1'];
  const { stdout, stderr, status } = await run(copy, process.execPath, args, { env });
  const findings = stderr.split('\n').filter((line) => line.startsWith('✗ ') && new RegExp(said).test(line));
  if (findings.length > 0) return { failed: findings.length };
  return { verdict: status === 0 ? 'nobody notices' : `not noticed as such: ${stdout}${stderr}` };
};

const copyOf = (files) => {
  const copy = mkdtempSync(join(tmpdir(), 'slotlog-fault-'));
  for (const file of files) cpSync(join(root, file), join(copy, file), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
};

/** Whose turn it is: the commit decides, so that a run can be repeated. */
const turnOf = async () => Number.parseInt((await run(root, 'git', ['rev-parse', 'HEAD'])).stdout.slice(0, 8), 16) % 3;

const plant = async (name, server, isTried) => {
  const patch = readFileSync(join(patches, name), 'utf8');
  const { what, project, tests } = headerOf(patch);
  const tracked = await run(root, 'git', ['ls-files', 'apps', 'libs', 'scripts', 'test', '*.json', '*.js', '.swcrc']);
  const copy = copyOf(tracked.stdout.trim().split('\n'));
  const remove = () => rmSync(copy, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    const applied = await run(copy, 'patch', ['-p1', '--fuzz=0', '--no-backup-if-mismatch'], { input: patch });
    if (applied.status !== 0) return { what, verdict: `does not apply: ${applied.stdout}` };
    if (!isTried) return { what, failed: null };
    // Stories run from source; the others start what is built.
    const built = project === 'unit' ? null : await run(copy, 'node_modules/.bin/nest', ['build']);
    if (built && built.status !== 0) return { what, verdict: `does not build: ${built.stdout}` };
    if (project === 'attack') return { what, ...(await attack(copy, tests)) };
    const chosen = ['--selectProjects', project, '--testPathPatterns', tests];
    // What a bug keeps open would keep its process alive after the last test.
    const tested = await run(copy, process.execPath, [...jest, '--runInBand', '--forceExit', ...chosen], {
      env: { ...process.env, TEST_DATABASE_URL: server },
    });
    const failed = /^Tests: +(\d+) failed/m.exec(tested.stderr);
    if (!failed) return { what, verdict: tested.status === 0 ? 'nobody notices' : `no test ran: ${tested.stderr}` };
    return { what, failed: Number(failed[1]) };
  } finally {
    process.off('exit', remove);
    remove();
  }
};

let missed = 0;
let noticed = 0;
const left = readdirSync(patches, { recursive: true }).filter(
  (file) => file.endsWith('.patch') && (!wanted || file.includes(wanted)),
);
const turn = isTurn ? await turnOf() : null;
const tried = new Set(left.filter((_, index) => turn === null || index % 3 === turn));

/** One bug after the other; there are two such lanes, for two cores. */
const lane = async (server) => {
  for (let name = left.shift(); name; name = left.shift()) {
    const { what, verdict, failed } = await plant(name, server, tried.has(name));
    if (verdict) missed += 1;
    else noticed += 1;
    console.log(
      `${verdict ? '✗' : '✓'} ${what}: ${verdict ?? (failed === null ? 'applies' : `noticed by ${failed} tests`)}`,
    );
  }
};
// One server for all: each run has databases of its own on it.
const { postgres } = await findBinaries(unprivilegedAccount(), '/var/cache/slotlog');
const { url, stop } = await startThrowawayPostgres(dirname(postgres));
await Promise.all([lane(url), lane(url)]).finally(stop);
console.log(`\n${noticed} passed, ${missed} failed`);
process.exit(missed === 0 && noticed > 0 ? 0 : 1);
