import { constants, setPriority } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import {
  MoreParked,
  type RebuildProgress,
  RebuildUnderWay,
  type Rebuilt,
  rebuild,
  TooManyParked,
} from '#libs/projection';
import { Failed } from '../output/failed.js';
import { doubtful, good } from '../output/paint.js';
import { grouped, print, table } from '../output/print.js';
import { withOwnerDatabase } from '../owner-database.js';
import { Progress } from './progress.js';
import { named, withLog } from './projections.js';

interface Options {
  readonly workers: number;
  readonly restart?: boolean;
  readonly evenIfMoreParked?: boolean;
  readonly json?: boolean;
}

const expected = [RebuildUnderWay, TooManyParked, MoreParked];

const mostWorkers = 16;

const workerCount = (text: string): number => {
  const count = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= mostWorkers) return count;
  throw new InvalidArgumentError(`It must be a whole number from 1 to ${mostWorkers}.`);
};

export const rebuilding = new Command('rebuild')
  .description('rebuild read models from the log, next to the current ones, and replace those')
  .argument('<projection...>', 'the read models, like bookings or claims; or all')
  .option('-w, --workers <n>', 'how many parts are folded at the same time', workerCount, 2)
  .option('--restart', 'start over, if an earlier rebuild was interrupted')
  .option('--even-if-more-parked', 'replace the current rows even if the rebuild has more parked subjects')
  .option('--json', 'print one JSON array')
  .addHelpText(
    'after',
    `
Reading and booking continue meanwhile. If it is stopped at any point (Ctrl-C, kill -9), the same command continues. At the end
the new rows are compared with the old ones at the same position of the log: any difference means that the old ones were wrong,
and is printed. A stream that cannot be folded is parked. Rows with more parked subjects than the current ones do not replace
them; status lists what is parked, and the same command tries again once the cause is fixed.

Examples:
  npm run replay -- rebuild all
  npm run replay -- rebuild bookings claims --workers 4`,
  )
  .action((names: string[], { workers, restart = false, evenIfMoreParked = false, json }: Options) => {
    const projections = named(names.includes('all') ? [] : names);
    const ending = new AbortController();
    // On the machine of a server, that one goes first.
    setPriority(constants.priority.PRIORITY_LOW);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort());
    return withOwnerDatabase(
      (pool) =>
        withLog(pool, async (log) => {
          const show = new Shown(json);
          const onProgress = (progress: RebuildProgress) => show.hear(progress);
          const { signal } = ending;
          const all = await rebuild({
            log,
            pool,
            projections,
            workers,
            restart,
            evenIfMoreParked,
            onProgress,
            signal,
          }).catch((error) => {
            show.end();
            if (signal.aborted) throw new Failed('Stopped; the same command continues from here.');
            throw expected.some((kind) => error instanceof kind) ? new Failed(`${error.message}.`) : error;
          });
          const rate = show.end();
          const events = all.reduce((sum, each) => sum + each.events, 0);
          print(json, all, [
            ...table(['projection', 'events', 'rows', 'seconds', 'previous rows'], all.map(line)),
            '',
            `${grouped(events)} events folded, ${grouped(rate)}/s`,
          ]);
        }),
      { connections: workers * 2 + 8 },
    );
  });

const line = ({ name, version, events, rows, seconds, comparisons }: Rebuilt) => {
  const differing = comparisons.filter(({ isEqual }) => !isEqual).map(({ shard }) => shard);
  const before = differing.length === 0 ? good('were equal') : doubtful(`differed in shard ${differing.join(', ')}`);
  const compared = comparisons.length === 0 ? 'were behind' : before;
  return [`${name} ${version}`, grouped(events), grouped(rows), seconds.toFixed(1), compared];
};

/** All rebuilds together in one line. */
class Shown {
  readonly #latest = new Map<string, RebuildProgress>();
  #progress: Progress | null = null;
  #told = 0;

  constructor(private readonly silent = false) {}

  hear(progress: RebuildProgress): void {
    this.#latest.set(progress.name, progress);
    const all = [...this.#latest.values()];
    const total = all.reduce((sum, { totalEvents }) => sum + totalEvents, 0);
    const events = all.reduce((sum, each) => sum + each.events, 0);
    this.#progress ??= new Progress('rebuild', total, this.silent);
    const phases = [...new Set(all.map(({ phase }) => phase))].join(', ');
    this.#progress.add(Math.max(0, events - this.#told), { total, note: phases });
    this.#told = Math.max(this.#told, events);
  }

  end(): number {
    return this.#progress?.end() ?? 0;
  }
}
