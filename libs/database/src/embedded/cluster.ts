import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { dataFolder } from './data-folder.js';
import type { Account } from './unprivileged-user.js';

/** The data of one server, the password of its superuser `slotlog`, and what the server writes of itself. */
export interface Cluster {
  readonly data: string;
  readonly password: string;
  readonly logFile: string;
}

const abandonedAfterMs = 10 * 60_000;

const initdbArguments = (data: string): string[] => [
  ...['-D', data, '--username=slotlog', '--pwfile=../password', '--auth=scram-sha-256', '--no-instructions'],
  ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
];

async function draftCluster(draft: string, initdb: string, account: Account | undefined, sync: boolean): Promise<void> {
  const data = join(draft, 'data');
  const password = join(draft, 'password');
  await mkdir(data, { mode: 0o700 });
  await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (account) await Promise.all([draft, data, password].map((path) => chown(path, account.uid, account.gid)));
  const { name, options } = await dataFolder(account, data);
  await promisify(execFile)(initdb, [...initdbArguments(name), ...(sync ? [] : ['--no-sync'])], options).catch(
    (error) => {
      throw new Error(`initdb failed: ${(error.stderr || error.message).trim().replaceAll('\n', ' ')}`);
    },
  );
}

/** Without it a power cut soon after the first start could bring an empty `dataDir` back. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

async function removeAbandoned(dataDir: string, prefix: string): Promise<void> {
  for (const entry of (await readdir(dataDir)).filter((name) => name.startsWith(prefix))) {
    const { mtimeMs } = await stat(join(dataDir, entry));
    if (Date.now() - mtimeMs > abandonedAfterMs) await rm(join(dataDir, entry), { recursive: true, force: true });
  }
}

/**
 * Made under another name and renamed: `postgres` is whole or absent, whenever this process dies, and of two that start
 * at once the second finds the first one's.
 */
export async function createCluster(
  dataDir: string,
  initdb: string,
  account: Account | undefined,
  sync: boolean,
): Promise<void> {
  const home = join(dataDir, 'postgres');
  await removeAbandoned(dataDir, 'postgres.new-');
  const draft = await mkdtemp(`${home}.new-`);
  try {
    await draftCluster(draft, initdb, account, sync);
    await rename(draft, home);
    await syncFolder(dataDir);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await stat(home).catch(() => undefined))) throw error;
  }
}

/** Undefined before the first start. */
export async function openCluster(dataDir: string): Promise<Cluster | undefined> {
  const home = join(dataDir, 'postgres');
  try {
    const password = await readFile(join(home, 'password'), 'utf8');
    return { data: join(home, 'data'), password, logFile: join(home, 'server.log') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`${home} belongs to another account: start as that one, or choose another DATA_DIR`, {
      cause: error,
    });
  }
}
