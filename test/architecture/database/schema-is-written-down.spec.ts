import pg from 'pg';
import { textOf } from '#test/architecture/repository';
import { describeSchema } from '#test/harness/databases/catalogue';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';

const path = 'libs/database/schema.sql';

let database: ClonedDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await cloneDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

/** The first line that differs and what to do about it; nothing where both are the same. */
const difference = (written: string, migrated: string): string[] => {
  const [said, made] = [written.split('\n'), migrated.split('\n')];
  const at = Array.from({ length: Math.max(said.length, made.length) }).findIndex(
    (_, line) => said[line] !== made[line],
  );
  if (at < 0) return [];
  return [`${path}:${at + 1} says "${said[at]}", the migrations make "${made[at]}": run \`npm run schema\``];
};

it('the schema that is written down is what the migrations make', async () => {
  expect(difference(textOf(path), await describeSchema(client))).toEqual([]);
});

it.each([
  'alter table slotlog.events add column note text',
  'alter table slotlog.events alter column causation_id set not null',
  'alter table slotlog.events drop constraint events_position_check',
  'alter table slotlog.events disable trigger all',
  'create index on slotlog.events (shard, type)',
  'create or replace function slotlog.shards() returns smallint[] language sql as $$ select array[1]::smallint[] $$',
  'grant update on slotlog.events to public',
  'drop table slotlog.checkpoints',
])('it notices %s', async (change) => {
  const before = await describeSchema(client);
  await client.query(`begin; ${change}`);
  const after = await describeSchema(client);
  await client.query('rollback');
  expect(difference(before, after)).toEqual([expect.stringContaining('npm run schema')]);
});
