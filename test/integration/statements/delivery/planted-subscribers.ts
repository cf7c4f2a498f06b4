import type { ClientBase } from 'pg';
import { PlantedRows, places, rowsOf } from '#test/harness/databases/planted-rows';
import type { Place, Subscriber } from '../../../../libs/delivery/src/subscriber.js';

const created = Date.UTC(2026, 9, 1);
const changed = Date.UTC(2026, 10, 20, 12);
const iso = (at: number) => new Date(at).toISOString();

interface Kind {
  readonly status: Subscriber['status'];
  readonly disabled_because: Subscriber['disabledBecause'];
  readonly is_deleted: boolean;
}

/** How each of six stands: three are sent something or would be, one is disabled already, two are deleted. */
const kinds: readonly Kind[] = [
  { status: 'active', disabled_because: null, is_deleted: false },
  { status: 'paused', disabled_because: null, is_deleted: false },
  { status: 'disabled', disabled_because: 'gone', is_deleted: false },
  { status: 'active', disabled_because: null, is_deleted: false },
  { status: 'active', disabled_because: null, is_deleted: true },
  { status: 'disabled', disabled_because: 'unreachable', is_deleted: true },
];

/** The same six ids in each place, of two makers, with the same idempotency keys; each has changed 5 s after the one before. */
export const subscribers = places.flatMap(({ shard, tenant }, place) =>
  kinds.map((kind, nth) => ({
    ...{ shard, tenant, id: `sub_${nth}`, url: `https://${tenant}.example/${shard}/${nth}` },
    types: nth % 2 === 0 ? ['BookingConfirmed'] : null,
    kinds: nth === 3 ? ['booking', 'calendar'] : null,
    description: nth === 2 ? null : `of ${shard} ${tenant} ${nth}`,
    secrets: [`\\x0${nth}`, `\\x1${place}`],
    secrets_end_at: [null, iso(created + place)],
    ...kind,
    created_at: iso(created + 1_000 * nth),
    created_by: nth % 2 === 0 ? 'key_a' : 'key_b',
    revision: 1 + (nth % 2),
    changed_at: iso(changed + 5_000 * nth + place),
    last_reset: nth === 1 ? iso(created + 9_000) : null,
    idempotency_key: nth === 1 ? null : `again_${nth}`,
    fingerprint: nth === 1 ? null : `print of ${shard} ${tenant} ${nth}`,
  })),
);
export type Row = (typeof subscribers)[number];

export const openSubscribers = async (): Promise<PlantedRows> => {
  const planted = await PlantedRows.open();
  await planted.plant('subscribers', subscribers);
  return planted;
};

export const isOf = (row: Omit<Place, 'id'>, { shard, tenant }: Omit<Place, 'id'>) =>
  row.shard === shard && row.tenant === tenant;

export const isThis = (row: Place, place: Place) => isOf(row, place) && row.id === place.id;

const instant = (text: string | null) => (text === null ? null : Date.parse(text));

/** What the product makes of a row. */
export const subscriberOf = (row: Row): Subscriber => ({
  ...{ shard: row.shard, tenant: row.tenant, id: row.id, url: row.url },
  ...{ types: row.types, kinds: row.kinds, description: row.description },
  secrets: row.secrets.map((sealed, nth) => ({
    sealed: Buffer.from(sealed.slice(2), 'hex'),
    endsAt: instant(row.secrets_end_at[nth]!),
  })),
  ...{ status: row.status, disabledBecause: row.disabled_because },
  ...{ createdAt: Date.parse(row.created_at), createdBy: row.created_by, revision: row.revision },
  ...{ lastReset: instant(row.last_reset), isDeleted: row.is_deleted },
});

const keyOf = (row: object) => JSON.stringify(row, Object.keys(row).sort());
const isAnInstant = /^\d{4}-\d\d-\d\dT/;

/** Rows as they can be compared, whatever the order and the zone of their instants. */
export const comparable = (rows: readonly object[]): string[] =>
  rows
    .map((row) =>
      JSON.parse(JSON.stringify(row), (_, value) => (isAnInstant.test(value) ? iso(Date.parse(value)) : value)),
    )
    .map(keyOf)
    .sort();

/** What stands in a table, as it can be compared. */
export const standing = async (db: ClientBase, table: string, columns: string) =>
  comparable(await rowsOf<object>(db, table, columns, '1'));

const all = Object.keys(subscribers[0]!);

/** Subscribers without the instants that a statement takes from the clock. */
export const withoutClock = ({ changed_at: _, last_reset: __, ...row }: Row) => row;

export const columnsWithoutClock = all.filter((column) => !['changed_at', 'last_reset'].includes(column)).join();
