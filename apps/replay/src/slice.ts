import { Command, InvalidArgumentError } from 'commander';
import { bookingProjections } from '#libs/booking';
import { listShards } from '#libs/event-store';
import { mostSlices, NotCut, sliceShard } from '#libs/projection';
import { Failed } from './output/failed.js';
import { counted, print } from './output/print.js';
import { withOwnerDatabase } from './owner-database.js';
import { withLog } from './views/projections.js';

const shardNumber = (text: string): number => {
  if (/^\d{1,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A shard is a number; status lists those that there are.');
};

const sliceCount = (text: string): number => {
  if (/^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= mostSlices) return Number(text);
  throw new InvalidArgumentError(`A shard has 1 to ${mostSlices} slices.`);
};

export const slice = new Command('slice')
  .description('cut a large shard into slices, whose views several servers move on at the same time')
  .argument('<shard>', 'which; status lists them', shardNumber)
  .argument('<count>', `how many slices it has from then on, 1 to ${mostSlices}; 1 makes it whole again`, sliceCount)
  .option('--json', 'print one JSON object')
  .addHelpText(
    'after',
    `
One server moves all views of a shard on, and a shard is enough for most. Where its views lag though that server has a
processor to itself, cut the shard: its streams are shared out by a hash of their names, and servers with ROLE=all or
ROLE=projector take the slices among them, each as many as the others. What it costs: a read that asks for a position waits
until the last slice has it, and every slice reads the whole log of the shard. Servers go on; they notice within a second.
Refused while a server of a version that knows no slices moves views, while views are rebuilt, and where slices do not come
to one position, as one of them is parked or left alone: doctor tells which.

Example:
  npm run replay -- slice 0 4`,
  )
  .action((shard: number, count: number, { json }: { json?: boolean }) =>
    withOwnerDatabase((owner) =>
      withLog(owner, async (log) => {
        const shards = await listShards(owner);
        if (!shards.some((each) => each.shard === shard)) {
          throw new Failed(`There is no shard ${shard}; there are ${shards.map((each) => each.shard).join(', ')}.`);
        }
        const slicing = { log, pool: owner, projections: bookingProjections, shard, count };
        const before = await sliceShard(slicing).catch((error) => {
          throw error instanceof NotCut ? new Failed(`Shard ${shard} is as it was: ${error.message}.`) : error;
        });
        print(json, { shard, slices: count, before }, [
          `The views of shard ${shard} are moved on in ${counted(count, 'slice')} from now on, ${before} before.`,
        ]);
      }),
    ),
  );
