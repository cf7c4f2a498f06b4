import { Command } from 'commander';
import { namedStream } from '#libs/booking';
import { findTenant, markOf, readStream, type StoredEvent } from '#libs/event-store';
import { Failed } from './output/failed.js';
import { faint, good } from './output/paint.js';
import { withOwnerDatabase } from './owner-database.js';
import { eventLine, say } from './transfer/event-line.js';

interface Options {
  readonly tenant: string;
  readonly json?: boolean;
}

const eventsAtOnce = 1_000;

export const show = new Command('show')
  .description('show the events of one stream, and the state after each')
  .argument('<stream>', 'the name, like booking/bkg_… or agenda/cal_…/2026-11-23')
  .option('--tenant <name>', 'the tenant of the stream', 'default')
  .option('--json', 'print a line of JSON for each event: the event and the whole state after it')
  .addHelpText(
    'after',
    `
Without --json, only the changes of each event to the state are shown.

Streams: calendar/<id>, service/<id>, booking/<id>, agenda/<calendar>/<UTC day>, holds/<hash>, waits/<hash>,
displacement/<calendar>, tally-day/<service>/<day>, tally-week/…, tally-customer/…, waitlist/<service>, waitlist-entry/<id>

Example:
  npm run replay -- show booking/bkg_ada-first-visit`,
  )
  .action((stream: string, { tenant, json }: Options) =>
    withOwnerDatabase(async (owner) => {
      const shard = await findTenant(owner, tenant);
      if (shard === null) throw new Failed(`The tenant ${tenant} does not exist.`);
      const known = namedStream(stream);
      let state: unknown = known?.initial ?? null;
      let version = 0;
      for (;;) {
        const events = await readStream(owner, shard, tenant, stream, { after: version, limit: eventsAtOnce });
        for (const event of events) {
          const before = state;
          state = known ? known.evolve(state, recorded(event)) : null;
          version = event.version;
          const lines = json
            ? [JSON.stringify({ event, state })]
            : [
                eventLine(event, { stream: false, data: known === null }),
                ...changes(before, state).map((line) => `    ${line}`),
              ];
          process.stdout.write(`${lines.join('\n')}\n`);
        }
        if (events.length < eventsAtOnce) break;
      }
      if (version === 0) throw new Failed(`Tenant ${tenant} has no stream ${stream}.`);
    }),
  );

const recorded = ({ id, type, data, version, position, recordedAt, actor }: StoredEvent) => {
  return { event: { type, data } as never, version, position, mark: markOf(id), recordedAt, actor };
};

/** Every event changes them, and its own line says them. */
const said = new Set(['version', 'position', 'mark', 'updatedAt', 'creation']);

const changes = (before: unknown, after: unknown): string[] => {
  const [old, now] = [(before ?? {}) as Record<string, unknown>, (after ?? {}) as Record<string, unknown>];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .map((name) => ({ name, was: say(name, old[name] ?? null), is: say(name, now[name] ?? null) }))
    .filter(({ name, was, is }) => !said.has(name) && was !== is)
    .map(({ name, was, is }) => `${name}: ${was === 'null' ? '' : `${faint(was)} → `}${good(is)}`);
};
