import type { Pool } from 'pg';
import { catchUp } from './catch-up.js';
import type { Place } from './place.js';

const built = { name: 'seats', version: 2, handles: ['seat'] };
const mark = (position: number) => `${position}`.padStart(8, '0');

/** Events of nobody here, each a command; a page ends with each third one. */
const shardUpTo =
  (head: number) =>
  async (_: number, { position }: { readonly position: number }) => {
    const last = Math.min(position + 3, head);
    const events = Array.from({ length: last - position }, (__, nth) => {
      const at = position + nth + 1;
      return { position: at, id: mark(at), stream: 'door/1', commandId: `${at}` };
    });
    return { events, isMore: last < head };
  };

/** The checkpoints that a rebuild moves which stands at 5, where it has drained twice: from, to, and how often it was there. */
const moves = async (head: number) => {
  const moved: unknown[] = [];
  const query = async (asked: string | { readonly name?: string; readonly values?: readonly unknown[] }) => {
    if (asked === 'commit') return { command: 'COMMIT' };
    const { name, values = [] } = typeof asked === 'string' ? {} : asked;
    if (name === 'slotlog-read-stands') return { rows: [{ position: 5, mark: mark(5), drains: 2 }] };
    if (name?.startsWith('slotlog-move-checkpoints')) moved.push([values[1], values[2], values.at(-1)]);
    return { rows: [] };
  };
  const pool = { query, connect: async () => ({ query, release: () => {} }) } as unknown as Pool;
  await catchUp({ log: { scanShard: shardUpTo(head) }, pool, built } as unknown as Place, 1);
  return moved;
};

it('rows that are rebuilt catch up page by page, from behind what was drained where they stand', async () => {
  expect(await moves(5)).toEqual([]);
  expect(await moves(8)).toEqual([[5, 8, 2]]);
  expect(await moves(11)).toEqual([
    [5, 7, 2],
    [7, 9, 0],
    [9, 11, 0],
  ]);
});
