import type { Machine } from '#libs/event-store';
import { Pauses } from './pauses.js';

const minute = 60_000;

const pausing = (place = 'policies', atMost?: number) => {
  const clock = { now: 0 };
  const said: string[] = [];
  const logger = {
    warn: (line: string) => void said.push(`warn ${line}`),
    error: (line: string) => void said.push(`error ${line}`),
  };
  const pauses = new Pauses(place, logger, { monotonic: () => clock.now } as unknown as Machine, atMost);
  const fail = (item: string, error: unknown = new Error('no')) => pauses.attempt(item, () => Promise.reject(error));
  const succeed = (item: string) => pauses.attempt(item, async () => 'done');
  return { clock, said, pauses, fail, succeed };
};

it('an item that failed is paused, twice as long each time, and a minute at most', async () => {
  const { clock, pauses, fail } = pausing();
  const lengths: number[] = [];
  for (let attempt = 0; attempt < 9; attempt += 1) {
    const began = clock.now;
    await fail('a');
    while (pauses.paused.length > 0) clock.now += 500;
    lengths.push(clock.now - began);
  }
  expect(lengths).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, minute, minute, minute]);
  const short = pausing('policies', 5_000);
  for (let attempt = 0; attempt < 4; attempt += 1) {
    await short.fail('a');
    short.clock.now += 5_000;
  }
  expect(short.pauses.paused).toEqual([]);
});

it('an item that is paused is not tried, and another one is', async () => {
  const { clock, fail, succeed } = pausing();
  await fail('a');
  clock.now = 999;
  expect([await succeed('a'), await succeed('b')]).toEqual([null, 'done']);
  clock.now = 1_000;
  expect(await succeed('a')).toBe('done');
});

it('the log says of a failure that it began, that it is another one and that it is over, once each', async () => {
  const { clock, said, fail, succeed } = pausing('policy one');
  await fail('a');
  clock.now += minute;
  await fail('a');
  clock.now += minute;
  await fail('a', 'a word');
  clock.now += minute;
  await succeed('a');
  await succeed('a');
  await fail('a');
  expect(said).toEqual([
    'error policy one, a: no',
    'error policy one, a: a word',
    'warn policy one, a: goes on after 3 failed attempts',
    'error policy one, a: no',
  ]);
  const whole = pausing();
  await whole.fail('');
  expect(whole.said).toEqual(['error policies: no']);
});

it('a failure that nobody tries again for ten minutes after its pause is forgotten without a word', async () => {
  const attemptsSaid = async (later: number) => {
    const { clock, said, pauses, fail, succeed } = pausing();
    await fail('a');
    clock.now = 1_000 + later;
    expect(pauses.paused).toEqual([]);
    await succeed('a');
    return said.slice(1);
  };
  expect(await attemptsSaid(10 * minute)).toEqual(['warn policies, a: goes on after 1 failed attempts']);
  expect(await attemptsSaid(10 * minute + 1)).toEqual([]);
});

it('ten thousand failures are remembered: behind them the one that failed longest ago is forgotten', async () => {
  const { clock, pauses, fail } = pausing();
  await fail('first');
  await fail('second');
  clock.now = 1_000;
  await fail('first');
  for (let nth = 3; nth <= 10_000; nth += 1) {
    expect(pauses.isFull).toBe(false);
    await fail(`${nth}`);
  }
  expect([pauses.isFull, pauses.paused.length]).toEqual([true, 9_999]);
  clock.now = 2_000;
  // It is remembered already, and so takes nobody’s place.
  await fail('3');
  expect(pauses.paused.filter((item) => ['first', '3', '4'].includes(item))).toEqual(['first', '3']);
  await fail('new');
  await fail('newer');
  clock.now = 2_500;
  expect(pauses.paused.includes('first')).toBe(false);
  expect(pauses.isFull).toBe(true);
});
