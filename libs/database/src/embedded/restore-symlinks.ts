import { readFile, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

interface Link {
  readonly source: string;
  readonly target: string;
}

async function restore(home: string, { source, target }: Link): Promise<void> {
  await symlink(basename(source), join(home, target)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

/**
 * npm packs no symbolic links, so the package lists them and makes them in an install script; where scripts are not
 * run, Postgres would miss its libraries. `native` is the folder that holds the list.
 */
export async function restoreSymlinks(native: string): Promise<void> {
  const links: Link[] = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8'));
  for (const link of links) await restore(dirname(native), link);
}
