import { Dice } from '#test/fuzz/dice';
import { PlantedRows, places, rowsOf } from '#test/harness/databases/planted-rows';
import {
  type AttemptRow,
  type AttemptsWanted,
  countGivenUp,
  insertAttempts,
  listDeliveries,
} from '../../../../libs/delivery/src/sql/attempts.js';
import { isOf } from './planted-subscribers.js';

const dice = new Dice(34);
const midnight = Date.UTC(2026, 10, 30);
const hour = 3_600_000;
const eventId = (nth: number) => `00000000-0000-4000-8000-00000000000${nth}`;
const subscribers = ['sub_1', 'sub_2'];

type Planted = AttemptRow & { readonly shard: number };

/** Up to three attempts for each of the same six events; instants of two events are the same now and then. */
const attempts: Planted[] = places.flatMap(({ shard, tenant }, place) =>
  subscribers.flatMap((subscriber, of) =>
    [0, 1, 2, 3, 4, 5].flatMap((nth) =>
      Array.from({ length: 1 + ((nth + place) % 3) }, (_, attempt) => ({
        ...{ shard, tenant, subscriber, event: eventId(nth), position: 10 * nth + place },
        triedAt: midnight - 2 * hour + attempt * hour + (nth % 3) * 600_000,
        ...{ type: `Type${nth}`, subject: `booking/${shard}-${tenant}-${of}`, attempt: attempt + 1 },
        outcome: attempt < (nth + place) % 3 ? 'failed' : dice.pick(['failed', 'given-up', 'taken'] as const),
        ...{ status: dice.pick([null, 500]), silence: dice.pick([null, 'timeout' as AttemptRow['silence']]) },
        ...{ detail: dice.pick([null, 'detail']), milliseconds: dice.below(999), excerpt: dice.pick([null, 'box']) },
        nextAt: dice.pick([null, midnight + dice.below(hour)]),
      })),
    ),
  ),
);

let planted: PlantedRows;

beforeAll(async () => {
  planted = await PlantedRows.open();
  await planted.pool.query('create table slotlog.attempts partition of slotlog.delivery_attempts default');
  for (const { shard, ...attempt } of attempts.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? 1 : -1)))
    await planted.undone(async (client) => {
      await insertAttempts(client, shard, [attempt]);
      await client.query('commit');
    });
});

afterAll(() => planted.close());

const lastOf = (wanted: Pick<AttemptsWanted, 'shard' | 'tenant' | 'subscriber'>): AttemptRow[] => {
  const own = attempts.filter((each) => isOf(each, wanted) && each.subscriber === wanted.subscriber);
  const byEvent = Map.groupBy(own, ({ event }) => event).values();
  return [...byEvent].map((some) => {
    const { shard: _, ...last } = some.reduce((a, b) => (b.triedAt > a.triedAt ? b : a));
    return last;
  });
};

const isBefore = (a: AttemptRow, b: Pick<AttemptRow, 'triedAt' | 'event'>) =>
  a.triedAt < b.triedAt || (a.triedAt === b.triedAt && a.event < b.event);

test('the last attempt of each event is listed, the newest first, page by page', async () => {
  for (const place of places) {
    for (const subscriber of subscribers) {
      const all = lastOf({ ...place, subscriber }).sort((a, b) => (isBefore(a, b) ? 1 : -1));
      for (const outcome of [undefined, 'failed', 'given-up', 'taken'] as const) {
        for (const event of [undefined, eventId(2), eventId(9)]) {
          for (const before of [undefined, ...all]) {
            const limit = dice.pick([1, 2, 9]);
            const wanted = all
              .filter((each) => outcome === undefined || each.outcome === outcome)
              .filter((each) => event === undefined || each.event === event)
              .filter((each) => before === undefined || isBefore(each, before));
            const asked = { ...place, subscriber, outcome, event, before, limit };
            expect(await listDeliveries(planted.pool, asked)).toEqual(wanted.slice(0, limit));
          }
        }
      }
    }
  }
});

test('those events of a subscriber are counted whose last attempt was the end of it', async () => {
  for (const place of places) {
    for (const asked of [[], ['sub_1'], ['sub_2'], subscribers]) {
      const counts = asked.map((subscriber) => {
        const given = lastOf({ ...place, subscriber }).filter(({ outcome }) => outcome === 'given-up');
        return [subscriber, given.length] as const;
      });
      const found = await countGivenUp(planted.pool, place.shard, place.tenant, asked);
      expect(found).toEqual(new Map(counts.filter(([, count]) => count > 0)));
    }
  }
});

test('an attempt lies with the day of its instant, and is written down once', async () => {
  await planted.undone(async (client) => {
    for (const { shard, ...attempt } of attempts) await insertAttempts(client, shard, [attempt]);
    const rows = await rowsOf<{ day: string; tried: string }>(
      client,
      'delivery_attempts',
      "day, to_char(tried_at at time zone 'UTC', 'YYYY-MM-DD') as tried",
      '1',
    );
    expect(rows).toHaveLength(attempts.length);
    expect(rows.filter(({ day, tried }) => day !== tried)).toEqual([]);
    expect(new Set(rows.map(({ day }) => day)).size).toBe(2);
  });
});
