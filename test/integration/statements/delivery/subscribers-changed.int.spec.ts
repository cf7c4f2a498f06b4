import type { ClientBase } from 'pg';
import { Dice } from '#test/fuzz/dice';
import { type PlantedRows, places } from '#test/harness/databases/planted-rows';
import {
  changeSubscriber,
  deleteSubscriber,
  disableMadeBy,
  forgetDeleted,
  type SubscriberChange,
} from '../../../../libs/delivery/src/sql/subscribers.js';
import {
  columnsWithoutClock,
  comparable,
  isOf,
  isThis,
  openSubscribers,
  type Row,
  standing,
  subscriberOf,
  subscribers,
  withoutClock,
} from './planted-subscribers.js';

const dice = new Dice(21);
const ids = [...new Set(subscribers.map(({ id }) => id)), 'sub_none'];
const replays = subscribers.flatMap(({ shard, tenant, id }) =>
  ['rep_1', 'rep_2'].map((replay) => ({
    ...{ shard, tenant, subscriber: id, id: replay, kind: 'single' },
    ...{ after_position: 1, to_position: 2 },
  })),
);

let planted: PlantedRows;

beforeAll(async () => {
  planted = await openSubscribers();
  await planted.plant('delivery_replays', replays);
});

afterAll(() => planted.close());

/** What stands there afterwards, and whose change the clock has stamped; what was done is undone. */
const after = <Result>(work: (client: ClientBase) => Promise<Result>) =>
  planted.undone(async (client) => {
    const result = await work(client);
    const rows = await standing(client, 'subscribers', columnsWithoutClock);
    const { rows: stamped } = await client.query(
      'select shard, tenant, id from slotlog.subscribers where changed_at >= now() order by 1, 2, 3',
    );
    const columns = 'shard, tenant, subscriber, id, kind, after_position, to_position';
    return { result, rows, stamped, replays: await standing(client, 'delivery_replays', columns) };
  });

const changedTo = (wanted: (row: Row) => boolean, change: (row: Row) => Partial<Row>) => ({
  rows: comparable(subscribers.map((row) => withoutClock(wanted(row) ? { ...row, ...change(row) } : row))),
  stamped: subscribers.filter(wanted).map(({ shard, tenant, id }) => ({ shard, tenant, id })),
});

test('a change is of one that lives, of the revision that it was decided on, and changes what it states alone', async () => {
  for (let round = 0; round < 80; round += 1) {
    const place = { ...dice.pick(places), id: dice.pick(ids) };
    const row = subscribers.find((each) => isThis(each, place));
    const change: SubscriberChange = {
      url: dice.pick([undefined, 'https://other.example']),
      types: dice.pick([undefined, null, ['CalendarCreated']]),
      description: dice.pick([undefined, null, 'other']),
      ...dice.pick([
        {},
        { status: 'active', disabledBecause: null } as const,
        { status: 'disabled', disabledBecause: 'gone' } as const,
        { disabledBecause: 'unreachable' } as const,
      ]),
      secrets: dice.pick([undefined, [], [{ sealed: Buffer.from('77', 'hex'), endsAt: 1_000 }]]),
      revision: dice.pick([undefined, row?.revision, (row?.revision ?? 1) - 1]),
    };
    const isMeant = (each: Row) =>
      isThis(each, place) && !each.is_deleted && (change.revision === undefined || change.revision === each.revision);
    const made = (each: Row): Row => ({
      ...each,
      ...(change.url !== undefined && { url: change.url }),
      ...(change.types !== undefined && { types: change.types && [...change.types] }),
      ...(change.description !== undefined && { description: change.description }),
      ...(change.status !== undefined && { status: change.status, disabled_because: change.disabledBecause ?? null }),
      ...(change.secrets !== undefined && {
        secrets: change.secrets.map(({ sealed }) => `\\x${sealed.toString('hex')}`),
        secrets_end_at: change.secrets.map(({ endsAt }) => new Date(endsAt!).toISOString()),
      }),
      revision: each.revision + 1,
    });
    const { result, rows, stamped } = await after((client) => changeSubscriber(client, place, change));
    expect({ rows, stamped }).toEqual(changedTo(isMeant, made));
    expect(result).toEqual(row && isMeant(row) ? subscriberOf(made(row)) : undefined);
  }
});

test('one that is deleted leaves the mark of its id, and nothing of what it said or asked for', async () => {
  for (const place of places) {
    for (const id of ids) {
      const isIt = (row: Row) => isThis(row, { ...place, id }) && !row.is_deleted;
      const { result, ...found } = await after((client) => deleteSubscriber(client, { ...place, id }));
      expect(found).toEqual({
        ...changedTo(isIt, (row) => ({
          ...{ is_deleted: true, url: '', description: null, secrets: [], secrets_end_at: [] },
          revision: row.revision + 1,
        })),
        replays: comparable(replays.filter((row) => !isOf(row, place) || row.subscriber !== id)),
      });
      expect(result).toBe(subscribers.some(isIt));
    }
  }
});

test('those that a key has made are disabled, but none that is deleted or disabled already', async () => {
  for (const place of places) {
    for (const key of ['key_a', 'key_b', 'key_c']) {
      const { rows, stamped } = await after((client) => disableMadeBy(client as never, place, key));
      const isMeant = (row: Row) =>
        isOf(row, place) && row.created_by === key && !row.is_deleted && row.status !== 'disabled';
      expect({ rows, stamped }).toEqual(
        changedTo(isMeant, (row) => ({
          ...{ status: 'disabled', disabled_because: 'key-revoked' },
          revision: row.revision + 1,
        })),
      );
    }
  }
});

test('marks of a shard are forgotten that are older than thirty days, to the instant', async () => {
  for (const shard of [3, 7]) {
    for (const [seconds, isForgotten] of [
      [-1, false],
      [0, false],
      [1, true],
    ] as const) {
      const { rows } = await after(async (client) => {
        await client.query(
          "update slotlog.subscribers set changed_at = now() - interval '30 days' - make_interval(secs => $1)",
          [seconds],
        );
        await forgetDeleted(client as never, shard);
      });
      const left = subscribers.filter((row) => !(isForgotten && row.shard === shard && row.is_deleted));
      expect(rows).toEqual(comparable(left.map(withoutClock)));
    }
  }
});
