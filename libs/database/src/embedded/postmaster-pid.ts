import { execFile } from 'node:child_process';
import { readFile, readlink, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

/** What the file `postmaster.pid` says of the server that made it; that server may be long gone. */
export interface PostmasterPid {
  readonly pid: number;
  readonly port: number | undefined;
  readonly ready: boolean;
}

export function parsePostmasterPid(text: string): PostmasterPid | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3]) || undefined, ready: lines[7] === 'ready' };
}

export async function readPostmasterPid(data: string): Promise<PostmasterPid | undefined> {
  return parsePostmasterPid(await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => ''));
}

/** A Postgres process stands in its data folder; a zombie stands nowhere. */
async function standsIn(pid: number, data: string): Promise<boolean> {
  try {
    const [program, there, here] = await Promise.all([
      readlink(`/proc/${pid}/exe`),
      stat(`/proc/${pid}/cwd`),
      stat(data),
    ]);
    return basename(program).startsWith('postgres') && there.dev === here.dev && there.ino === here.ino;
  } catch {
    return false;
  }
}

/** Where there is no `/proc` the command line has to do. */
async function names(pid: number, data: string): Promise<boolean> {
  const { stdout } = await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }));
  return stdout.includes('postgres') && stdout.includes(data);
}

/**
 * Whether this process is a server on this data folder. The number alone proves nothing: it is given again to others,
 * and `pg_ctl status` believes any of them.
 */
export const runsOn = (pid: number, data: string): Promise<boolean> =>
  process.platform === 'linux' ? standsIn(pid, data) : names(pid, data);
