import { Command, InvalidArgumentError } from 'commander';
import { bookingProjections } from '#libs/booking';
import { dropVersion, type InUse, listVersions, type ProjectionId } from '#libs/projection';
import { Failed } from '../output/failed.js';
import { print } from '../output/print.js';
import { withOwnerDatabase } from '../owner-database.js';

const versionNumber = (text: string): number => {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A version is a number; status lists those that exist.');
};

/** Tables carry the version in their name. */
const tableOf = ({ name, version }: ProjectionId): string => {
  const known = bookingProjections.find((each) => each.name === name)?.table.name.replace(/_v\d+$/, '');
  return `${known ?? name.replaceAll('-', '_')}_v${version}`;
};

/** Throws Failed where it is read by this version of Slotlog, or by a newer one that was here before. */
const ensureOld = ({ name, version }: ProjectionId): void => {
  const declared = bookingProjections.find((each) => each.name === name);
  if (declared?.version === version) throw new Failed(`This version of Slotlog reads ${name} ${version}.`);
  if (declared && declared.version < version) {
    throw new Failed(
      `${name} ${version} is newer than what this version of Slotlog reads, ${name} ${declared.version}.`,
    );
  }
};

const ensureThere = (all: readonly ProjectionId[], { name, version }: ProjectionId): void => {
  if (all.some((each) => each.name === name && each.version === version)) return;
  const there = all.map((each) => `${each.name} ${each.version}`).join(', ');
  throw new Failed(`${name} ${version} does not exist; there are ${there}.`);
};

const inTheWay = ({ name, version }: ProjectionId, inUse: InUse) =>
  'feeds' in inUse
    ? `${inUse.feeds} still updates ${name} ${version}: stop the servers of the previous version, and wait a few seconds.`
    : `${name} ${version} is being rebuilt.`;

export const drop = new Command('drop')
  .description('drop an old version of a read model that no server reads any more')
  .argument('<projection>', 'the read model, like bookings')
  .argument('<version>', 'its old version; status lists those that exist', versionNumber)
  .option('--json', 'print one JSON object')
  .addHelpText(
    'after',
    `
When a new version of Slotlog reads a new version of a read model, both are updated while servers of both run. After the last old
server has stopped, the old table only takes up space: this drops it, with its checkpoints and leases. It is refused for what this
version of Slotlog reads, and while a server updates it. Servers that still read it, or are rolled back to it, fail from then on.

Example:
  npm run replay -- drop bookings 2`,
  )
  .action((name: string, version: number, { json }: { json?: boolean }) =>
    withOwnerDatabase(async (owner) => {
      const id = { name, version };
      ensureOld(id);
      ensureThere(await listVersions(owner), id);
      const table = tableOf(id);
      const inUse = await dropVersion(owner, id, table);
      if (inUse) throw new Failed(inTheWay(id, inUse));
      print(json, { ...id, table }, [`${name} ${version} and its table slotlog.${table} were dropped.`]);
    }),
  );
