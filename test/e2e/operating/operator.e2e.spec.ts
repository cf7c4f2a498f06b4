import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openPool } from '#libs/database';
import { ReplayTool } from '#test/harness/apps/replay-tool';
import { inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';
import { masterKey } from '#test/harness/apps/start-app';
import { recomputeDigests } from '#test/harness/logs/recompute-digests';

let api: RunningApi;
let tool: ReplayTool;
let serviceId: string;
let folder: string;

beforeAll(async () => {
  api = await runningApi();
  tool = new ReplayTool({ DATABASE_URL: api.databaseUrl, MASTER_KEY: masterKey });
  ({ serviceId } = await openRoom(api.client, 'operator', 50));
  folder = await mkdtemp(join(tmpdir(), 'operator-'));
});

afterAll(async () => {
  await api.stop();
  await rm(folder, { recursive: true });
});

const asOwner = async (statements: string) => {
  const owner = openPool({ url: api.databaseUrl, max: 1 });
  await owner.query(statements);
  await owner.end();
};

const grace = { name: 'Grace Hopper', email: 'grace@navy.example', phone: '+1 555 0199' };

const bookFor = async (id: string, more: object = {}) => {
  const wish = { serviceId, start: inBerlin(1, '10:00'), customer: { id, ...grace }, notes: 'bring the moth', ...more };
  const { status, body } = await api.client.post('/v1/bookings', wish);
  expect(status).toBe(201);
  await api.client.get(`/v1/bookings/${body.id}?minPosition=${body.position}`);
  return body;
};

test('a customer is erased from the command line, and nothing readable is left', async () => {
  const { id } = await bookFor('cus_grace', { metadata: { referrer: 'Howard Aiken', size: 'XS' } });
  const proof = await tool.json('erase', 'cus_grace');
  expect(proof).toMatchObject({
    isProven: true,
    isNew: true,
    isKeyGone: true,
    lookedFor: { 'customer.name': 1, 'customer.email': 1, 'customer.phone': 1, notes: 1, 'metadata.referrer': 1 },
    tooShort: 1,
  });
  const searched = new Map(proof.tables.map((each: { table: string }) => [each.table, each]));
  expect(searched.get('slotlog.events')).toMatchObject({ sealed: 3, copies: [] });
  expect(searched.get('slotlog.bookings_v3')).toMatchObject({ rows: 1, sealed: 6, copies: [] });
  for (const table of ['slotlog.commands', 'slotlog.keys', 'slotlog.api_keys']) expect(searched.has(table)).toBe(true);
  const erased = async (): Promise<object> => {
    const { body } = await api.client.get(`/v1/bookings/${id}`);
    return body.customer.erased ? body : sleep(100).then(erased);
  };
  expect(await erased()).toMatchObject({ customer: { id: 'cus_grace', name: null }, notes: null });
  const again = await tool.run(['erase', 'cus_grace']);
  expect(again).toMatchObject({ code: 0, out: expect.stringContaining('No readable copy is left') });
  expect(again.out).toContain('was erased before');
});

test('a copy that somebody made is found wherever it stands, and is not repeated', async () => {
  await bookFor('cus_copied');
  await asOwner(`
    create schema "Marketing";
    create table "Marketing"."Newsletter" (sent_to text, body jsonb);
    insert into "Marketing"."Newsletter" values ('nobody@navy.example', '{"to": ["Dear grace hopper,"]}');
    create table public.kept_keys as select * from slotlog.keys`);
  const { code, out } = await tool.run(['erase', 'cus_copied']);
  expect(code).toBe(2);
  expect(out).toMatch(/"Marketing"."Newsletter", body of row \(0,1\): customer.name, can be read/);
  expect(out).toMatch(/public.kept_keys, wrapped of row \(0,\d+\): the key is there/);
  expect(out).not.toMatch(/grace hopper|navy.example/i);
  expect((await tool.run(['erase', 'cus_copied'])).code).toBe(0);
  const { isProven, tables } = await tool.json('erase', 'cus_copied', '--look-for', 'Grace Hopper');
  expect(isProven).toBe(false);
  expect(tables.flatMap(({ copies }: { copies: object[] }) => copies)).toMatchObject([
    { table: '"Marketing"."Newsletter"', is: 'plain', fields: ['given'] },
  ]);
  await asOwner('drop schema "Marketing" cascade; drop table public.kept_keys');
});

test('a key that somebody puts back opens what was sealed, and that is found', async () => {
  await bookFor('cus_put-back');
  await asOwner('create table public.kept_keys as select * from slotlog.keys');
  await tool.run(['erase', 'cus_put-back']);
  await asOwner(`
    alter table public.kept_keys add destroyed int;
    update public.kept_keys old set destroyed = k.generation from slotlog.keys k
      where k.stream = old.stream and k.wrapped is null and old.wrapped is not null;
    update slotlog.keys k set generation = old.generation, wrapped = old.wrapped
      from public.kept_keys old where k.stream = old.stream and old.destroyed is not null`);
  const { code, out } = await tool.run(['erase', 'cus_put-back']);
  expect([code, out]).toEqual([2, expect.stringMatching(/slotlog.events, data of row \(\d+,\d+\): opens/)]);
  const verified = await tool.run(['verify']);
  expect([verified.code, verified.out]).toEqual([2, expect.stringContaining('somebody has put it back')]);
  await asOwner(`
    update slotlog.keys k set generation = old.destroyed, wrapped = null
      from public.kept_keys old where k.stream = old.stream and old.destroyed is not null;
    drop table public.kept_keys`);
});

test('nobody is erased who was never here, nor with another master key', async () => {
  expect(await tool.run(['erase', 'cus_never-here'])).toMatchObject({
    code: 1,
    err: 'Tenant default has no customer cus_never-here.\n',
  });
  const stranger = new ReplayTool({ DATABASE_URL: api.databaseUrl, MASTER_KEY: `${masterKey}, and another one` });
  expect(await stranger.run(['erase', 'cus_grace'])).toMatchObject({
    code: 1,
    err: 'MASTER_KEY does not match this database.\n',
  });
  const keyless = new ReplayTool({ DATABASE_URL: api.databaseUrl, MASTER_KEY: '' });
  expect((await keyless.run(['erase', 'cus_grace'])).err).toContain('MASTER_KEY is not set');
});

test('an old version of a view is dropped when nobody feeds it, and no other', async () => {
  const shards = 'select shard from slotlog.shard_heads order by shard limit 1';
  await asOwner(`
    create table slotlog.bookings_v2 (like slotlog.bookings_v3);
    insert into slotlog.checkpoints (shard, projection, version, from_position, position, mark) select shard, 'bookings', 2, 0, 7, '4be01c77' from (${shards}) s;
    insert into slotlog.leases (shard, projection, version, number, holder, expires_at)
      select shard, 'bookings', 2, 1, 'an-older-server', now() + interval '1 hour' from (${shards}) s`);
  expect(await tool.run(['drop', 'bookings', '3'])).toMatchObject({
    code: 1,
    err: 'This version of Slotlog reads bookings 3.\n',
  });
  expect((await tool.run(['drop', 'bookings', '4'])).err).toContain('is newer than');
  expect((await tool.run(['drop', 'bookings', '1'])).err).toContain('bookings 1 does not exist');
  expect(await tool.run(['drop', 'bookings', '2'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('an-older-server still updates'),
  });
  await asOwner(`update slotlog.leases set expires_at = now() where version = 2 and projection = 'bookings'`);
  expect(await tool.json('drop', 'bookings', '2')).toEqual({ name: 'bookings', version: 2, table: 'bookings_v2' });
  const { projections } = await tool.json('status');
  expect(projections.filter(({ isDeclared }: { isDeclared: boolean }) => !isDeclared)).toEqual([]);
  expect((await tool.run(['drop', 'bookings', '2'])).err).toContain('bookings 2 does not exist');
  await bookFor('cus_after-drop');
});

describe('heads that were kept elsewhere', () => {
  const file = (name: string) => join(folder, name);
  const faults = (out: string) =>
    JSON.parse(out).checks.flatMap(({ faults }: { faults: string[] }) => faults) as string[];
  let headOf: { shard: number; position: number };

  /** What somebody does who owns the database. */
  const tamper = (statements: string) =>
    asOwner(`begin; alter table slotlog.events disable trigger all; alter table slotlog.digests disable trigger all;
      ${statements}; commit`);

  beforeAll(async () => {
    await writeFile(file('key'), 'a key for signing, kept far from here');
    await writeFile(file('other-key'), 'another key, which anybody may have');
    expect(await tool.run(['digest', 'sign', '--key-file', file('key'), '-o', file('first')])).toMatchObject({
      code: 0,
    });
    await bookFor('cus_last');
    await tool.run(['digest', 'sign', '--key-file', file('key'), '-o', file('second')]);
    const { out } = await tool.run(['digest', 'export']);
    await writeFile(file('unsigned'), out);
    [headOf] = JSON.parse(out).heads;
  });

  test('fit to a log that nobody touched, and are never written over', async () => {
    const kept = ['--heads', file('first'), file('second'), file('unsigned')];
    expect(await tool.run(['verify', ...kept, '--json'])).toMatchObject({ code: 0 });
    const said = JSON.parse(await readFile(file('second'), 'utf8'));
    expect(said).toMatchObject({ log: expect.any(String), heads: [headOf], signature: expect.any(String) });
    expect(await tool.run(['digest', 'export', '-o', file('first')])).toMatchObject({
      code: 1,
      err: expect.stringContaining('exists already'),
    });
    expect((await tool.run(['digest', 'sign'])).err).toContain('There is no key to sign with');
    expect((await tool.run(['verify', '--heads', file('key')])).err).toContain('is not what digest export');
  });

  test('prove nothing where they are not signed with the key', async () => {
    const { code, out } = await tool.run(['verify', '--heads', file('unsigned'), '--key-file', file('key'), '--json']);
    expect([code, faults(out)]).toEqual([2, ['it is not signed with this key, so it proves nothing']]);
    const other = ['verify', '--heads', file('second'), '--key-file', file('other-key')];
    expect((await tool.run(other)).code).toBe(2);
  });

  test('tell that events were changed and all digests computed anew, and between which positions', async () => {
    const { shard, position } = headOf;
    await tamper(`
      update slotlog.events set correlation_id = 'mallory' where shard = ${shard} and position = ${position};
      ${recomputeDigests}`);
    expect((await tool.run(['verify'])).code).toBe(0);
    const kept = ['--heads', file('first'), file('second'), '--key-file', file('key')];
    const { code, out } = await tool.run(['verify', ...kept, '--json']);
    const first = JSON.parse(await readFile(file('first'), 'utf8')).heads[0].position;
    expect([code, faults(out)]).toEqual([
      2,
      [`shard ${shard}: something from position ${first + 1} to ${position} was changed, together with the digests`],
    ]);
  });

  test('tell that the last events were taken away, digests and all', async () => {
    const { shard, position } = headOf;
    await tamper(`
      delete from slotlog.commands where shard = ${shard} and position in (select max(position) from slotlog.digests);
      delete from slotlog.events where shard = ${shard} and position > (
        select position from slotlog.digests where shard = ${shard} order by position desc offset 1 limit 1);
      delete from slotlog.digests where shard = ${shard} and position = ${position}`);
    const { out: now } = await tool.run(['digest', 'export']);
    const [{ position: end }] = JSON.parse(now).heads;
    const { code, out } = await tool.run(['verify', '--heads', file('second'), '--key-file', file('key'), '--json']);
    expect(code).toBe(2);
    expect(faults(out)).toContain(
      `shard ${shard}: it ends at position ${end} but once had ${position}: the last events were removed`,
    );
  });
});
