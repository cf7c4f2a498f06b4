import { Command, InvalidArgumentError } from 'commander';
import { eventTypes } from '#libs/booking';
import { EventLog, listTenants, type StoredEvent } from '#libs/event-store';
import { Failed } from './output/failed.js';
import { withOwnerDatabase } from './owner-database.js';
import { eventLine } from './transfer/event-line.js';

interface Options {
  readonly tenant?: string;
  readonly type?: readonly string[];
  readonly stream?: readonly string[];
  readonly last: number;
  readonly follow: boolean;
  readonly data: boolean;
  readonly json?: boolean;
}

const whole = (text: string): number => {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number.');
};

/** A position in a shard that nobody has reached is where a follower of it begins. */
const positionsAtOnce = 1_000;

export const tail = new Command('tail')
  .description('print the events as they are stored, until Ctrl-C')
  .option('--tenant <name>', 'only events of this tenant')
  .option('--type <type...>', 'only events of these types, like BookingConfirmed')
  .option(
    '--stream <prefix...>',
    'only events of streams whose names begin like this, like booking/ or agenda/cal_room-0004/',
  )
  .option('-n, --last <events>', 'how many events back to begin, in each shard', whole, 10)
  .option('--no-follow', 'stop at the last event')
  .option('--no-data', 'omit the data of the events')
  .option('--json', 'print a line of JSON for each event')
  .addHelpText(
    'after',
    `
Examples:
  npm run replay -- tail --stream booking/
  npm run replay -- tail --type BookingCancelled BookingDisplaced --last 1000 --no-follow
  npm run --silent replay -- tail --json | jq .type`,
  )
  .action((options: Options) =>
    withOwnerDatabase(async (owner) => {
      const tenants = await listTenants(owner);
      const shards = tenants.filter(({ tenant }) => options.tenant === undefined || options.tenant === tenant);
      if (shards.length === 0) throw new Failed(`The tenant ${options.tenant} does not exist.`);
      const log = await EventLog.open(owner, { types: eventTypes });
      const ending = new AbortController();
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort());
      process.stdout.once('error', () => ending.abort());
      try {
        await Promise.all(
          [...new Set(shards.map(({ shard }) => shard))].map((shard) => tailShard(log, shard, options, ending.signal)),
        );
      } finally {
        await log.close();
      }
    }),
  );

const tailShard = async (log: EventLog, shard: number, options: Options, signal: AbortSignal) => {
  const head = await log.head(shard);
  const after = Math.max(0, head - options.last);
  if (!options.follow && after === head) return;
  for await (const { events, position } of log.follow(shard, { after, signal, pageSize: positionsAtOnce })) {
    for (const event of events.filter(wantedBy(options))) {
      process.stdout.write(`${options.json ? JSON.stringify(event) : line(event, options)}\n`);
    }
    if (!options.follow && position >= head) return;
  }
};

const wantedBy =
  ({ tenant, type, stream }: Options) =>
  (event: StoredEvent) =>
    (tenant === undefined || event.tenant === tenant) &&
    (type === undefined || type.includes(event.type)) &&
    (stream === undefined || stream.some((prefix) => event.stream.startsWith(prefix)));

const line = (event: StoredEvent, { tenant, data }: Options) =>
  eventLine(event, { tenant: tenant === undefined, data });
