import { Writable } from 'node:stream';
import { writeAll } from './write-all.js';

const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });

/** A disk that takes so many writes. */
const disk = (writes: number) => {
  const taken: string[] = [];
  const out = new Writable({
    highWaterMark: 8,
    decodeStrings: false,
    write: (text, _, told) => {
      const isFull = taken.length === writes;
      if (!isFull) taken.push(text);
      setImmediate(told, isFull ? full : null);
    },
  });
  return { out, taken };
};

test('all is written, in its order', async () => {
  const { out, taken } = disk(9);
  const { write, end } = writeAll(out);
  for (const text of ['a', 'much too long for it', 'b']) await write(text);
  await end();
  expect(taken.join('')).toBe('amuch too long for itb');
});

test('a writer to a full disk is told with the next write that has to wait', async () => {
  const { write } = writeAll(disk(1).out);
  await write('a');
  await write('b');
  await new Promise((resolve) => setImmediate(() => setImmediate(() => setImmediate(resolve))));
  await expect(write('much too long for it')).rejects.toBe(full);
});

test('or at the end', async () => {
  const { write, end } = writeAll(disk(0).out);
  await write('a');
  await expect(end()).rejects.toBe(full);
});
