import type { Pool } from 'pg';
import type { ReplayedEvent } from '#libs/event-store';
import { type Asked, copyInto, isCopy, refusal } from '#test/harness/rebuilds/copying-client';
import { parkedSeat, seated, seats } from '#test/harness/rebuilds/seats-beside';
import { loadPart } from './load-part.js';
import type { Place } from './place.js';

const part = { shard: 3, part: 1, from: 'seat/', to: 'seat0', upTo: 90, events: 4, rows: null };

interface Going {
  readonly copyFails?: Error;
  /** What is said to a row that is written by itself. */
  readonly upsertFails?: (who: string) => Error | null;
  readonly parkedBefore?: number;
  readonly isMarked?: boolean;
  readonly signal?: AbortSignal;
  /** Others append: each event is a piece. */
  readonly isShared?: boolean;
}

/** What is loaded of these pages of events, and what comes of them else. */
const loading = async (
  pages: readonly (readonly ReplayedEvent[])[],
  { copyFails, upsertFails = () => null, parkedBefore = 0, isMarked = true, signal, isShared = false }: Going = {},
) => {
  const copied = { text: '', lines: [] as string[], refuses: copyFails ?? null };
  const written: unknown[] = [];
  const parked: unknown[] = [];
  const marked: unknown[] = [];
  const added: number[][] = [];
  const ends: string[] = [];
  let copies = 0;
  const query = (asked: Asked, given: readonly unknown[] = []) => (isCopy(asked) ? copying() : say(asked, given));
  const copying = () => {
    copies += 1;
    return copyInto(copied);
  };
  const takeAll = async (all: readonly unknown[], work: (some: readonly unknown[]) => Promise<void>) => {
    for (const some of isShared ? all.map((each) => [each]) : [all]) await work(some);
  };
  const say = async (asked: Asked, given: readonly unknown[]) => {
    const { text, values = given } = typeof asked === 'string' ? { text: asked } : asked;
    if (/^(commit|rollback)/.test(text)) ends.push(text.split(';')[0]!);
    if (text === 'commit') return { command: 'COMMIT', rows: [] };
    if (text.includes('from slotlog.parked_subjects p'))
      return { rows: Array.from({ length: parkedBefore }, (_, nth) => parkedSeat(`seat/${nth}`, 1)) };
    if (text.startsWith('insert into slotlog.parked_subjects'))
      parked.push(`${values[3]} ${values[4]} ${values[5]} ${values[6]} ${values[7]}`);
    if (text.startsWith('update slotlog.rebuild_parts')) {
      marked.push([values[0], values[3], values[4], values[5]]);
      return { rows: [], rowCount: isMarked ? 1 : 0 };
    }
    if (text.startsWith('insert into slotlog.seats_v2_rebuild')) {
      const error = upsertFails(values[3] as string);
      if (error) throw error;
      written.push(values.slice(1).join(' '));
    }
    return { rows: [] };
  };
  const place = {
    pool: { connect: async () => ({ query, release: () => {} }) } as unknown as Pool,
    built: seats,
    log: {
      scanStreams: async function* (range: unknown) {
        expect(range).toBe(part);
        yield* pages;
      },
    },
    progression: { add: (events: number, rows: number) => void added.push([events, rows]) },
    pace: { isShared, takeAll },
    signal,
  } as unknown as Place;
  const failure = await loadPart(place, part).then(
    () => null,
    (error: Error) => error.message,
  );
  return {
    lines: copied.lines.map((line) => line.replaceAll('\t', ' ')),
    ...{ copies, written, parked, marked, added, ends, failure },
  };
};

const two = [[seated(1, 'seat/a', 1, 'ada'), seated(2, 'seat/b', 1, 'bob')]];

describe('the rows of a part', () => {
  it('are what each stream of each tenant comes to, however its events are spread over pages', async () => {
    const { lines, marked, added, parked, failure } = await loading([
      [seated(1, 'seat/a', 1, 'ada')],
      [seated(4, 'seat/a', 2, 'bob'), seated(2, 'seat/a', 1, 'cyd', 'other'), seated(3, 'seat/b', 1, 'dan', 'other')],
    ]);
    expect(lines).toEqual(['3 acme seat/a ada bob', '3 other seat/a cyd', '3 other seat/b dan']);
    expect(marked).toEqual([[3, 1, 3, 4]]);
    expect(added).toEqual([
      [1, 0],
      [3, 2],
      [0, 1],
    ]);
    expect([parked, failure]).toEqual([[], null]);
  });

  it('stand in the table piece by piece while others append', async () => {
    const three = [...two, [seated(3, 'seat/c', 1, 'cyd'), seated(4, 'seat/c', 2, 'dan')]];
    const lines = ['3 acme seat/a ada', '3 acme seat/b bob', '3 acme seat/c cyd dan'];
    expect(await loading(three, { isShared: false })).toMatchObject({ lines, copies: 1, marked: [[3, 1, 3, 4]] });
    expect(await loading(three, { isShared: true })).toMatchObject({ lines, copies: 3, marked: [[3, 1, 3, 4]] });
  });

  it('are none where there is no stream', async () => {
    expect(await loading([])).toMatchObject({ lines: [], marked: [[3, 1, 0, 0]], failure: null });
  });

  it('are loaded by one process alone', async () => {
    const { failure, ends } = await loading(two, { isMarked: false });
    expect([failure, ends]).toEqual(['another process rebuilds the same', ['rollback']]);
  });

  it('are not loaded once the rebuild is to stop', async () => {
    const { failure, marked, ends } = await loading(two, { signal: AbortSignal.abort(new Error('stop')) });
    expect([failure, marked, ends]).toEqual(['stop', [], ['rollback']]);
  });
});

describe('a stream that cannot be folded', () => {
  const failing = [[seated(1, 'seat/a', 1, 'ada'), seated(5, 'seat/a', 2, 'nobody'), seated(6, 'seat/b', 1, 'bob')]];

  it('is loaded as far as it can be, and parked from there on', async () => {
    const { lines, parked, marked } = await loading(failing);
    expect(lines).toEqual(['3 acme seat/a ada', '3 acme seat/b bob']);
    expect(parked).toEqual(['acme seat/a 2 5 fold']);
    expect(marked).toEqual([[3, 1, 2, 3]]);
  });

  it('is one of a hundred that are parked at most', async () => {
    expect(await loading(failing, { parkedBefore: 99 })).toMatchObject({ failure: null, ends: ['commit'] });
    const { failure, parked, ends } = await loading(failing, { parkedBefore: 100 });
    expect(failure).toMatch(/^more than 100 subjects are parked/);
    expect([parked, ends]).toEqual([[], ['rollback']]);
    expect(await loading(two, { parkedBefore: 101 })).toMatchObject({ failure: null });
  });

  it('and that the table does not take even so far is parked once, from its beginning', async () => {
    const { parked } = await loading(failing, {
      copyFails: refusal('22001'),
      upsertFails: (who) => (who === 'ada' ? refusal('22001') : null),
    });
    expect(parked).toEqual(['acme seat/a 1 1 22001']);
  });
});

describe('a part that the table does not take as a whole', () => {
  it('is written stream by stream, and those are parked that it does not take', async () => {
    const { written, parked, marked, ends, failure } = await loading(two, {
      copyFails: refusal('22001'),
      upsertFails: (who) => (who === 'ada' ? refusal('23514') : null),
    });
    expect(written).toEqual(['acme seat/b bob']);
    expect(parked).toEqual(['acme seat/a 1 1 23514']);
    expect(marked).toEqual([[3, 1, 2, 2]]);
    expect([ends, failure]).toEqual([['rollback', 'rollback to savepoint attempt', 'commit'], null]);
  });

  it('has each stream parked that it does not take, whosever it is', async () => {
    const pages = [[...two[0]!, seated(3, 'seat/b', 1, 'cyd', 'other')]];
    const { parked } = await loading(pages, { copyFails: refusal('22001'), upsertFails: () => refusal('23514') });
    expect(parked).toEqual(['acme seat/a 1 1 23514', 'acme seat/b 1 2 23514', 'other seat/b 1 3 23514']);
  });

  it('is tried again as a whole where it is not the data that are at fault', async () => {
    const copied = await loading(two, { copyFails: refusal('53100') });
    expect(copied).toMatchObject({ failure: 'refused: 53100', written: [], ends: ['rollback'] });
    const each = await loading(two, { copyFails: refusal('22001'), upsertFails: () => refusal('53100') });
    expect(each).toMatchObject({ failure: 'refused: 53100', parked: [], marked: [] });
  });
});
