import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readSqlFile, readSqlFiles, type SqlFile } from '../sql-file.js';
import type { MigrationSource } from './migration-source.js';

/** The functions and grants of a library as this code has them. */
export interface Edition {
  readonly functions: readonly SqlFile[];
  readonly grants: SqlFile | null;
  /** SHA-256, hex, over the names and texts of them all. */
  readonly checksum: string;
}

export const editionOf = async ({ functions, grants }: MigrationSource): Promise<Edition> => {
  const files = functions === undefined ? [] : await readSqlFiles(functions);
  const granted = grants === undefined ? null : await readSqlFile(grants);
  const hash = createHash('sha256');
  for (const { name, checksum } of [...files, ...(granted ? [granted] : [])]) hash.update(`${name} ${checksum}\n`);
  return { functions: files, grants: granted, checksum: hash.digest('hex') };
};

/** The checksums of all that a library's functions and grants ever were, the oldest first. Throws where that is no list of them. */
export const knownEditions = async (path: string): Promise<readonly string[]> => {
  const known: unknown = JSON.parse(await readFile(path, 'utf8'));
  const isList = Array.isArray(known) && known.every((each) => /^[0-9a-f]{64}$/.test(String(each)));
  if (!isList) throw new Error(`${basename(path)} is no list of checksums`);
  return known as string[];
};
