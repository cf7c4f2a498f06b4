import { readFile } from 'node:fs/promises';
import { inPackage } from '#libs/database';
import { administer } from '../support/administer.js';
import { describeSchema } from '../support/catalogue.js';
import { type ClonedDatabase, cloneDatabase } from '../support/clone-database.js';

let database: ClonedDatabase;

beforeAll(async () => {
  database = await cloneDatabase();
});

afterAll(() => database.drop());

it('schema.sql shows what the migrations make (npm run schema writes it)', async () => {
  const written = await readFile(inPackage('libs/database/schema.sql'), 'utf8');
  expect(await administer(database.url, describeSchema)).toBe(written);
});
