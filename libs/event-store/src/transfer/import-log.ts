import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '#libs/database';
import type { DigestHead } from '../digests/digest-head.js';
import { markOf } from '../point.js';
import { holdShard } from '../sql/appending/lock-shard.js';
import { type ExportedKey, insertKey } from '../sql/keys/keys-of-shard.js';
import { findBrokenDigest } from '../sql/proving/find-broken-digest.js';
import { readDigest } from '../sql/proving/read-digests.js';
import { readEventId } from '../sql/reading/read-event-id.js';
import { readHead, readHeads } from '../sql/reading/read-heads.js';
import { createTenant, listTenants, placeTenant } from '../sql/tenants/tenants.js';
import { type ExportedCommand, insertCommands } from '../sql/transfer/commands-of-shard.js';
import { markImport } from '../sql/transfer/import-under-way.js';
import { insertExported } from '../sql/transfer/insert-exported.js';
import { countOf, type ExportEnd, type ExportHeader, NotAnExport, readHeader } from './export-header.js';
import type { ExportedEvent } from './exported-event.js';

/** The database holds events that the export does not: one of both is another log, or went on by itself. */
export class OtherLog extends Error {}

const eventsAtOnce = 2_000;

export interface Importing {
  /** After the header; then, with `events` more, whenever some are stored or found to be there. */
  told(header: ExportHeader, events: number): void;
  /** Keeps a line that is none of the log's; says whether it knows what it is. */
  takes?(line: object): Promise<boolean>;
}

/**
 * Stores an exported log: every event at its position, as it was, once its digests have been made anew of what is stored and are
 * those of the export. What is there already is passed over, so that an import that broke off is sent again from the beginning;
 * until then the database is marked as half of a log. Throws NotAnExport, OtherLog.
 */
export const importLog = async (
  owner: Pool,
  lines: AsyncIterable<string>,
  { told, takes = async () => false }: Importing,
): Promise<{ readonly header: ExportHeader; readonly stored: number }> => {
  let header: ExportHeader | null = null;
  let shard: ImportedShard | null = null;
  let stored = 0;
  let seen = 0;
  let others = 0;
  let isEmpty = false;
  let ended = false;
  const commands: ExportedCommand[] = [];
  for await (const text of lines) {
    if (!header) {
      header = readHeader(text);
      await placeTenants(owner, header);
      isEmpty = (await readHeads(owner)).size === 0;
      told(header, 0);
      continue;
    }
    const line: Line = JSON.parse(text);
    if ('position' in line) {
      seen += 1;
      if (shard?.shard !== line.shard) {
        stored += (await shard?.finish()) ?? 0;
        shard = await ImportedShard.open(owner, line.shard, header);
      }
      stored += await shard.take(line, seen + others + 1);
      if (seen % eventsAtOnce === 0) told(header, eventsAtOnce);
      continue;
    }
    others += 1;
    if ('key' in line) await insertKey(owner, line.key);
    else if ('command' in line) {
      commands.push(line.command);
      if (commands.length === eventsAtOnce) await insertCommands(owner, commands.splice(0));
    } else if ('end' in line) ended = line.end.events === seen && seen === countOf(header);
    else if (!(await takes(line))) throw new NotAnExport(`unknown line: ${text.slice(0, 100)}`);
    // Not before that: a database that refuses the very first of it is none the worse.
    else if (isEmpty) await markImport(owner, header.log);
  }
  if (!header) throw new NotAnExport('this file is empty');
  stored += (await shard?.finish()) ?? 0;
  await insertCommands(owner, commands);
  told(header, seen % eventsAtOnce);
  if (!ended)
    throw new NotAnExport(
      `this export was cut off: it has ${seen} of ${countOf(header)} events, and the whole appends of them are stored`,
    );
  await markImport(owner, null);
  return { header, stored };
};

type Line = ExportedEvent | { key: ExportedKey } | { command: ExportedCommand } | ExportEnd;

/** Each tenant where it lived, as the events name their shards. */
const placeTenants = async (owner: Pool, { tenants }: ExportHeader) => {
  const known = new Map((await listTenants(owner)).map((tenant) => [tenant.tenant, tenant.shard]));
  for (const { tenant, shard } of tenants) {
    if (known.get(tenant) === shard) continue;
    const placed = known.has(tenant)
      ? await placeTenant(owner, tenant, shard)
      : await createTenant(owner, tenant, shard);
    if (!placed)
      throw new OtherLog(`tenant ${tenant} has events in shard ${known.get(tenant)} here, and lives in ${shard} there`);
  }
};

/** Stores the events of one shard behind those that are there, append by append: the next one builds on its digest. */
class ImportedShard {
  readonly #waiting: ExportedEvent[] = [];
  /** In which line of the export each of them stands. */
  #lines: number[] = [];
  #last: ExportedEvent | null = null;

  private constructor(
    private readonly owner: Pool,
    readonly shard: number,
    private readonly header: ExportHeader,
    /** Up to here the events are there. */
    private head: number,
    private readonly begun: number,
  ) {}

  static async open(owner: Pool, shard: number, header: ExportHeader): Promise<ImportedShard> {
    const head = await readHead(owner, shard);
    return new ImportedShard(owner, shard, header, head, head);
  }

  /** Returns how many were stored. */
  async take(line: ExportedEvent, at: number): Promise<number> {
    const due = (this.#last?.position ?? 0) + 1;
    if (line.position !== due)
      throw new NotAnExport(`position ${due} of shard ${this.shard} is missing in this export`);
    this.#last = line;
    if (line.position < this.begun) return 0;
    if (line.position === this.begun) return this.#compare(line);
    this.#waiting.push(line);
    this.#lines.push(at);
    const isWholeAppend = line.digest !== undefined;
    return isWholeAppend && this.#waiting.length >= eventsAtOnce ? this.#store() : 0;
  }

  async finish(): Promise<number> {
    if (this.#last && this.#last.position < this.begun) await this.#compare(this.#last);
    const whole = this.#waiting.findLastIndex(({ digest }) => digest !== undefined) + 1;
    const isAll = this.#last?.position === this.header.shards.find(({ shard }) => shard === this.shard)?.head;
    if (isAll) this.#assertEnd(whole);
    this.#waiting.splice(whole);
    return whole > 0 ? this.#store() : 0;
  }

  /** All lines are there that the header promises: the last one is that of its mark, and ends an append. */
  #assertEnd(whole: number): void {
    const { id, position } = this.#last!;
    const { mark } = this.header.shards.find(({ shard }) => shard === this.shard)!;
    if (whole === this.#waiting.length && markOf(id) === mark) return;
    throw new NotAnExport(
      `the line of position ${position} of shard ${this.shard} is not the one that this export ended with`,
    );
  }

  async #compare({ position, id }: ExportedEvent): Promise<0> {
    if ((await readEventId(this.owner, this.shard, position)) === id) return 0;
    throw new OtherLog(
      `position ${position} of shard ${this.shard} holds another event here: this database has another log`,
    );
  }

  async #store(): Promise<number> {
    const events = this.#waiting.splice(0);
    const lines = this.#lines;
    this.#lines = [];
    await inTransaction(this.owner, async (client: PoolClient) => {
      await holdShard(client, this.shard);
      if ((await readHead(client, this.shard)) !== this.head) {
        throw new OtherLog(`somebody else writes to shard ${this.shard}: stop the servers of this database first`);
      }
      await markImport(client, this.header.log);
      await insertExported(client, this.shard, events);
      await this.#assertDigests(client, events, lines);
    });
    this.head += events.length;
    return events.length;
  }

  /** Makes the digests anew of what was just stored: what differs was changed since it was exported, and nothing of it is kept. */
  async #assertDigests(client: PoolClient, events: readonly ExportedEvent[], lines: readonly number[]): Promise<void> {
    const digest = this.head > 0 ? await readDigest(client, this.shard, this.head) : null;
    let head: DigestHead | null = digest && { shard: this.shard, position: this.head, digest };
    for (;;) {
      const looked = await findBrokenDigest(client, this.shard, head);
      if (looked.broken !== null) throw changed(this.shard, looked.broken, events, lines);
      if (looked.head === null) return;
      head = looked.head;
    }
  }
}

/** Which lines they are whose digest the append that ends at a position does not have. */
const changed = (shard: number, broken: number, events: readonly ExportedEvent[], lines: readonly number[]) => {
  const end = events.findIndex(({ position }) => position === broken);
  const begin = events.slice(0, end).findLastIndex(({ digest }) => digest !== undefined) + 1;
  const [first, last] = [events[begin]!.position, events[end]!.position];
  const [from, to] = [lines[begin], lines[end]];
  const where =
    first === last ? `line ${to} (position ${last}` : `lines ${from} to ${to} (positions ${first} to ${last}`;
  return new NotAnExport(
    `${where} of shard ${shard}) is not what was exported: the digest of that append is another one; nothing from there on is stored`,
  );
};
