import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endServerWithUs, endWithUs } from './end-with-us.ts';

/** Runs the integration tests on the oldest Postgres that is supported, from Debian's packages, in a cluster of its own. */

const programs = '/usr/lib/postgresql/15/bin';
const cluster = mkdtempSync(join(tmpdir(), 'slotlog-postgres-15-'));

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Postgres does not run as root; Debian's packages make the account. */
function account() {
  if (process.getuid() !== 0) return {};
  const line = readFileSync('/etc/passwd', 'utf8').match(/^postgres:[^:]*:(\d+):(\d+):/m);
  if (line === null) throw new Error('there is no account "postgres" to run Postgres 15 as');
  return { uid: Number(line[1]), gid: Number(line[2]) };
}

function run(program, args, options) {
  const { status, stderr, error } = spawnSync(join(programs, program), args, {
    encoding: 'utf8',
    cwd: cluster,
    ...options,
  });
  if (status !== 0) throw new Error(`${program} failed: ${stderr || error}`);
}

async function start(as) {
  const port = await freePort();
  endServerWithUs(join(cluster, 'data'), cluster);
  if (as.uid !== undefined) chownSync(cluster, as.uid, as.gid);
  run('initdb', ['-D', 'data', '-U', 'postgres', '-E', 'UTF8', '--locale=C', '--auth=trust', '--no-sync'], as);
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c synchronous_commit=off -c full_page_writes=off`;
  run('pg_ctl', ['start', '-w', '-s', '-D', 'data', '-l', 'log', '-o', settings], { ...as, stdio: 'ignore' });
  return `postgresql://postgres@127.0.0.1:${port}/postgres`;
}

const jest = (url) =>
  new Promise((resolve) => {
    const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
    const projects = ['--maxWorkers=2', '--selectProjects', 'integration', ...process.argv.slice(2)];
    const tests = endWithUs(
      spawn(process.execPath, [...flags, 'node_modules/jest/bin/jest.js', ...projects], {
        stdio: 'inherit',
        env: { ...process.env, TEST_DATABASE_URL: url },
      }),
    );
    tests.once('exit', (code) => resolve(code ?? 1));
  });

async function main() {
  if (!existsSync(join(programs, 'postgres'))) {
    console.error(`Postgres 15 is not installed (${programs}): the integration tests were not run on it.`);
    return process.env.CI === 'true' ? 1 : 0;
  }
  const as = account();
  const url = await start(as);
  try {
    return await jest(url);
  } finally {
    run('pg_ctl', ['stop', '-w', '-s', '-m', 'immediate', '-D', 'data'], as);
  }
}

process.exitCode = await main().finally(() => rmSync(cluster, { recursive: true, force: true }));
