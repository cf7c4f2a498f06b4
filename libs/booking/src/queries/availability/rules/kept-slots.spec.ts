import type { EventLog } from '#libs/event-store';
import { ReadingDesk } from '#test/harness/reading-desk';
import type { Slot } from '../../../domain/availability/slots.js';
import type { Kept } from '../kept.js';
import { bytesOf, KeptSlots } from '../kept-slots.js';

const log = { onLost: () => {} } as unknown as EventLog;
const keeping = () => new KeptSlots(log, new ReadingDesk({}).pool);

const slot = (calendars: number, candidates: number) =>
  ({ calendarIds: Array(calendars).fill('cal'), candidates: Array(candidates).fill('cal') }) as unknown as Slot;

const part = (value: unknown = 1) => ({ value }) as unknown as Kept<unknown>;

it('slots are taken to need as many bytes as their number and their calendars’ names do', () => {
  expect(bytesOf([])).toBe(1_000);
  expect(bytesOf([slot(0, 0)])).toBe(1_500);
  expect(bytesOf([slot(2, 3), slot(1, 0)])).toBe(1_000 + 2 * 500 + 6 * 8);
});

it('the memory keeps no more parts than fit, and the one asked for the longest ago goes first', () => {
  const kept = keeping();
  // A third of all that may be kept, each.
  const third = part(Array(22_000).fill(slot(0, 0)));
  for (const key of ['a', 'b', 'c']) kept.keep(key, third);
  expect(kept.part('a')).toBe(third);
  kept.keep('d', third);
  expect(['a', 'b', 'c', 'd'].filter((key) => kept.part(key) !== undefined)).toEqual(['a', 'c', 'd']);
  kept.forget('c');
  expect(kept.part('c')).toBeUndefined();
});

it('the memory has room for tens of thousands of parts that are no list of slots', () => {
  const kept = keeping();
  for (let nth = 0; nth < 40_000; nth += 1) kept.keep(`${nth}`, part());
  const left = Array.from({ length: 40_000 }, (_, nth) => kept.part(`${nth}`)).filter(Boolean);
  expect(left.length).toBe(Math.floor((32 * 2 ** 20) / 1_000));
});

it('an answer is good for exactly the parts that it was made of', () => {
  const kept = keeping();
  const [one, two, other] = [part(), part(), part()];
  const answer = { of: 'both' };
  kept.keepAnswer('question', [one, two], answer, []);
  expect(kept.answerOf('question', [one, two])).toBe(answer);
  for (const parts of [[], [one], [one, other], [two, one], [one, two, other]])
    expect(kept.answerOf('question', parts)).toBeUndefined();
  expect(kept.answerOf('another', [one, two])).toBeUndefined();
});

it('the memory keeps no more answers than fit', () => {
  const kept = keeping();
  const third = Array(22_000).fill(slot(0, 0));
  for (const key of ['a', 'b', 'c', 'd']) kept.keepAnswer(key, [], { key }, third);
  expect(['a', 'b', 'c', 'd'].map((key) => kept.answerOf(key, []))).toEqual([
    undefined,
    ...['b', 'c', 'd'].map((key) => ({ key })),
  ]);
});

describe('those at the same work', () => {
  it('are waited for until they are done, whatever comes of it, and are nobody then', async () => {
    for (const end of ['found', 'failed'] as const) {
      const kept = keeping();
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      expect(kept.othersAt('work')).toBeNull();
      const done = kept.at('work', promise).catch(({ message }: Error) => message);
      let isOver = false;
      const waiting = kept.othersAt('work')!.then((said) => {
        isOver = true;
        return said;
      });
      expect(kept.othersAt('other')).toBeNull();
      await new Promise(setImmediate);
      expect(isOver).toBe(false);
      if (end === 'found') resolve(end);
      else reject(new Error(end));
      expect(await waiting).toBeUndefined();
      expect(await done).toBe(end);
      expect(kept.othersAt('work')).toBeNull();
    }
  });

  it('are those who began last: who is done does not hide them', async () => {
    const kept = keeping();
    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const done = kept.at('work', first.promise);
    const still = kept.at('work', second.promise);
    first.resolve();
    await done;
    expect(kept.othersAt('work')).not.toBeNull();
    second.resolve();
    await still;
    expect(kept.othersAt('work')).toBeNull();
  });
});

it('slots are made of services, calendars, days and tallies: of no other stream is it asked whether it moved', async () => {
  const id = '00000000-0000-7000-8000-000000000001';
  const moved = { before: id, last: null, looked: 1, streams: null };
  const desk = new ReadingDesk({
    rows: { materialized: [moved], 'slotlog.events': [{ position: 4, id }] },
  });
  const { movements } = new KeptSlots(log, desk.pool);
  await movements.look(7);
  await movements.look(7);
  const categories = ['service', 'calendar', 'agenda', 'tally-day', 'tally-week'];
  expect(desk.statements.at(-1)!.values).toEqual([7, 4, expect.any(Number), categories]);
});

it('the movements of a shard whose newest events were lost are forgotten', async () => {
  let lose: (shard: number) => void = () => {};
  const desk = new ReadingDesk({ rows: { 'slotlog.events': [{ position: 4, id: '0'.repeat(36) }] } });
  const listening = { onLost: (listener: typeof lose) => (lose = listener) } as unknown as EventLog;
  const { movements } = new KeptSlots(listening, desk.pool);
  const { past } = await movements.look(7);
  lose(7);
  expect((await movements.look(7)).past).not.toBe(past);
});
