import type { PlantedRows } from '#test/harness/databases/planted-rows';
import { lastSaid } from '../../../../libs/event-store/src/sql/reading/last-said.js';
import { missingPoints } from '../../../../libs/event-store/src/sql/reading/missing-points.js';
import { readMoved } from '../../../../libs/event-store/src/sql/reading/read-moved.js';
import { sampleStreams } from '../../../../libs/event-store/src/sql/reading/sample-streams.js';
import { eventId, eventsOf, markAt, openLogRows, places, streams } from './planted-log.js';

let planted: PlantedRows;

beforeAll(async () => {
  planted = await openLogRows();
});

afterAll(() => planted.close());

test('points are missing where another event stands, or none', async () => {
  const at = (shard: number, position: number, mark = markAt(position)) => ({ shard, position, mark });
  expect(await missingPoints(planted.pool, [at(3, 12), at(7, 40)])).toEqual([]);
  expect(await missingPoints(planted.pool, [at(3, 12, markAt(13)), at(7, 12)])).toEqual([3]);
  expect(await missingPoints(planted.pool, [at(3, 41), at(9, 12)])).toEqual([3, 9]);
});

test('the word said last at a path is of the last event of that stream that says anything there, up to a position', async () => {
  const asked = places
    .slice(0, 2)
    .flatMap(({ tenant }) => streams.map((stream) => ({ tenant, stream })))
    .toReversed();
  for (const shard of [3, 7]) {
    for (const upTo of [3, 9, 24, 27, 99]) {
      const wanted = asked.map(({ tenant, stream }) => {
        const own = eventsOf({ shard, tenant }).filter((row) => row.stream === stream && row.position <= upTo);
        return own.findLast((row) => row.data.said)?.data.said as { who: string } | undefined;
      });
      const found = await lastSaid(planted.pool, shard, asked, ['said', 'who'], upTo);
      expect(found).toEqual(wanted.map((said) => said?.who ?? null));
    }
  }
});

test('the streams that moved since a position are told with where each moved last, of some categories', async () => {
  for (const shard of [3, 7]) {
    for (const from of [0, 1, 20, 40, 41]) {
      for (const limit of [1, 7, 100]) {
        const looked = eventsOf({ shard })
          .filter((row) => row.position >= from)
          .slice(0, limit);
        const last = new Map<string, number>();
        for (const row of looked) {
          const isAsked = row.stream.startsWith('room/') || row.stream.startsWith('hall/');
          if (row.position > from && isAsked) last.set(`${row.tenant} ${row.stream}`, row.position);
        }
        const moved = await readMoved(planted.pool, shard, from, ['room', 'hall', 'oom'], limit);
        expect({
          ...moved,
          streams: moved.streams.map(([tenant, stream, at]) => [`${tenant} ${stream}`, at]).sort(),
        }).toEqual({
          before: from >= 1 && from <= 40 ? eventId(shard, from) : null,
          last: looked.length === 0 ? null : { position: looked.at(-1)!.position, id: looked.at(-1)!.id },
          looked: looked.length,
          streams: [...last].sort(),
        });
      }
    }
  }
});

test('streams are sampled at even steps', async () => {
  for (const shard of [3, 7]) {
    for (const [upTo, count] of [
      [40, 4],
      [39, 10],
      [5, 20],
    ] as const) {
      const step = Math.max(Math.floor(upTo / count), 1);
      const wanted = eventsOf({ shard }).filter(({ position }) => position <= upTo && (position - 1) % step === 0);
      expect(await sampleStreams(planted.pool, shard, upTo, count)).toEqual(wanted.map(({ stream }) => stream).sort());
    }
  }
});
