import { Command, InvalidArgumentError } from 'commander';
import { bookingProjections } from '#libs/booking';
import { dropVersion, type InUse, listVersions, type ProjectionId } from '#libs/projection';
import { Failed } from '../output/failed.js';
import { print } from '../output/print.js';
import { withOwnerDatabase } from '../owner-database.js';

const versionNumber = (text: string): number => {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A version is a number; status lists those that there are.');
};

/** Tables carry the version in their name. */
const tableOf = ({ name, version }: ProjectionId): string => {
  const known = bookingProjections.find((each) => each.name === name)?.table.name.replace(/_v\d+$/, '');
  return `${known ?? name.replaceAll('-', '_')}_v${version}`;
};

/** Throws Failed where it is read by this version of Slotlog, or by a newer one that was here before. */
const ensureOld = ({ name, version }: ProjectionId): void => {
  const declared = bookingProjections.find((each) => each.name === name);
  if (declared?.version === version) throw new Failed(`${name} ${version} is what this version of Slotlog reads.`);
  if (declared && declared.version < version) {
    throw new Failed(
      `${name} ${version} is newer than what this version of Slotlog reads, ${name} ${declared.version}.`,
    );
  }
};

const ensureThere = (all: readonly ProjectionId[], { name, version }: ProjectionId): void => {
  if (all.some((each) => each.name === name && each.version === version)) return;
  const there = all.map((each) => `${each.name} ${each.version}`).join(', ');
  throw new Failed(`There is no ${name} ${version}; there are ${there}.`);
};

const inTheWay = ({ name, version }: ProjectionId, inUse: InUse) =>
  'feeds' in inUse
    ? `${name} ${version} is fed by ${inUse.feeds}: stop the servers of the version before, and wait for some seconds.`
    : `${name} ${version} is being rebuilt.`;

export const drop = new Command('drop')
  .description('drop an old version of a view, when no server reads it any more')
  .argument('<projection>', 'which, like bookings')
  .argument('<version>', 'its old version; status lists those that there are', versionNumber)
  .option('--json', 'print one JSON object')
  .addHelpText(
    'after',
    `
When a new version of Slotlog reads a new version of a view, both are fed as long as servers of both run. Once the last old
one is stopped, its table only takes room: this drops it, with its checkpoints and leases. Refused for what this version
of Slotlog reads, and while a server feeds it. Servers that still read it, or that are rolled back to it, fail from then on.

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
      print(json, { ...id, table }, [`${name} ${version} is dropped, with its table slotlog.${table}.`]);
    }),
  );
