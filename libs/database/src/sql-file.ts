import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

export interface SqlFile {
  readonly name: string;
  readonly text: string;
  /** SHA-256, hex; blind to the line endings that a checkout may rewrite. */
  readonly checksum: string;
}

const numbered = /^(\d{6})-[a-z0-9-]+\.sql$/;

export async function readSqlFile(path: string): Promise<SqlFile> {
  const text = (await readFile(path, 'utf8')).replaceAll('\r\n', '\n');
  return { name: basename(path), text, checksum: createHash('sha256').update(text).digest('hex') };
}

/** The directory's SQL files in the order of their names. */
export async function readSqlFiles(directory: string): Promise<SqlFile[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(names.map((name) => readSqlFile(join(directory, name))));
}

/** The directory's migrations; a name without its number, or a number given twice, is refused. */
export async function readMigrations(directory: string): Promise<SqlFile[]> {
  const files = await readSqlFiles(directory);
  const numbers = files.map(({ name }) => numbered.exec(name)?.[1]);
  for (const [index, { name }] of files.entries()) {
    if (numbers[index] === undefined) throw new Error(`${name} is not named like 000001-what-it-does.sql`);
    if (index > 0 && numbers[index] === numbers[index - 1])
      throw new Error(`two migrations have the number of ${name}`);
  }
  return files;
}
