import type { StoredEvent } from '../../../libs/event-store/src/catalogue/stored-event.js';
import { appendValues } from '../../models/simulated/append-values.js';
import { type Said, ServerError } from './server-error.js';
import type { StoredCommand, Transaction } from './state.js';

/** By their names. */
export const givenIn = (values: readonly unknown[]): Given => appendValues(values) as unknown as Given;

/** Whether the append would store anything if all went well: then it takes the lock. */
export const writes = ({ e_ids }: Given): boolean => e_ids.length > 0;

/** `append.sql`, said once more: outcome by outcome, as the loop at its end has it. */
export const append = (transaction: Transaction, given: Given, clock: number): Said[] => {
  const { committed: state } = transaction;
  const { p_ids, p_tenants, p_keys, p_untils, b_commands, b_on, r_commands, r_expectations } = given;
  const { x_tenants, x_streams, x_versions, x_events, p_last_events, p_subjects, p_subject_versions } = given;
  const end = state.events.at(-1);
  const recordedAt = writes(given) ? Math.max(clock, end?.recordedAt ?? 0) : clock;
  const { p_earliest: earliest, p_latest: latest } = given;
  if (recordedAt > latest || clock < earliest) throw new ServerError('SL004');
  const failed = new Set<number>();
  for (const [index, name] of x_streams.entries()) {
    const stream = state.stream(x_tenants[index]!, name);
    const head = stream.at(-1);
    if ((head?.version ?? 0) !== x_versions[index] || (head?.id ?? null) !== x_events[index]) failed.add(index + 1);
  }
  const of = (owners: number[], values: number[], command: number) =>
    values.filter((_, index) => owners[index] === command);
  const told = new Set<number>();
  const passed = new Set<number>();
  let head = end?.position ?? 0;
  const stored: StoredEvent[] = [];
  const rows = p_ids.map((id, index): Said => {
    const number = index + 1;
    const tenant = p_tenants[index]!;
    const key = p_keys?.[index] ?? null;
    const said = { position: null, recorded_at: recordedAt, detail: null };
    const known = (key && state.commands.get(keyOf(tenant, key))) || state.commands.get(idOf(tenant, id));
    if (known) return { ...said, outcome: 'known', detail: settledBefore(known) };
    const expects = of(r_commands, r_expectations, number);
    if (expects.some((each) => failed.has(each)) || of(b_commands, b_on, number).some((on) => !passed.has(on))) {
      const missing = expects.filter((each) => failed.has(each) && !told.has(each));
      for (const each of missing) told.add(each);
      const detail = missing.map((at) =>
        missingEvents(transaction, x_tenants[at - 1]!, x_streams[at - 1]!, x_versions[at - 1]!, x_events[at - 1]!),
      );
      return { ...said, outcome: 'behind', detail: detail.length > 0 ? detail : null };
    }
    if (recordedAt >= p_untils[index]!) return { ...said, outcome: 'late' };
    passed.add(number);
    if (p_last_events[index] === null) {
      return { ...said, outcome: 'stored', detail: end ? { position: end.position, id: end.id } : null };
    }
    const own = eventsOf(given, number, head, recordedAt);
    stored.push(...own);
    head += own.length;
    const last = own.at(-1)!;
    const [stream, version] = [p_subjects[index]!, p_subject_versions[index]!];
    const command: StoredCommand = {
      ...{ id, tenant, key, stream, version, last },
      fingerprint: given.p_fingerprints?.[index] ?? null,
    };
    transaction.stage((committed) => {
      for (const event of own) committed.add(event);
      committed.commands.set(idOf(tenant, id), command);
      if (key) committed.commands.set(keyOf(tenant, key), command);
    });
    return { ...said, outcome: 'stored', position: last.position };
  });
  settleKeys(transaction, given, passed);
  return rows;
};

const idOf = (tenant: string, id: string) => `${tenant} id ${id}`;
const keyOf = (tenant: string, key: string) => `${tenant} key ${key}`;

const settledBefore = ({ id, fingerprint, stream, version, last }: StoredCommand) => ({
  ...{ command: id, event: last.id, position: last.position, recordedAt: last.recordedAt },
  ...{ fingerprint, stream, version },
});

/** `events_after.sql` of one stream. */
export const eventsAfter = (
  { committed }: Transaction,
  tenant: string,
  stream: string,
  version: number,
  event: string | null,
) => {
  const all = committed.stream(tenant, stream);
  const isSame = version === 0 || all[version - 1]?.id === event;
  return { isSame, events: isSame ? all.slice(version) : all };
};

const missingEvents = (
  transaction: Transaction,
  tenant: string,
  stream: string,
  version: number,
  event: string | null,
) => {
  const { isSame, events } = eventsAfter(transaction, tenant, stream, version, event);
  const head = transaction.committed.stream(tenant, stream).length;
  return {
    stream,
    tenant,
    otherPast: !isSame,
    version: head,
    events: events.map((each) => ({ ...each, size: sizeOf(each) })),
  };
};

export const sizeOf = ({ data }: StoredEvent) => Buffer.byteLength(JSON.stringify(data));

const eventsOf = (given: Given, command: number, before: number, recordedAt: number): StoredEvent[] => {
  const own = given.e_commands.flatMap((of, index) => (of === command ? [index] : []));
  return own.map((index, at) => ({
    shard: 1,
    position: before + at + 1,
    tenant: given.p_tenants[command - 1]!,
    stream: given.e_streams[index]!,
    version: given.e_versions[index]!,
    id: given.e_ids[index]!,
    type: given.e_types[index]!,
    schemaVersion: given.e_schema_versions[index]!,
    recordedAt,
    actor: given.p_actors[command - 1]!,
    correlationId: given.p_correlations[command - 1]!,
    causationId: given.p_causations?.[command - 1] ?? null,
    commandId: given.p_ids[command - 1]!,
    data: given.e_data[index] as StoredEvent['data'],
  })) as unknown as StoredEvent[];
};

/** `settle_keys.sql`. */
const settleKeys = (transaction: Transaction, given: Given, passed: ReadonlySet<number>): void => {
  for (const [index, command] of (given.k_commands ?? []).entries()) {
    if (!passed.has(command)) continue;
    const [tenant, stream] = [given.k_tenants![index]!, given.k_streams![index]!];
    const [generation, wrapped] = [given.k_generations![index]!, given.k_wrapped![index] ?? null];
    const before = transaction.get('keys', `${tenant} ${stream}`);
    if (before?.wrapped && wrapped) throw new ServerError('40001');
    transaction.put('keys', `${tenant} ${stream}`, { tenant, stream, generation, wrapped });
  }
};

/** What `append.ts` sends, by the names of `append.sql`. */
type Texts = string[];
export interface Given {
  readonly p_earliest: number;
  readonly p_latest: number;
  readonly p_ids: Texts;
  readonly p_tenants: Texts;
  readonly p_keys: (string | null)[] | null;
  readonly p_fingerprints: (string | null)[] | null;
  readonly p_actors: Texts;
  readonly p_correlations: Texts;
  readonly p_causations: (string | null)[] | null;
  readonly p_untils: number[];
  readonly p_subjects: Texts;
  readonly p_subject_versions: number[];
  readonly p_last_events: (number | null)[];
  readonly b_commands: number[];
  readonly b_on: number[];
  readonly x_tenants: Texts;
  readonly x_streams: Texts;
  readonly x_versions: number[];
  readonly x_events: (string | null)[];
  readonly r_commands: number[];
  readonly r_expectations: number[];
  readonly e_commands: number[];
  readonly e_streams: Texts;
  readonly e_versions: number[];
  readonly e_ids: Texts;
  readonly e_types: Texts;
  readonly e_schema_versions: number[];
  readonly e_data: unknown[];
  readonly k_commands: number[] | null;
  readonly k_tenants: Texts | null;
  readonly k_streams: Texts | null;
  readonly k_generations: number[] | null;
  readonly k_wrapped: (Buffer | null)[] | null;
}
