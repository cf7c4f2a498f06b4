import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { endWithUs } from '../harness/databases/end-with-us.ts';
import { root } from './patches.mjs';

const pace = Number(process.env.PACE ?? 1);

/** Whole milliseconds in which the tests have to come to an end, at the pace of the machine of CONTRIBUTING.md: most take 1,000. */
const patience = Math.ceil(60_000 * pace);

/** A test that has waited so long, in whole milliseconds, for what does not come has noticed. */
const testTimeout = Math.ceil(20_000 * pace);

/** So often one process runs tests: each time it keeps some megabytes of modules for good. */
const runsOfProcess = 25;

/** In what makes the databases: a process loads that once, and what it has migrated one by is not changed. */
const isInDatabase = ({ files }) => files.some((file) => /[/]migrations[/]|^libs[/]database[/]|^test[/]/.test(file));

/** A suite that is broken has run no test that fails, unless what comes after its tests has noticed too. */
const verdictOf = ({ passed, failed, broken }) => {
  if (failed > 0) return { failed };
  if (broken) return { verdict: `the tests could not be run: ${broken}` };
  return { verdict: passed > 0 ? 'nobody notices' : 'no test has that title' };
};

/**
 * Tells whether what is planted in a copy of the source is noticed. One process runs the tests of many bugs, first those with a
 * database, then the stories: to start one takes longer than most tests.
 */
export class Noticing {
  #jest = null;
  #runs = 0;
  #project = null;

  /** @param server the database of all tests */
  constructor(copy, server) {
    this.copy = copy;
    this.server = server;
  }

  /** How many tests have noticed, or what is wrong. A bug may leave work under way: none misses what it has disturbed. */
  async notices(patch) {
    if (patch.project === 'attack') return attack(this.copy, patch.tests);
    if (patch.project !== this.#project || isInDatabase(patch)) this.end();
    this.#project = patch.project;
    const isFresh = this.#jest === null;
    const heard = await this.#test(patch);
    if (isInDatabase(patch)) this.end();
    if (isFresh || !heard.verdict) return heard;
    this.end();
    return this.#test(patch);
  }

  end() {
    this.#jest?.kill('SIGKILL');
    this.#jest = null;
    this.#runs = 0;
  }

  async #test(patch) {
    const { project, tests, title } = patch;
    if (this.#runs >= runsOfProcess) this.end();
    this.#runs += 1;
    this.#jest ??= start(this.copy, project === 'unit' ? {} : await this.server.told(!isInDatabase(patch)));
    const heard = new AbortController();
    const signal = AbortSignal.any([heard.signal, AbortSignal.timeout(patience)]);
    const answers = ['message', 'exit'].map((event) => once(this.#jest, event, { signal }));
    this.#jest.send({ project, tests, title, testTimeout });
    const answer = await Promise.any(answers).then(
      ([first]) => first,
      () => 'no end',
    );
    heard.abort();
    if (answer?.passed !== undefined) return verdictOf(answer);
    this.end();
    return { verdict: `the tests come to ${answer === 'no end' ? 'no end' : `an end with ${answer}`}` };
  }
}

const start = ({ path }, more) => {
  const env = { ...process.env, NODE_ENV: 'test', ...more };
  const execArgv = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const stdio = ['ignore', 'ignore', 'ignore', 'ipc'];
  return endWithUs(fork(join(root, 'test/faults/jest-process.mjs'), { cwd: path, env, execArgv, stdio }));
};

/** Seconds for which it is attacked: longer than any of these has taken to be found twice over. */
const attacked = '12';

/** What an attack says has to be there; it has a server of its own, and the plainest pace. */
const attack = async ({ path: cwd }, said) => {
  const { TEST_DATABASE_URL: _, ...env } = { ...process.env, PACE: process.env.PACE ?? '3' };
  const args = ['--import', './scripts/from-source.mjs', 'test/attack/main.ts', attacked, '--seed', '1'];
  const child = endWithUs(spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] }));
  const [stdout, stderr, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  const findings = stderr.split('\n').filter((line) => line.startsWith('✗ ') && new RegExp(said).test(line));
  if (findings.length > 0) return { failed: findings.length };
  return { verdict: status === 0 ? 'nobody notices' : `not noticed as such: ${stdout}${stderr}` };
};
