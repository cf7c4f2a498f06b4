import { randomUUIDv7 } from 'node:crypto';
import { Command } from 'commander';
import type { Pool } from 'pg';
import { customerSubjects, EraseCustomer, EraseCustomerHandler, Refused } from '#libs/booking';
import { type EventLog, findTenant, readKeys } from '#libs/event-store';
import { Failed, foundWrong } from '../output/failed.js';
import { print } from '../output/print.js';
import { withOwnerDatabase } from '../owner-database.js';
import { rootsOf } from '../secrets/roots-of.js';
import { Progress } from '../views/progress.js';
import { withLog } from '../views/projections.js';
import { given, readKnownTexts, tells } from './known-texts.js';
import { erasureLines, type Proof } from './proof.js';
import { openedBy, type Searched, searchAll } from './search.js';

interface Options {
  readonly tenant: string;
  readonly lookFor?: readonly string[];
  readonly json?: boolean;
}

export const erase = new Command('erase')
  .description('destroy the key of a customer’s personal data, and prove that no readable copy is left in the database')
  .argument('<customer>', 'the id, as POST /v1/customers/erase takes it: cus_…')
  .option('--tenant <name>', 'whose customer', 'default')
  .option('--look-for <texts...>', 'look for these too, as for what was known of somebody who was erased before')
  .option('--json', 'print one JSON object')
  .addHelpText(
    'after',
    `
First all that can be read of the customer now is noted, in memory alone. Then the key is destroyed, by the same command as
over HTTP; servers may go on meanwhile, and show the erased form within a second. Then every table of the database is
searched, whoever made it: for the key, for sealed values that can still be opened, and for the noted texts, by themselves or
in a sentence, in any case of letters. Texts too short to mean somebody are not looked for. Where one stands is told, never
the text. A row is found by: select * from <table> where ctid = '<row>'.

Needs MASTER_KEY, as the servers have it. Erasing again does no harm and proves it anew, but what was known is unknown then:
give it with --look-for. Not searched are backups, replicas, the write-ahead log and files: see docs/personal-data.md.

Ends with 2 where a readable copy was found: the customer is erased all the same.

Examples:
  npm run replay -- erase cus_grace
  npm run replay -- erase cus_grace --tenant north-clinic --look-for 'Grace Hopper' grace@navy.example`,
  )
  .action((customerId: string, options: Options) =>
    withOwnerDatabase(async (owner) => {
      const roots = await rootsOf(owner);
      const subjects = customerSubjects(roots.of('customer keys'), roots.of('customer streams'));
      const { tenant, lookFor = [], json } = options;
      const shard = await findTenant(owner, tenant);
      if (shard === null) throw new Failed(`There is no tenant ${tenant}.`);
      const place = { owner, shard, tenant, customerId };
      const erased = await withLog(owner, (log) => eraseAt(log, place), subjects);
      const known = [...erased.known, ...lookFor.map((text) => ({ text, field: given }))];
      const texts = known.filter(tells);
      const wanted = { person: erased.person, texts, wrappedKey: erased.wrappedKey };
      const searched = await withLog(
        owner,
        (log) => searchEverything(log, place, erased.version, wanted, json),
        subjects,
      );
      const proof: Proof = {
        tenant,
        customerId,
        version: erased.version,
        position: erased.position,
        isNew: erased.isNew,
        isKeyGone: await isKeyGone(owner, shard, tenant, erased),
        lookedFor: countOf(texts.map(({ field }) => field)),
        tooShort: known.length - texts.length,
        tables: searched,
      };
      const isProven = proof.isKeyGone && searched.every(({ copies, isReadable }) => copies.length === 0 && isReadable);
      if (!isProven) process.exitCode = foundWrong;
      print(json, { ...proof, isProven }, erasureLines(proof, isProven));
    }),
  );

interface Place {
  readonly owner: Pool;
  readonly shard: number;
  readonly tenant: string;
  readonly customerId: string;
}

/** What was known and the key as it was, then the command: whoever books in between is somebody new or erased with it. */
const eraseAt = async (log: EventLog, { owner, shard, tenant, customerId }: Place) => {
  const stream = log.subject(tenant, customerId).name;
  const person = stream.slice(stream.indexOf('/') + 1);
  const known = await readKnownTexts(log, owner, shard, tenant, person);
  const [key] = await readKeys(owner, shard, tenant, [stream]);
  const envelope = { tenant, commandId: randomUUIDv7(), actor: 'operator', correlationId: 'slotlog-replay erase' };
  const erasing = new EraseCustomerHandler(log).execute(new EraseCustomer(envelope, customerId));
  const { version, position, appended } = await erasing.catch((error) => {
    if (error instanceof Refused && error.reason === 'not-found') {
      throw new Failed(`Tenant ${tenant} knows nothing of a customer ${customerId}.`);
    }
    throw error;
  });
  return {
    stream,
    person,
    known,
    version,
    position,
    isNew: appended,
    wrappedKey: key?.wrapped?.toString('hex') ?? null,
  };
};

/** Who came back since has a key again, of a later generation. */
const isKeyGone = async (owner: Pool, shard: number, tenant: string, erased: { stream: string; version: number }) => {
  const keys = await readKeys(owner, shard, tenant, [erased.stream]);
  return keys.every(({ wrapped, generation }) => wrapped === null || generation > erased.version);
};

const searchEverything = async (
  log: EventLog,
  { owner, shard, tenant }: Place,
  version: number,
  wanted: Parameters<typeof searchAll>[3],
  json: boolean | undefined,
): Promise<Searched[]> => {
  const progress = new Progress('rows searched', (await log.head(shard)) * 3, json);
  const all: Searched[] = [];
  for await (const searched of searchAll(owner, openedBy(log, shard, tenant), version, wanted)) {
    progress.add(searched.rows, { note: searched.table });
    all.push(searched);
  }
  progress.end();
  return all;
};

const countOf = (fields: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const field of fields) counts[field] = (counts[field] ?? 0) + 1;
  return counts;
};
