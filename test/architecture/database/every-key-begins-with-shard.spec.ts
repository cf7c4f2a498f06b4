import pg from 'pg';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';

/** Read before the shard is known, and small: as many rows as tenants, logs, libraries, migrations and callers of this minute. */
const beforeTheShard = ['installed', 'log', 'migrations', 'rate_limits', 'tenants'];

/** By these rules the schema can be distributed by shard. */
const faults = `
  select c.relname || ' has no shard smallint not null' as fault
    from pg_class c
    where c.relnamespace = 'slotlog'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all ($1) and not exists (
      select from pg_attribute a
        where a.attrelid = c.oid and a.attname = 'shard' and a.atttypid = 'smallint'::regtype and a.attnotnull)
  union all
  select i.indexrelid::regclass || ' does not begin with shard'
    from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace = 'slotlog'::regnamespace and c.relname <> all ($1) and (i.indisunique or i.indisexclusion)
      and not exists (
        select from pg_attribute a where a.attrelid = c.oid and a.attnum = i.indkey[0] and a.attname = 'shard')
  union all
  select f.conname || ' does not begin with shard'
    from pg_constraint f join pg_class c on c.oid = f.conrelid
    where f.connamespace = 'slotlog'::regnamespace and f.contype = 'f' and not exists (
      select from pg_attribute a where a.attrelid = c.oid and a.attnum = f.conkey[1] and a.attname = 'shard')
  union all
  select a.attrelid::regclass || '.' || a.attname || ' counts by itself'
    from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relnamespace = 'slotlog'::regnamespace and c.relkind in ('r', 'p')
      and (a.attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) like 'nextval(%')
  union all
  select a.attrelid::regclass || '.' || a.attname || ' sorts by locale'
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'slotlog'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'stream'
      and a.attcollation <> (select oid from pg_collation where collname = 'C')`;

let database: ClonedDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await cloneDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(`set search_path = ''`);
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

const faultsNow = async (): Promise<string[]> =>
  (await client.query(faults, [beforeTheShard])).rows.map(({ fault }) => fault);

it('every table has a shard, every key begins with it, and no column counts by itself', async () => {
  expect(await faultsNow()).toEqual([]);
});

it.each([
  ['a has no shard smallint not null', 'create table slotlog.a (tenant text)'],
  ['a has no shard smallint not null', 'create table slotlog.a (shard integer not null)'],
  ['slotlog.a_pkey does not begin with shard', 'create table slotlog.a (shard smallint not null, id text primary key)'],
  [
    'slotlog.a_id_shard_key does not begin with shard',
    'create table slotlog.a (shard smallint not null, id text, unique (id, shard))',
  ],
  [
    'a_tenant_fkey does not begin with shard',
    'create table slotlog.a (shard smallint not null, tenant text references slotlog.tenants (tenant))',
  ],
  ['slotlog.a.n counts by itself', 'create table slotlog.a (shard smallint not null, n bigserial)'],
  [
    'slotlog.a.n counts by itself',
    'create table slotlog.a (shard smallint not null, n bigint generated always as identity)',
  ],
  ['slotlog.a.stream sorts by locale', 'create table slotlog.a (shard smallint not null, stream text)'],
])('%s: %s', async (fault, statement) => {
  await client.query(`begin; ${statement}`);
  const found = await faultsNow();
  await client.query('rollback');
  expect(found).toEqual([fault]);
});
