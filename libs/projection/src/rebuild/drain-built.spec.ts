import type { Pool, PoolClient } from 'pg';
import type { ReplayedEvent } from '#libs/event-store';
import { type Asked, refusal } from '#test/harness/rebuilds/copying-client';
import { parkedSeat, seated, seats } from '#test/harness/rebuilds/seats-beside';
import { drainBuilt } from './drain-built.js';
import type { Place } from './place.js';

/** What becomes of subjects that are parked, of streams of so many events, where the rows stand at 20,000. */
const draining = async (
  lengths: Readonly<Record<string, number>>,
  { fails = null as ((stream: string) => string | null) | null, signal = undefined as AbortSignal | undefined } = {},
) => {
  const moves: unknown[] = [];
  const told: string[] = [];
  const given: string[] = [];
  let drains = 4;
  const query = async (asked: Asked, values: readonly unknown[] = []) => {
    const { name = '', text, values: known = values } = typeof asked === 'string' ? { text: asked } : asked;
    if (text === 'write them') throw refusal('53100');
    if (text === 'commit') return { command: 'COMMIT', rows: [] };
    if (name === 'slotlog-parked-subjects') return { rows: Object.keys(lengths).map((each) => parkedSeat(each, 2)) };
    if (name === 'slotlog-read-stands') return { rows: [{ position: 20_000, mark: '00020000', drains }] };
    if (name.startsWith('slotlog-move-checkpoints')) {
      moves.push([...known.slice(0, 4), known.at(-1)]);
      drains += 1;
    }
    const [what] = text.trim().split(' ');
    if (/slotlog.parked_subjects/.test(text) && name === '') told.push(`${what} ${known.slice(4, 7).join(' ')}`);
    return { rows: [], rowCount: 0 };
  };
  const place = {
    pool: { query, connect: async () => ({ query, release: () => {} }) } as unknown as Pool,
    log: {
      scanStream: async (_: number, __: string, stream: string, { after, limit }: { after: number; limit: number }) =>
        Array.from({ length: lengths[stream]! - after }, (_each, nth) =>
          seated((after + nth + 1) * 10, stream, after + nth + 1, 'ada'),
        ).slice(0, limit),
    },
    built: {
      ...seats,
      project: async (client: PoolClient, _: number, events: readonly ReplayedEvent[]) => {
        const failure = fails?.(events[0]!.stream);
        if (failure === 'of the server') await client.query('write them');
        if (failure) throw new Error(failure);
        given.push(`${events[0]!.stream} ${events[0]!.version} to ${events.at(-1)!.version}`);
      },
    },
    signal,
  } as unknown as Place;
  const failure = await drainBuilt(place, 3).then(
    () => null,
    (error: Error) => error.message,
  );
  return { moves, told, given, failure };
};

describe('a subject that the rebuilt rows have parked', () => {
  it('is given what it lacks, page by page, one after the other, and is parked no more', async () => {
    const { moves, told, given } = await draining({ 'seat/a': 1_002, 'seat/b': 3 });
    expect(given).toEqual(['seat/a 2 to 1001', 'seat/a 1002 to 1002', 'seat/b 2 to 3']);
    expect(told).toEqual(['update seat/a 1002 10020', 'delete seat/a', 'delete seat/b']);
    expect(moves).toEqual([
      [3, 20_000, 20_000, '00020000', 4],
      [3, 20_000, 20_000, '00020000', 5],
      [3, 20_000, 20_000, '00020000', 6],
    ]);
  });

  it('and still fails is left parked, with one attempt more; the others have their turn', async () => {
    const { told, given, failure } = await draining(
      { 'seat/a': 3, 'seat/b': 3 },
      { fails: (stream) => (stream === 'seat/a' ? 'nobody still' : null) },
    );
    expect([told, given, failure]).toEqual([
      ['update seat/a fold nobody still', 'delete seat/b'],
      ['seat/b 2 to 3'],
      null,
    ]);
  });

  it('is tried no further once the rebuild is to stop', async () => {
    const { failure, moves } = await draining({ 'seat/a': 3 }, { signal: AbortSignal.abort(new Error('stop')) });
    expect([failure, moves]).toEqual(['stop', []]);
  });

  it('is left as it is where it is not the data that are at fault', async () => {
    const { told, failure } = await draining({ 'seat/a': 3 }, { fails: () => 'of the server' });
    expect([told, failure]).toEqual([[], 'refused: 53100']);
  });
});
