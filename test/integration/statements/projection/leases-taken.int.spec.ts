import type { Pool } from 'pg';
import { Dice } from '#test/fuzz/dice';
import { PlantedRows, rowsOf } from '#test/harness/databases/planted-rows';
import { readHindrances } from '../../../../libs/projection/src/sql/read-hindrances.js';
import {
  isLeased,
  releaseLeases,
  takeLeases,
  tidyLeases,
  type Watched,
} from '../../../../libs/projection/src/sql/take-leases.js';

interface Lease {
  readonly shard: number;
  readonly projection: string;
  readonly version: number;
  readonly number: number;
  readonly holder: string;
  readonly is_released: boolean;
  readonly expires_at: string;
}

const dice = new Dice(5);
const past = '2020-01-01T00:00:00Z';
const future = '2999-01-01T00:00:00Z';
const views = ['seats 1', 'seats 2', 'halls 1', 'doors 1', 'walls 1', 'never 1'].map((words) => {
  const [name, version] = words.split(' ');
  return { name: name!, version: Number(version) };
});
type View = (typeof views)[number];

const rows: Lease[] = [3, 7].flatMap((shard) =>
  views.slice(0, 5).flatMap(({ name: projection, version }, nth) => {
    const released = dice.happens(1 / 3);
    return Array.from({ length: 3 }, (_, number) => ({
      shard,
      projection,
      version,
      number: 10 * nth + number + 1,
      holder: dice.pick(['ada', 'ada', 'bob', 'eve']),
      is_released: number === 2 && released,
      expires_at: dice.pick([past, future]),
    }));
  }),
);

const newestOf = (shard: number, { name, version }: View) =>
  rows.filter((row) => row.shard === shard && row.projection === name && row.version === version).at(-1);

let planted: PlantedRows;

beforeAll(async () => {
  planted = await PlantedRows.open();
  await planted.plant('leases', rows.toReversed());
});

afterAll(() => planted.close());

const keyOf = (row: Omit<Lease, 'expires_at'>) =>
  `${row.shard} ${row.projection} ${row.version} ${row.number} ${row.holder} ${row.is_released}`;

/** What stands there afterwards; what was done is undone. */
const after = <Result>(work: (db: Pool) => Promise<Result>) =>
  planted.undone(async (client) => {
    const result = await work(client as unknown as Pool);
    const columns = 'shard, projection, version, number, holder, is_released';
    return { result, leases: (await rowsOf<Lease>(client, 'leases', columns)).map(keyOf).sort() };
  });

const milliseconds = 1_000;

test('leases are taken that are one’s own, nobody’s, released, or that nobody renewed for long enough', async () => {
  for (let round = 0; round < 60; round += 1) {
    const shard = dice.pick([3, 7]);
    const asked = views.filter(() => dice.happens(1 / 2));
    const holder = dice.pick(['ada', 'bob', 'eve', 'new']);
    const hesitation = dice.pick([0, 200, 250, 300]);
    const looked = asked.map((view) => ({ view, lease: newestOf(shard, view) }));
    const watched = looked.map(({ lease }): Watched | undefined => {
      const number = dice.pick([lease?.number, lease?.number, (lease?.number ?? 5) - 1]);
      return number === undefined
        ? undefined
        : { number, unrenewed: dice.pick([0, 200, 250, 999, 1_000, 1_200, 1_250, 1_300]) };
    });
    const free = looked.map(({ lease }, nth) => {
      const seen = watched[nth];
      const unrenewed = lease && seen?.number === lease.number ? seen.unrenewed : 0;
      const freeFor = lease?.is_released ? unrenewed : unrenewed - milliseconds;
      // One that was released is nobody’s even where it has not been watched since.
      const isKept = lease !== undefined && lease.holder !== holder && !lease.is_released && freeFor < 0;
      return { lease, freeFor, isKept };
    });
    const hasSome = free.some(({ lease }) => lease?.holder === holder);
    const isBesideAnother = free.some(({ isKept }) => isKept);
    const patience = hasSome ? 0 : isBesideAnother ? Math.max(hesitation, milliseconds / 4) : hesitation;
    const taken = free.map(({ lease, freeFor }) => !lease || lease.holder === holder || freeFor >= patience);
    const { result, leases } = await after((db) =>
      takeLeases(db, shard, asked, { holder, milliseconds, hesitation }, watched),
    );
    expect(result).toEqual(free.map(({ lease }, nth) => ({ number: lease?.number ?? null, isTaken: taken[nth]! })));
    const added = looked
      .filter((_, nth) => taken[nth])
      .map(({ view, lease }) => {
        const { name: projection, version } = view;
        return keyOf({ shard, projection, version, number: (lease?.number ?? 0) + 1, holder, is_released: false });
      });
    expect(leases).toEqual([...rows.map(keyOf), ...added].sort());
  }
});

test('a newcomer waits a moment longer for what is free while another still has some of the shard', async () => {
  const asked = ['kept', 'free'].map((name) => ({ name, version: 1 }));
  const taken = (unrenewed: number) =>
    planted.undone(async (client) => {
      await client.query(
        `insert into slotlog.leases (shard, projection, version, number, holder, expires_at)
          values (3, 'kept', 1, 5, 'bob', $1), (3, 'free', 1, 6, 'bob', $1)`,
        [future],
      );
      const watched = [
        { number: 5, unrenewed },
        { number: 6, unrenewed: 1_200 },
      ];
      const applicant = { holder: 'new', milliseconds, hesitation: 0 };
      const looked = await takeLeases(client as unknown as Pool, 3, asked, applicant, watched);
      return looked.map(({ isTaken }) => isTaken);
    });
  expect(await taken(999)).toEqual([false, false]);
  expect(await taken(1_000)).toEqual([true, true]);
});

test('a projection is leased where the newest lease of that version in any shard is in force', async () => {
  await planted.undone(async (client) => {
    await client.query(
      `insert into slotlog.leases (shard, projection, version, number, holder, expires_at, is_released) values
        (3, 'kept', 1, 1, 'ada', $1, false), (3, 'kept', 1, 2, 'ada', $2, false), (3, 'kept', 2, 1, 'ada', $1, false),
        (3, 'again', 1, 2, 'ada', $2, false), (3, 'again', 1, 1, 'ada', $1, false),
        (3, 'ended', 1, 1, 'ada', $2, false), (3, 'ended', 1, 2, 'ada', $1, false),
        (3, 'left', 1, 2, 'ada', $2, true), (3, 'left', 1, 1, 'ada', $2, false),
        (3, 'there', 1, 2, 'ada', $1, true), (7, 'there', 1, 1, 'ada', $2, false)`,
      [past, future],
    );
    const asked = ['kept 1', 'kept 2', 'again 1', 'ended 1', 'left 1', 'there 1', 'never 1'];
    const leased = [];
    for (const words of asked) {
      const [name, version] = words.split(' ');
      if (await isLeased(client as unknown as Pool, { name: name!, version: Number(version) })) leased.push(words);
    }
    expect(leased).toEqual(['kept 1', 'again 1', 'there 1']);
  });
});

test('a lease that is taken lasts as long as was asked for', async () => {
  const isInForce = await planted.undone(async (client) => {
    const applicant = { holder: 'new', milliseconds: 60_000, hesitation: 0 };
    await takeLeases(client as unknown as Pool, 3, [views[5]!], applicant, []);
    const { rows } = await client.query(
      "select expires_at - now() = interval '60 seconds' as so from slotlog.leases where holder = 'new'",
    );
    return rows[0].so;
  });
  expect(isInForce).toBe(true);
});

test('released are those leases of a shard that are still the holder’s', async () => {
  for (const shard of [3, 7]) {
    for (const holder of ['ada', 'bob', 'eve', 'new']) {
      const asked = views.slice(0, 4);
      const added = asked.flatMap((view) => {
        const lease = newestOf(shard, view);
        return lease?.holder === holder ? [keyOf({ ...lease, number: lease.number + 1, is_released: true })] : [];
      });
      const { leases } = await after((db) => releaseLeases(db, shard, asked, holder));
      expect(leases).toEqual([...rows.map(keyOf), ...added].sort());
    }
  }
});

test('tidied away are leases that have ended and that a newer one of the holder has followed', async () => {
  for (const shard of [3, 7]) {
    for (const holder of ['ada', 'bob', 'eve']) {
      const isOld = (old: Lease) =>
        old.shard === shard &&
        old.expires_at === past &&
        rows.some(
          (row) =>
            row.shard === shard &&
            row.projection === old.projection &&
            row.version === old.version &&
            row.number > old.number &&
            row.holder === holder,
        );
      const { leases } = await after((db) => tidyLeases(db, shard, holder));
      expect(leases).toEqual(
        rows
          .filter((row) => !isOld(row))
          .map(keyOf)
          .sort(),
      );
    }
  }
});

test('a view is unattended that is behind and whose newest lease ended four seconds ago or earlier', async () => {
  await planted.undone(async (client) => {
    const stand = { shard: 3, projection: 'seats', version: 1, from_position: 0, position: 30, mark: '' };
    await client.query(
      'insert into slotlog.checkpoints (shard, projection, version, from_position, position, mark) values ($1, $2, $3, $4, $5, $6)',
      Object.values(stand),
    );
    const ask = async (asked: readonly View[], position: number) =>
      (await readHindrances(client as unknown as Pool, 3, asked, position)).unattended;
    for (const view of views) {
      for (const position of [0, 1, 30, 31]) {
        const lease = newestOf(3, view);
        const isBehind = (view === views[0] ? 30 : 0) < position;
        expect(await ask([view], position)).toBe(isBehind && lease?.expires_at === past ? view.name : null);
      }
    }
    const unattended = views.filter((view) => newestOf(3, view)?.expires_at === past).map(({ name }) => name);
    expect(await ask(views, 99)).toBe(unattended.sort()[0] ?? null);
    // Renewed for three seconds more: nobody’s fault so far.
    await client.query(`insert into slotlog.leases (shard, projection, version, number, holder, expires_at)
      values (3, 'doors', 1, 99, 'ada', clock_timestamp() + interval '3 seconds')`);
    expect(await ask([views[3]!], 99)).toBeNull();
  });
});
