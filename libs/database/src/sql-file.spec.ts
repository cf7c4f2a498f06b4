import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readMigrations } from './sql-file.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slotlog-sql-'));
});

afterEach(() => rm(folder, { recursive: true }));

const read = async (files: Record<string, string>) => {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return readMigrations(folder);
};

it('migrations come in the order of their numbers; what is no SQL is no migration', async () => {
  const files = await read({ '000010-c.sql': '', '000002-b.sql': '', '000001-a.sql': '', 'README.md': '' });
  expect(files.map(({ name }) => name)).toEqual(['000001-a.sql', '000002-b.sql', '000010-c.sql']);
});

it('a checkout that rewrites line endings does not change a migration', async () => {
  const [unix] = await read({ '000001-a.sql': 'select 1;\nselect 2;\n' });
  const [windows] = await read({ '000001-a.sql': 'select 1;\r\nselect 2;\r\n' });
  expect(windows).toEqual(unix);
});

it('a migration without a number is refused', async () => {
  await expect(read({ 'a.sql': '' })).rejects.toThrow('a.sql is not named like 000001-what-it-does.sql');
});

it('two migrations with one number are refused', async () => {
  await expect(read({ '000001-a.sql': '', '000001-b.sql': '' })).rejects.toThrow('have the number of 000001-b.sql');
});
