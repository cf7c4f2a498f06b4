import { ContendedStreams } from './contended-streams.js';

const after = (...news: readonly boolean[]) => {
  const streams = new ContendedStreams();
  streams.met('a');
  for (const isNews of news) streams.looked('a', isNews);
  return streams.has('a');
};

test('A stream counts as our own again after four rounds in a row without news', () => {
  expect(after(false, false, false)).toBe(true);
  expect(after(false, false, false, false)).toBe(false);
  expect(after(false, false, false, true, false, false, false)).toBe(true);
});

test('Another call that fails on it begins to count anew', () => {
  const streams = new ContendedStreams();
  streams.met('a');
  for (const round of [1, 2, 3, 4, 5, 6]) {
    streams.looked('a', false);
    if (round === 3) streams.met('a');
  }
  expect(streams.has('a')).toBe(true);
});

test('News of a stream on which no call has failed do not make it one of them', () => {
  const streams = new ContendedStreams();
  streams.looked('a', true);
  expect([streams.has('a'), streams.size]).toEqual([false, 0]);
});

test('Ten thousand are remembered side by side; one more, and the others are forgotten', () => {
  const streams = new ContendedStreams();
  for (let nth = 1; nth <= 10_000; nth += 1) streams.met(`${nth}`);
  streams.met('1');
  expect(streams.size).toBe(10_000);
  streams.met('one more');
  expect([streams.size, streams.has('one more')]).toEqual([1, true]);
});
