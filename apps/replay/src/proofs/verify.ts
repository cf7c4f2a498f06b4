import { Command } from 'commander';
import type { Pool } from 'pg';
import { customerSubjects } from '#libs/booking';
import { type Checked, type EventLog, verifyKeys, verifyLog } from '#libs/event-store';
import { type Projection, verifyRows } from '#libs/projection';
import { foundWrong } from '../output/failed.js';
import { bad, good, strong } from '../output/paint.js';
import { counted, print } from '../output/print.js';
import { withOwnerDatabase } from '../owner-database.js';
import { wrappingKeyOf } from '../secrets/roots-of.js';
import { Progress } from '../views/progress.js';
import { named, withLog } from '../views/projections.js';
import { acrossShards } from './across-shards.js';
import { checkKept, readKept, signingKey } from './kept-heads.js';
import { overbookings } from './overbookings.js';

interface Options {
  readonly projection?: readonly string[];
  readonly heads?: readonly string[];
  readonly keyFile?: string;
  readonly json?: boolean;
}

/** What was found by one check in one shard. */
type Found = Checked & { readonly parked?: readonly string[] };

/** Where nothing is sealed and nobody named. */
const nobody = Buffer.alloc(32);

type Told = (events: number) => void;

export const verify = new Command('verify')
  .description('prove the log and the read models: nothing missing, nothing changed, no slot ever given away twice')
  .option('--projection <names...>', 'only these read models')
  .option('--heads <files...>', 'check that the log still matches these files of digest export or digest sign')
  .option('--key-file <file>', 'the key that they were signed with; defaults to DIGEST_KEY')
  .option('--json', 'print one JSON object')
  .addHelpText(
    'after',
    `
Reads the log up to its current end, while bookings continue, and blocks nobody. Each fault is printed with its position: look at
it with show. Repair the log from a backup, and a read model with rebuild; what a read model has parked continues by itself once
the cause is fixed. With MASTER_KEY, the key of each customer is compared with the one that was drawn; without it, only its
presence is checked. Exits with 2 if something is wrong or parked.

Examples:
  npm run replay -- verify
  npm run replay -- verify --projection bookings
  npm run replay -- verify --heads heads-*.json --key-file signing-key`,
  )
  .action(async ({ projection = [], heads = [], keyFile, json }: Options) => {
    const projections = named(projection);
    const kept = await readKept(heads);
    const key = kept.length > 0 ? await signingKey(keyFile) : null;
    return withOwnerDatabase(async (owner) => {
      const compared = await checkKept(owner, kept, key);
      await withLog(owner, (log) => prove(log, owner, projections, compared, json));
    });
  });

const prove = async (
  log: EventLog,
  owner: Pool,
  projections: readonly Projection[],
  compared: Awaited<ReturnType<typeof checkKept>>,
  json: boolean | undefined,
) => {
  const heads = await log.heads();
  const events = [...heads.values()].reduce((sum, head) => sum + head, 0);
  const progress = new Progress('verify', events * 3, json);
  const told: Told = (count) => progress.add(count);
  const began = performance.now();
  const found: Found[] = [];
  const wrappingKey = await wrappingKeyOf(owner);
  const persons = customerSubjects(nobody, nobody);
  for (const [shard, head] of heads) {
    for await (const checked of verifyLog(owner, shard, head, told)) found.push(checked);
    found.push(await verifyKeys(owner, shard, persons, wrappingKey));
    found.push(await overbookings(log, shard, head, told));
    for (const projection of projections) found.push(await rowsOf(log, owner, projection, shard, told));
  }
  const across = await acrossShards(owner, [...heads.keys()]);
  progress.end();
  const seconds = (performance.now() - began) / 1_000;
  const checks = [...[...compared, ...across].map((each) => ({ ...each, parked: [] })), ...byCheck(found)];
  const faults = checks.flatMap((check) => check.faults);
  const parked = checks.flatMap((check) => check.parked);
  const isWhole = faults.length === 0 && parked.length === 0;
  if (!isWhole) process.exitCode = foundWrong;
  print(json, { log: log.id, events, seconds, isWhole, checks }, [
    `${strong(`log ${log.id}`)}, ${counted(events, 'event')} in ${seconds.toFixed(1)} s`,
    '',
    ...checks.flatMap((check) => [
      `${verdictOn(check)}  ${check.check}`,
      ...[...check.faults, ...check.parked].map((each) => `        ${each}`),
    ]),
    '',
    ...(faults.length > 0 ? [bad(`${counted(faults.length, 'fault')} found.`)] : []),
    ...(parked.length > 0 ? [bad(`${counted(parked.length, 'subject')} parked: see status.`)] : []),
    ...(isWhole ? [good('Everything is as it was written.')] : []),
  ]);
};

const verdictOn = ({ faults, parked }: { readonly faults: readonly string[]; readonly parked: readonly string[] }) => {
  if (faults.length > 0) return bad('wrong ');
  return parked.length > 0 ? bad('parked') : good('ok    ');
};

const rowsOf = async (
  log: EventLog,
  owner: Pool,
  projection: Projection,
  shard: number,
  told: Told,
): Promise<Found> => {
  const check = `${projection.name} ${projection.version} as a replay from the first event builds them`;
  return { check, shard, ...(await verifyRows(log, owner, projection, shard, told)) };
};

const byCheck = (found: readonly Found[]) =>
  [...Map.groupBy(found, ({ check }) => check)].map(([check, all]) => ({
    check,
    faults: all.flatMap(({ shard, faults }) => faults.map((fault) => `shard ${shard}: ${fault}`)),
    parked: all.flatMap(({ shard, parked = [] }) => parked.map((each) => `shard ${shard}: ${each}`)),
  }));
