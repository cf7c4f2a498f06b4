import { outlineShards } from './outline-shards.js';

it('each shard that has events is outlined once for all: its head, and the streams of every fiftieth event at most', async () => {
  const asked: unknown[] = [];
  let looks = 0;
  const outline = outlineShards({
    heads: async () => {
      looks += 1;
      return new Map([
        [3, 101],
        [7, 5_000_000],
      ]);
    },
    sampleStreams: async (...sample) => {
      asked.push(sample);
      return [`seat/${sample[0]}`];
    },
  });
  expect(asked).toEqual([]);
  const outlines = await outline();
  expect(outlines).toEqual([
    { shard: 3, head: 101, samples: ['seat/3'] },
    { shard: 7, head: 5_000_000, samples: ['seat/7'] },
  ]);
  expect(await outline()).toBe(outlines);
  expect([asked, looks]).toEqual([
    [
      [3, 101, 3],
      [7, 5_000_000, 20_000],
    ],
    1,
  ]);
});
