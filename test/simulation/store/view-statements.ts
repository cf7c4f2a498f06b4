import { leaseStatement, newestLease } from './lease-statements.js';
import { parkingStatement } from './parking-statements.js';
import { policyStatement } from './policy-statements.js';
import { ServerError } from './server-error.js';
import type { Row, Transaction } from './state.js';
import { type Statement, says } from './statement.js';

const upsert = /^insert into slotlog\.(\w+) \(shard, ([\w,]+)\) values .*on conflict \(shard, ([\w, ]+)\)/s;
const deletion = /^\s*delete from slotlog\.(\w+)/;
/** What is deleted there is only old. */
const tidied = new Set(['checkpoints', 'leases', 'runners']);

/** The statements of read models and of those who move them on. */
export const viewStatement = (name: string, text: string): Statement | undefined => {
  if (name.startsWith('slotlog-move-checkpoints')) return insertCheckpoints;
  if (name.startsWith('slotlog-read-states-')) return readStates(name.slice('slotlog-read-states-'.length));
  const special =
    named[name] ?? leaseStatement(name, text) ?? policyStatement(name, text) ?? parkingStatement(name, text);
  if (special) return special;
  const [, table, written, key] = upsert.exec(text) ?? [];
  if (table) return upsertRows(table, written!.split(','), key!.split(/,\s*/));
  const [, cleared] = deletion.exec(text) ?? [];
  if (cleared === undefined) return undefined;
  return tidied.has(cleared) ? says(() => []) : deleteRows(cleared);
};

interface Checkpoint extends Row {
  readonly projection: string;
  readonly version: number;
  readonly from: number;
  readonly drains: number;
  readonly position: number;
  readonly mark: string;
}

type Move = [number, number, number, string, ...(string | number)[]];
type Moved = Pick<Checkpoint, 'projection' | 'version' | 'drains'>;

const movedIn = ([, , , , ...ids]: Move): Moved[] =>
  Array.from({ length: ids.length / 3 }, (_, nth) => {
    const [projection, version, drains] = ids.slice(nth * 3, nth * 3 + 3) as [string, number, number];
    return { projection, version, drains };
  });

const keyOf = ({ projection, version, drains }: Moved, from: number) => `${projection} ${version} ${from} ${drains}`;

const insertCheckpoints = says(
  (transaction, values: Move) => {
    const [, from, position, mark] = values;
    for (const moved of movedIn(values)) {
      const key = keyOf(moved, from);
      if (transaction.get('checkpoints', key)) throw new ServerError('23505');
      transaction.put('checkpoints', key, { ...moved, from, position, mark });
    }
    return [];
  },
  (values: Move) => movedIn(values).map((moved) => keyOf(moved, values[1])),
);

/** Of one projection, the newest first. */
const checkpointsOf = (transaction: Transaction, projection: string, version: number): Checkpoint[] =>
  (transaction.rows('checkpoints') as Checkpoint[])
    .filter((row) => row.projection === projection && row.version === version)
    .sort((a, b) => b.from - a.from || b.drains - a.drains);

type Asked = [number, string[], number[]];

const named: Readonly<Record<string, Statement>> = {
  'slotlog-read-stands': says((transaction, [, names, versions]: Asked) =>
    names.map((name, nth) => {
      const [newest] = checkpointsOf(transaction, name, versions[nth]!);
      if (!newest) return { position: 0, mark: '00000000', drains: 0 };
      const { position, mark, from, drains } = newest;
      return { position, mark, drains: position === from ? drains + 1 : 0 };
    }),
  ),
  'slotlog-checkpoints-out-of-line': says(
    (transaction, [, names, versions, from, holder, drains]: [...Asked, number, string | null, number[]]) =>
      names.flatMap((name, nth) => {
        const moved = drains[nth]!;
        const two = checkpointsOf(transaction, name, versions[nth]!).slice(0, 2);
        const isBeyond = two.some((row) => row.from > from || (row.from === from && row.drains > moved));
        const isBefore = two.some(
          (row) =>
            row.position === from && (moved === 0 ? row.from < from : row.from === from && row.drains === moved - 1),
        );
        const isFirst = from === 0 && moved === 0;
        const isAnothers = holder !== null && newestLease(transaction, name, versions[nth]!)?.holder !== holder;
        return isBeyond || (!isBefore && !isFirst) || isAnothers ? [{}] : [];
      }),
  ),
};

const readStates = (table: string) =>
  says((transaction, [, tenants, ids]: [number, string[], string[]]) =>
    tenants.flatMap((tenant, nth) => {
      const row = transaction.get(table, `${tenant} ${ids[nth]}`);
      return row ? [{ index: nth + 1, state: JSON.parse(row.state as string) as unknown }] : [];
    }),
  );

const upsertRows = (table: string, written: readonly string[], key: readonly string[]) =>
  says((transaction, [, ...values]: readonly unknown[]) => {
    for (let at = 0; at < values.length; at += written.length) {
      const row = Object.fromEntries(written.map((column, nth) => [column, values[at + nth]]));
      transaction.put(table, key.map((column) => row[column]).join(' '), row);
    }
    return [];
  });

/** By their keys, in the order of its parts. */
const deleteRows = (table: string) =>
  says((transaction, [, gone]: [number, string]) => {
    for (const key of JSON.parse(gone) as object[]) transaction.put(table, Object.values(key).join(' '), null);
    return [];
  });
