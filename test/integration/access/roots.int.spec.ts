import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import {
  changeMasterKey,
  exportAccess,
  importAccess,
  isMasterKey,
  OtherRoots,
  Roots,
  signAnew,
  WrongMasterKey,
} from '#libs/access';
import { openPool } from '#libs/database';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { changeKeptKey } from '../../../apps/replay/src/secrets/change-kept-key.js';

const [before, after, another] = ['before', 'after', 'another'].map((name) => name.padEnd(32, '.')) as [
  string,
  string,
  string,
];

let databases: ClonedDatabase[];
let owner: Pool;
let elsewhere: Pool;
let folder: string;
let file: string;

beforeEach(async () => {
  databases = await Promise.all([cloneDatabase(), cloneDatabase()]);
  [owner, elsewhere] = databases.map(({ url }) => openPool({ url })) as [Pool, Pool];
  folder = await mkdtemp(join(tmpdir(), 'roots-'));
  file = join(folder, 'master-key');
  await writeFile(file, before);
});

afterEach(async () => {
  await Promise.all([owner.end(), elsewhere.end(), rm(folder, { recursive: true })]);
  await Promise.all(databases.map((database) => database.drop()));
});

const kept = async () => (await readFile(file, 'utf8')).trim();

test('two processes that start at once have the same roots', async () => {
  const [one, other] = await Promise.all([Roots.open(owner, before), Roots.open(owner, before)]);
  expect(one.of('customer keys')).toEqual(other.of('customer keys'));
});

test('a root that is drawn while the master key is changed does not stay under the old one', async () => {
  await Roots.open(owner, before);
  await owner.query(`delete from slotlog.roots where purpose = 'holders'`);
  const overtaken = {
    query: async (text: string) => {
      const answer = await owner.query(text);
      await changeMasterKey(owner, before, after);
      return answer;
    },
    connect: () => owner.connect(),
  } as unknown as Pool;
  await expect(Roots.open(overtaken, before)).rejects.toThrow(WrongMasterKey);
  await Roots.open(owner, after);
});

describe('a master key that is kept in a file', () => {
  test('is changed', async () => {
    await Roots.open(owner, before);
    await changeKeptKey(owner, file, before, after);
    expect(await kept()).toBe(after);
    expect(await isMasterKey(owner, after)).toBe(true);
  });

  test('is not lost where the change broke off behind its commit, whoever tries again with whatever new one', async () => {
    await Roots.open(owner, before);
    await changeMasterKey(owner, before, after, () => writeFile(`${file}.new`, `${after}\n`));
    await changeKeptKey(owner, file, before, another);
    expect(await kept()).toBe(after);
    expect(await isMasterKey(owner, after)).toBe(true);
  });

  test('stays where the change broke off before its commit, and another one is taken the next time', async () => {
    await Roots.open(owner, before);
    await writeFile(`${file}.new`, `${another}\n`);
    await changeKeptKey(owner, file, before, after);
    expect(await kept()).toBe(after);
  });

  test('stays where it is not that of the database, and so does what stands beside it', async () => {
    await Roots.open(owner, another);
    await writeFile(`${file}.new`, after);
    await expect(changeKeptKey(owner, file, before, 'x'.repeat(32))).rejects.toThrow(WrongMasterKey);
    expect([await kept(), await readFile(`${file}.new`, 'utf8')]).toEqual([before, after]);
  });
});

describe('an export', () => {
  const exported = async (from: Pool): Promise<object> => {
    for await (const text of exportAccess(from)) return JSON.parse(text);
    throw new Error('it says nothing');
  };

  test('brings its roots, once or twice', async () => {
    const there = await Roots.open(elsewhere, before);
    for (let times = 0; times < 2; times += 1) expect(await importAccess(owner, await exported(elsewhere))).toBe(true);
    expect((await Roots.open(owner, before)).of('customer keys')).toEqual(there.of('customer keys'));
  });

  test('that is refused leaves no root where others are in force, not even of a generation that was not there', async () => {
    await Roots.open(owner, before);
    await Roots.open(elsewhere, another);
    await signAnew(elsewhere, another, { forgetsOld: true });
    await expect(importAccess(owner, await exported(elsewhere))).rejects.toThrow(OtherRoots);
    await Roots.open(owner, before);
  });
});
