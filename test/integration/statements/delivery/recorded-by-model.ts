import type { Dice } from '#test/fuzz/dice';
import type { Moved, Recorded } from '../../../../libs/delivery/src/sql/record-deliveries.js';
import { comparable, isOf, type Row, subscribers } from './planted-subscribers.js';

interface Mine {
  readonly shard: number;
  readonly tenant: string;
  readonly subscriber: string;
}

const iso = (at: number) => new Date(at).toISOString();
const start = Date.UTC(2026, 10, 30, 8);

/** What has to stand in the tables, said in plain TypeScript. */
export class DeliveriesByModel {
  positions: (Mine & { number: number; position: number; mark: string; isOld: boolean })[] = [];
  parked: (Mine & { subject: string; [column: string]: unknown })[] = [];
  waits: (Mine & { [column: string]: unknown })[] = [];
  replays = subscribers.flatMap(({ shard, tenant, id }) =>
    ['rep_1', 'rep_2', 'rep_3'].map((replay) => ({ shard, tenant, subscriber: id, id: replay })),
  );
  subscribers: (Row & { is_reset: boolean })[] = subscribers.map((row) => ({ ...row, is_reset: false }));

  private readonly columns = {
    delivery_positions: 'shard, tenant, subscriber, number, position, mark',
    delivery_parked: 'shard, tenant, subscriber, subject, from_version, from_position, attempts, due_at, reason',
    subscriber_waits: 'shard, tenant, subscriber, since, until, attempts, subjects',
    delivery_replays: 'shard, tenant, subscriber, id',
    subscribers: `shard, tenant, id, status, disabled_because, revision, last_reset > '2026-11-01' as is_reset`,
  };

  /** Per table: its columns, and what stands there. */
  get tables(): [table: string, columns: string, rows: string[]][] {
    const rows: Record<keyof typeof this.columns, readonly object[]> = {
      delivery_positions: this.positions.map(({ isOld: _, ...row }) => row),
      delivery_parked: this.parked,
      subscriber_waits: this.waits,
      delivery_replays: this.replays,
      subscribers: this.subscribers.map(({ shard, tenant, id, status, disabled_because, revision, ...row }) => ({
        ...{ shard, tenant, id, status, disabled_because, revision },
        is_reset: row.is_reset || (row.last_reset === null ? null : false),
      })),
    };
    return Object.entries(this.columns).map(([table, columns]) => [
      table,
      columns,
      comparable(rows[table as keyof typeof rows]),
    ]);
  }

  record({ shard, number, head, moved }: Recorded): void {
    this.positions.push({ shard, tenant: '', subscriber: '', number, ...head, isOld: false });
    for (const each of moved) this.#move(shard, number, each);
    if (number % 50 !== 0) return;
    const isTidied = (row: (typeof this.positions)[number]) =>
      row.shard === shard && row.tenant === '' && row.subscriber === '' && row.isOld && row.number < number - 1;
    this.positions = this.positions.filter((row) => !isTidied(row));
  }

  #move(shard: number, number: number, { tenant, subscriber, ...moved }: Moved): void {
    const mine = { shard, tenant, subscriber };
    const isMine = (row: Mine) => isOf(row, mine) && row.subscriber === subscriber;
    if (moved.own !== undefined) this.positions = this.positions.filter((row) => !isMine(row) || row.number >= number);
    if (moved.own) this.positions.push({ ...mine, number, ...moved.own, isOld: false });
    for (const { subject, fromVersion, fromPosition, attempts, dueAt, reason } of moved.parked) {
      this.parked = this.parked.filter((row) => !isMine(row) || row.subject !== subject);
      const from = { from_version: fromVersion, from_position: fromPosition };
      this.parked.push({ ...mine, subject, ...from, attempts, due_at: iso(dueAt), reason });
    }
    this.parked = this.parked.filter((row) => !isMine(row) || !moved.unparked.includes(row.subject));
    if (moved.wait !== undefined) this.waits = this.waits.filter((row) => !isMine(row));
    if (moved.wait) {
      const { since, until, attempts, subjects } = moved.wait;
      this.waits.push({ ...mine, since: iso(since), until: iso(until), attempts, subjects });
    }
    this.replays = this.replays.filter((row) => !isMine(row) || !moved.replayed.includes(row.id));
    const { disabled } = moved;
    this.subscribers = this.subscribers.map((row) => {
      if (!isOf(row, mine) || row.id !== subscriber) return row;
      return {
        ...row,
        is_reset: row.is_reset || moved.isReset === true,
        ...(disabled?.revision === row.revision && { status: 'disabled' as const, disabled_because: disabled.because }),
      };
    });
  }
}

const subjects = ['booking/bkg_1', 'booking/bkg_2', 'calendar/cal_1'];

/** What may have changed of one subscriber. */
export const anyMove = (dice: Dice, { tenant, id: subscriber, revision }: Row): Moved => {
  const unparked = subjects.filter(() => dice.happens(1 / 4));
  const parked = subjects
    .filter((subject) => !unparked.includes(subject) && dice.happens(1 / 3))
    .map((subject) => ({
      ...{ subject, fromVersion: dice.below(9), fromPosition: dice.below(99), attempts: dice.below(9) },
      ...{ dueAt: start + dice.below(99_999), reason: `reason ${dice.below(99)}` },
    }));
  const wait = () => ({
    ...{ since: start + dice.below(999), until: start + 60_000 + dice.below(999), attempts: dice.below(9) },
    subjects: subjects.filter(() => dice.happens(1 / 2)),
  });
  const disabled = { because: dice.pick(['gone', 'unreachable'] as const), revision: revision - dice.pick([0, 1]) };
  return {
    ...{ tenant, subscriber, parked, unparked },
    ...(dice.happens(1 / 2) && { own: dice.pick([null, { position: dice.below(99), mark: `own ${dice.below(99)}` }]) }),
    ...(dice.happens(1 / 2) && { wait: dice.pick([null, wait()]) }),
    ...(dice.happens(1 / 8) && { disabled }),
    ...(dice.happens(1 / 8) && { isReset: true }),
    replayed: ['rep_1', 'rep_2', 'rep_3'].filter(() => dice.happens(1 / 8)),
  };
};
