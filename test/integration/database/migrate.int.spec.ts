import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { editionOf, type MigrationSource, migrate, openPool } from '#libs/database';
import { administer } from '#test/harness/databases/administer';
import { type DisposableDatabase, disposableDatabase, testSetting } from '#test/harness/databases/disposable-database';

let folder: string;
let database: DisposableDatabase;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slotlog-migrations-'));
  database = await disposableDatabase();
});

afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

/** A library `desk` of these files, by their paths below its own folder. */
async function desk(files: Record<string, string>): Promise<MigrationSource> {
  for (const room of ['migrations', 'sql']) await mkdir(join(folder, room), { recursive: true });
  for (const [path, text] of Object.entries(files)) await writeFile(join(folder, path), text);
  return { library: 'desk', directory: join(folder, 'migrations'), functions: join(folder, 'sql') };
}

const bells = { 'migrations/000001-bells.sql': 'create table slotlog.bells (id int primary key);' };
const bellCount = (body: string) =>
  `create or replace function slotlog.bell_count() returns int language sql as $$ ${body} $$;`;

const run = (...libraries: MigrationSource[]) => migrate({ ownerUrl: database.url, libraries });
const ask = (sql: string, url = database.url) => administer(url, async (client) => (await client.query(sql)).rows);

/** A login of no rights but those given, for as long as the work takes. */
async function withLogin(rights: string, work: (url: string, name: string) => Promise<void>): Promise<void> {
  const name = `slotlog_login_${randomBytes(4).toString('hex')}`;
  const server = testSetting('SLOTLOG_TEST_SERVER');
  await administer(server, (client) => client.query(`create role ${name} login password 'x' ${rights}`));
  try {
    const url = new URL(database.url);
    url.username = name;
    url.password = 'x';
    await work(url.href, name);
  } finally {
    await database.drop();
    await administer(server, (client) => client.query(`drop role ${name}`));
  }
}

it('a migration is applied once, however often the database is migrated', async () => {
  const source = await desk(bells);
  expect(await run(source)).toEqual({ appRole: 'slotlog_app', applied: ['desk/000001-bells.sql'] });
  expect(await run(source)).toEqual({ appRole: 'slotlog_app', applied: [] });
});

it('one of several processes that start together migrates and the others wait for it', async () => {
  const source = await desk(bells);
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => run(source)));
  expect(outcomes.flatMap(({ applied }) => applied)).toEqual(['desk/000001-bells.sql']);
});

it('a migration that was changed after it was applied stops the start and is named', async () => {
  await run(await desk(bells));
  const changed = await desk({ 'migrations/000001-bells.sql': 'create table slotlog.bells (id bigint primary key);' });
  await expect(run(changed)).rejects.toThrow(/^desk\/000001-bells\.sql was applied on .+ and has been changed since/);
});

it('a migration that fails is named with its line, and leaves nothing behind', async () => {
  const broken = await desk({
    ...bells,
    'migrations/000002-rings.sql': 'create table slotlog.rings (id int);\nselect no_such_column\nfrom slotlog.rings;',
  });
  await expect(run(broken)).rejects.toThrow('desk/000002-rings.sql:2: column "no_such_column" does not exist');
  expect(await ask('select name from slotlog.migrations')).toEqual([{ name: '000001-bells.sql' }]);
  expect(await ask(`select to_regclass('slotlog.rings') as rings`)).toEqual([{ rings: null }]);
});

it('a table that does not say its schema is refused', async () => {
  const astray = await desk({ 'migrations/000001-bells.sql': 'create table bells (id int);' });
  await expect(run(astray)).rejects.toThrow('no schema has been selected to create in');
});

/** Which version of each row of ours in these catalogues there is: another one as soon as it is written again. */
const rowsOfCatalogues = () =>
  ask(`select 'function' as kind, oid, xmin::text from pg_proc where pronamespace = 'slotlog'::regnamespace
    union all select 'table', oid, xmin::text from pg_class where relnamespace = 'slotlog'::regnamespace order by 1, 2`);

it('functions and grants are installed once: a start that changes nothing writes nothing', async () => {
  const files = {
    'sql/bell-count.sql': bellCount('select 1'),
    'grants.sql': 'grant select on slotlog.bells to slotlog_app;',
  };
  const source = { ...(await desk({ ...bells, ...files })), grants: join(folder, 'grants.sql') };
  await run(source);
  const before = await rowsOfCatalogues();
  expect(before.map(({ kind }) => kind)).toContain('function');
  await run(source);
  expect(await rowsOfCatalogues()).toEqual(before);
});

it('a role that is made anew, as on a server that a dump came to, is granted what it needs', async () => {
  const source = {
    ...(await desk({ ...bells, 'grants.sql': 'grant select on slotlog.bells to slotlog_app;' })),
    grants: join(folder, 'grants.sql'),
  };
  await run(source);
  await ask('revoke select on slotlog.bells from slotlog_app; update slotlog.installed set granted_to = 1');
  await run(source);
  expect(await ask(`select has_table_privilege('slotlog_app', 'slotlog.bells', 'select') as may`)).toEqual([
    { may: true },
  ]);
});

it('an older process leaves functions that it has never heard of, though no migration came with them', async () => {
  const editions = join(folder, 'editions.json');
  const version = async (body: string, known: readonly string[]) => {
    const source = { ...(await desk({ ...bells, 'sql/bell-count.sql': bellCount(body) })), editions };
    const { checksum } = await editionOf(source);
    await writeFile(editions, JSON.stringify([...known, checksum]));
    return { source, checksum };
  };
  const old = await version('select 1', []);
  await run(old.source);
  const fixed = await version('select 2', [old.checksum]);
  await run(fixed.source);
  expect(await ask('select slotlog.bell_count()')).toEqual([{ bell_count: 2 }]);
  await run((await version('select 1', [])).source);
  expect(await ask('select slotlog.bell_count()')).toEqual([{ bell_count: 2 }]);
});

it('functions follow the code that knows the ones before', async () => {
  await run(await desk({ ...bells, 'sql/bell-count.sql': bellCount('select 1') }));
  await run(await desk({ ...bells, 'sql/bell-count.sql': bellCount('select 2') }));
  expect(await ask('select slotlog.bell_count()')).toEqual([{ bell_count: 2 }]);
});

it('an old process that starts beside new ones leaves the functions of the new version alone', async () => {
  await run(
    await desk({ ...bells, 'migrations/000002-rings.sql': 'select 1', 'sql/bell-count.sql': bellCount('select 2') }),
  );
  await rm(join(folder, 'migrations/000002-rings.sql'));
  await run(await desk({ ...bells, 'sql/bell-count.sql': bellCount('select 1') }));
  expect(await ask('select slotlog.bell_count()')).toEqual([{ bell_count: 2 }]);
});

it('the application runs with the rights that were granted and no others', async () => {
  const source = await desk({ ...bells, 'grants.sql': 'grant select on slotlog.bells to slotlog_app;' });
  const { appRole } = await run({ ...source, grants: join(folder, 'grants.sql') });
  const pool = openPool({ url: database.url, role: appRole! });
  try {
    expect((await pool.query('select count(*) from slotlog.bells')).rows).toEqual([{ count: 0 }]);
    await expect(pool.query('insert into slotlog.bells values (1)')).rejects.toMatchObject({ code: '42501' });
    await expect(pool.query('create table slotlog.more (id int)')).rejects.toMatchObject({ code: '42501' });
  } finally {
    await pool.end();
  }
});

it("the application's own login may take the role after the migration", async () => {
  await withLogin('', async (appUrl) => {
    const source = await desk(bells);
    expect(await migrate({ ownerUrl: database.url, appUrl, libraries: [source] })).toMatchObject({
      appRole: 'slotlog_app',
    });
    const pool = openPool({ url: appUrl, role: 'slotlog_app' });
    expect((await pool.query('select current_user')).rows).toEqual([{ current_user: 'slotlog_app' }]);
    await pool.end();
  });
});

it('a migration by an owner who may neither make nor grant roles succeeds and says that there is none', async () => {
  await withLogin('', async (ownerUrl, name) => {
    await ask(`grant create on database ${new URL(database.url).pathname.slice(1)} to ${name}`);
    const outcome = await migrate({ ownerUrl, libraries: [await desk(bells)] });
    expect(outcome).toEqual({ appRole: null, applied: ['desk/000001-bells.sql'] });
  });
});
