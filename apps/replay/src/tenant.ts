import { Command, InvalidArgumentError } from 'commander';
import { createApiKey } from '#libs/access';
import { createTenant, listTenants } from '#libs/event-store';
import { Failed } from './failed.js';
import { withOwnerDatabase } from './owner-database.js';
import { print, table } from './print.js';

const tenantName = (text: string): string => {
  if (/^[a-z0-9][a-z0-9-]{0,62}$/.test(text)) return text;
  throw new InvalidArgumentError('A tenant has 1 to 63 lower-case letters, digits and -, and begins with no -.');
};

const create = new Command('create')
  .description('make a tenant and print its first key, which has all scopes and is shown this once')
  .argument('<name>', 'what the tenant is called', tenantName)
  .option('--json', 'print one JSON object')
  .addHelpText('after', '\nExample:\n  npm run replay -- tenant create north-clinic')
  .action((name: string, { json }: { json?: boolean }) =>
    withOwnerDatabase(async (owner) => {
      const tenant = await createTenant(owner, name);
      if (!tenant) throw new Failed(`There is a tenant ${name} already.`);
      const { shard } = tenant;
      const scopes = ['admin' as const];
      const made = { tenant: name, shard, name: 'Operator', scopes, expiresAt: null, createdBy: 'operator' };
      const first = await createApiKey(owner, made);
      if (!first.created) throw new Failed(`The first key of ${name} could not be made.`);
      const lines = [`tenant ${name} in shard ${shard}`, `key    ${first.key}`];
      print(json ?? false, { tenant: name, shard, key: first.key }, lines);
    }),
  );

const list = new Command('list')
  .description('list the tenants, with the shard that each lives in')
  .option('--json', 'print one JSON array')
  .action(({ json }: { json?: boolean }) =>
    withOwnerDatabase(async (owner) => {
      const tenants = await listTenants(owner);
      const rows = tenants.map(({ tenant, shard, createdAt }) => [tenant, String(shard), createdAt.toISOString()]);
      print(json ?? false, tenants, table(['tenant', 'shard', 'created'], rows));
    }),
  );

export const tenant = new Command('tenant').description('make and list tenants').addCommand(create).addCommand(list);
