import type { Row, Transaction } from './state.js';
import { type Statement, says } from './statement.js';

/** Who moves which read models on. */
export const leaseStatement = (name: string, text: string): Statement | undefined => {
  if (name === 'slotlog-take-leases') return takeLeases;
  if (name === 'slotlog-meet-runners') return meetRunners;
  return text.trimStart().startsWith('insert into slotlog.leases') ? releaseLeases : undefined;
};

export interface Lease extends Row {
  readonly projection: string;
  readonly version: number;
  readonly number: number;
  readonly holder: string;
  readonly isReleased: boolean;
}

export const newestLease = (transaction: Transaction, projection: string, version: number): Lease | undefined =>
  (transaction.rows('leases') as Lease[])
    .filter((row) => row.projection === projection && row.version === version)
    .sort((a, b) => b.number - a.number)[0];

const put = (transaction: Transaction, lease: Lease) =>
  transaction.put('leases', `${lease.projection} ${lease.version} ${lease.number}`, lease);

type Held = [number, string[], number[], string];
type Applied = [...Held, number, number, number, (number | null)[], number[]];

/** `take-leases.ts`, said once more. */
const takeLeases = says((transaction, values: Applied) => {
  const [, names, versions, holder, milliseconds, hesitation, beside, numbers, unrenewed] = values;
  const newest = names.map((projection, nth) => {
    const lease = newestLease(transaction, projection, versions[nth]!);
    const since = lease !== undefined && lease.number === numbers[nth] ? unrenewed[nth]! : 0;
    const isOver = lease?.isReleased || since >= milliseconds;
    return {
      projection,
      version: versions[nth]!,
      lease,
      isOver,
      overFor: since - (lease?.isReleased ? 0 : milliseconds),
    };
  });
  const isShared = newest.some(({ lease, isOver }) => lease && lease.holder !== holder && !isOver);
  const isOwn = newest.some(({ lease }) => lease?.holder === holder);
  const patience = isOwn ? 0 : isShared ? Math.max(hesitation, beside) : hesitation;
  return newest.map(({ projection, version, lease, overFor }) => {
    const isTaken = !lease || lease.holder === holder || overFor >= patience;
    if (isTaken) put(transaction, { projection, version, number: (lease?.number ?? 0) + 1, holder, isReleased: false });
    return { number: lease?.number ?? null, is_taken: isTaken };
  });
});

const releaseLeases = says((transaction, [, names, versions, holder]: Held) => {
  for (const [nth, projection] of names.entries()) {
    const lease = newestLease(transaction, projection, versions[nth]!);
    if (lease?.holder === holder) put(transaction, { ...lease, number: lease.number + 1, isReleased: true });
  }
  return [];
});

const meetRunners = says((transaction, [holder, feeds, shards]: [string, string, number]) => {
  const known = transaction.get('runners', holder);
  const word = ((known?.word as number | undefined) ?? 0) + 1;
  transaction.put('runners', holder, { holder, feeds: known?.feeds ?? feeds, shards, word });
  return transaction
    .rows('runners')
    .filter((row) => row.holder !== holder && row.feeds === feeds)
    .map((row) => ({ holder: row.holder, shards: row.shards, word: String(row.word) }));
});
