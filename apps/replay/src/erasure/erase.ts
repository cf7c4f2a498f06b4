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
  .argument('<customer>', 'the id, as in POST /v1/customers/erase: cus_…')
  .option('--tenant <name>', 'the tenant of the customer', 'default')
  .option(
    '--look-for <texts...>',
    'also search for these texts, such as what was known of a customer who was erased before',
  )
  .option('--json', 'print one JSON object')
  .addHelpText(
    'after',
    `
First everything that can be read of the customer is noted, in memory only. Then the key is destroyed, by the same command as
over HTTP; servers can keep running, and show the erased form within a second. Then every table of the database is searched,
whoever created it: for the key, for sealed values that can still be opened, and for the noted texts, alone or within a
sentence, in upper or lower case. Texts too short to identify anybody are skipped. The output says where a text was found,
never the text itself. To see a row: select * from <table> where ctid = '<row>'.

Needs MASTER_KEY, the same as the servers. Erasing again is harmless and repeats the proof, but by then the texts are unknown:
pass them with --look-for. Backups, replicas, the write-ahead log and files are not searched: see docs/personal-data.md.

Exits with 2 if a readable copy was found: the customer is erased all the same.

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
      if (shard === null) throw new Failed(`The tenant ${tenant} does not exist.`);
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
      throw new Failed(`Tenant ${tenant} has no customer ${customerId}.`);
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
