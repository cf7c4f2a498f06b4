import type { Pool } from 'pg';
import { type RunnerParts, ShardFollower } from '../shard-follower.js';

const mark = (position: number) => `${position}`.padStart(8, '0');

/** A shard without an end, a command an event, and a projection that fails where it is told to; `asked`: how many events each time. */
const place = () => {
  const asked: number[] = [];
  const failing = { times: 0 };
  const query = async (text: string | { readonly name?: string }) => {
    if (text === 'commit') return { command: 'COMMIT' };
    const name = typeof text === 'string' ? '' : text.name;
    if (name === 'slotlog-take-leases') return { rows: [{ number: null, is_taken: true }] };
    if (name === 'slotlog-read-stands') return { rows: [{ position: 0, mark: mark(0), drains: 0 }] };
    return { rows: [], rowCount: 0 };
  };
  const scanShard = async (_: number, { position }: { readonly position: number }, limit: number) => {
    asked.push(limit);
    const events = Array.from({ length: limit }, (__, nth) => {
      const at = position + nth + 1;
      return { position: at, id: mark(at), tenant: 'acme', stream: `door/${at}`, commandId: `${at}` };
    });
    return { events, isMore: true };
  };
  const project = async () => {
    if (failing.times === 0) return;
    failing.times -= 1;
    throw new Error('odd');
  };
  const world = { monotonic: () => 0, wall: () => 0 };
  const follower = new ShardFollower(1, {
    log: { scanShard, assertKnown: async () => {}, world },
    pool: { query, connect: async () => ({ query, release: () => {} }) } as unknown as Pool,
    projections: [
      { name: 'doors', version: 1, handles: ['door'], table: { name: 't', key: [], columns: [] }, project },
    ],
    logger: { warn: () => {}, error: () => {} },
    ...{ holder: 'me', hesitation: () => 0, moved: () => {} },
  } as unknown as RunnerParts);
  follower.hear(Number.MAX_SAFE_INTEGER);
  const advance = async (times: number) => {
    for (let time = 0; time < times; time += 1) await follower.advance();
    return asked.splice(0);
  };
  return { failing, look: () => follower.look(), advance };
};

it('after a failure fewer events are taken at once, and then more and more again', async () => {
  const { failing, look, advance } = place();
  await look();
  expect(await advance(2)).toEqual([1_000, 1_000]);
  failing.times = 1;
  expect(await advance(6)).toEqual([1_000, 124, 248, 496, 992, 1_000]);
});

it('after each further failure an eighth of them is taken', async () => {
  const { failing, look, advance } = place();
  await look();
  failing.times = 1;
  await advance(3);
  failing.times = 1;
  expect(await advance(3)).toEqual([496, 61, 122]);
});
