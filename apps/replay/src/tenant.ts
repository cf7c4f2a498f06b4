import { Command, InvalidArgumentError } from 'commander';
import type { Pool } from 'pg';
import { createApiKey, tenantName } from '#libs/access';
import { listClients } from '#libs/database';
import { createTenant, findTenant, isShard, listTenants, placeTenant } from '#libs/event-store';
import { Failed } from './output/failed.js';
import { counted, print, table } from './output/print.js';
import { withOwnerDatabase } from './owner-database.js';

interface Options {
  readonly json?: boolean;
}

const nameOf = (text: string): string => {
  if (new RegExp(`^${tenantName}$`).test(text)) return text;
  throw new InvalidArgumentError(
    'The name of a tenant has 1 to 63 lower-case letters, digits and -, and does not begin with -.',
  );
};

const shardNumber = (text: string): number => {
  if (/^\d{1,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A shard is a number; status lists those in use.');
};

/** A key of all scopes, for whoever is to make the others. */
const operatorKey = async (owner: Pool, tenant: string, shard: number): Promise<string> => {
  const made = { tenant, shard, name: 'Operator', scopes: ['admin' as const], expiresAt: null, createdBy: 'operator' };
  const key = await createApiKey(owner, made);
  if (!key.created) throw new Failed(`The key of ${tenant} could not be created.`);
  return key.key;
};

const told = async (
  owner: Pool,
  json: boolean | undefined,
  tenant: string,
  shard: number,
  more: { readonly members?: object; readonly lines?: readonly string[] } = {},
) => {
  const key = await operatorKey(owner, tenant, shard);
  const lines = [`tenant ${tenant} in shard ${shard}`, `key    ${key}`, ...(more.lines ?? [])];
  print(json, { tenant, shard, key, ...more.members }, lines);
};

/** What is said where servers run on this database: they go on believing the old place for as long. */
const running = (servers: number) =>
  servers === 0
    ? []
    : [
        '',
        `${counted(servers, 'server')} of this database ${servers === 1 ? 'is' : 'are'} running: the new key works within five seconds; requests sent`,
        'to the old place in the meantime are refused, and nothing of them is stored.',
      ];

const ensureShard = async (owner: Pool, shard: number) => {
  if (!(await isShard(owner, shard))) throw new Failed(`The shard ${shard} does not exist.`);
};

const create = new Command('create')
  .description('create a tenant and print its first key, which has all scopes and is shown only once')
  .argument('<name>', 'the name of the tenant', nameOf)
  .option('--shard <number>', 'the shard to live in, in place of the one that follows from its name', shardNumber)
  .option('--json', 'print one JSON object')
  .addHelpText('after', '\nExample:\n  npm run replay -- tenant create north-clinic')
  .action((name: string, { json, shard }: Options & { shard?: number }) =>
    withOwnerDatabase(async (owner) => {
      if (shard !== undefined) await ensureShard(owner, shard);
      const tenant = await createTenant(owner, name, shard);
      if (!tenant) throw new Failed(`The tenant ${name} already exists.`);
      await told(owner, json, name, tenant.shard);
    }),
  );

const list = new Command('list')
  .description('list the tenants and the shard that each lives in')
  .option('--json', 'print one JSON array')
  .action(({ json }: Options) =>
    withOwnerDatabase(async (owner) => {
      const tenants = await listTenants(owner);
      const rows = tenants.map(({ tenant, shard, createdAt }) => [tenant, String(shard), createdAt.toISOString()]);
      print(json, tenants, table(['tenant', 'shard', 'created'], rows));
    }),
  );

const place = new Command('place')
  .description('move a tenant that has no events yet to another shard, and print a new key')
  .argument('<name>', 'the tenant', nameOf)
  .argument('<shard>', 'the new shard', shardNumber)
  .option('--json', 'print one JSON object')
  .addHelpText(
    'after',
    `
A key says where its tenant lives, so earlier keys stop working. Running servers accept the new ones within five seconds; requests
with an old key in the meantime are refused, and nothing of them is stored.`,
  )
  .action((name: string, shard: number, { json }: Options) =>
    withOwnerDatabase(async (owner) => {
      await ensureShard(owner, shard);
      if ((await findTenant(owner, name)) === null) throw new Failed(`The tenant ${name} does not exist.`);
      const placed = await placeTenant(owner, name, shard);
      if (!placed) throw new Failed(`Tenant ${name} already has events, so it can never move again.`);
      const servers = (await listClients(owner)).filter((client) => client === 'slotlog doorbell').length;
      await told(owner, json, name, shard, { members: { servers }, lines: running(servers) });
    }),
  );

const key = new Command('key')
  .description('create another key with all scopes for a tenant, for instance if all are lost')
  .argument('<name>', 'the tenant', nameOf)
  .option('--json', 'print one JSON object')
  .action((name: string, { json }: Options) =>
    withOwnerDatabase(async (owner) => {
      const shard = await findTenant(owner, name);
      if (shard === null) throw new Failed(`The tenant ${name} does not exist.`);
      await told(owner, json, name, shard);
    }),
  );

export const tenant = new Command('tenant')
  .description('create, list and place tenants')
  .addCommand(create)
  .addCommand(list)
  .addCommand(place)
  .addCommand(key);
