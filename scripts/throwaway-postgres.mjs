import { spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endServerWithUs } from '../test/harness/databases/end-with-us.ts';

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Postgres does not run as root; Debian's packages make the first of these accounts, and every system has the other. */
export function unprivilegedAccount() {
  if (process.getuid() !== 0) return undefined;
  const passwd = readFileSync('/etc/passwd', 'utf8');
  const line = ['postgres', 'nobody'].map((name) => passwd.match(new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'm')));
  const [, uid, gid] = line.find((found) => found !== null) ?? [];
  if (uid === undefined) throw new Error('there is no account "postgres" or "nobody" to run Postgres as');
  return { uid: Number(uid), gid: Number(gid) };
}

/**
 * A Postgres from a folder of programs, in a cluster of its own that is gone when it stops. Other than the embedded one it
 * inherits an environment, which defaults to this process's.
 */
export async function startThrowawayPostgres(programs, env = process.env) {
  const cluster = mkdtempSync(join(tmpdir(), 'slotlog-postgres-'));
  const as = unprivilegedAccount();
  const run = (program, args, more = {}) => {
    const options = { encoding: 'utf8', cwd: cluster, env, ...as, ...more };
    const { status, stderr, error } = spawnSync(join(programs, program), args, options);
    if (status !== 0) throw new Error(`${program} failed: ${stderr || error}`);
  };
  const stop = () => {
    run('pg_ctl', ['stop', '-w', '-s', '-m', 'immediate', '-D', 'data']);
    rmSync(cluster, { recursive: true, force: true });
  };
  try {
    const port = await freePort();
    endServerWithUs(join(cluster, 'data'), cluster);
    if (as) chownSync(cluster, as.uid, as.gid);
    run('initdb', ['-D', 'data', '-U', 'postgres', '-E', 'UTF8', '--locale=C', '--auth=trust', '--no-sync']);
    const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c synchronous_commit=off -c full_page_writes=off`;
    run('pg_ctl', ['start', '-w', '-s', '-D', 'data', '-l', 'log', '-o', settings], { stdio: 'ignore' });
    return { url: `postgresql://postgres@127.0.0.1:${port}/postgres`, stop };
  } catch (error) {
    rmSync(cluster, { recursive: true, force: true });
    throw error;
  }
}
