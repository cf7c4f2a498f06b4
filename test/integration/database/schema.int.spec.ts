import { readFile } from 'node:fs/promises';
import { inPackage } from '#libs/database';
import { administer } from '#test/harness/databases/administer';
import { describeSchema } from '#test/harness/databases/catalogue';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';

let database: ClonedDatabase;

beforeAll(async () => {
  database = await cloneDatabase();
});

afterAll(() => database.drop());

it('schema.sql shows what the migrations make (npm run schema writes it)', async () => {
  const written = await readFile(inPackage('libs/database/schema.sql'), 'utf8');
  expect(await administer(database.url, describeSchema)).toBe(written);
});
