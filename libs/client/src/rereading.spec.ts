import { SlotlogError } from './answers/failure.js';
import { onLatest } from './rereading.js';

const refused = (code: 'version-conflict' | 'slot-taken') =>
  new SlotlogError({ code, message: code, status: 409, problem: { code } as never });

/** Somebody else is faster so many times. */
const contended = (times: number) => {
  let version = 0;
  const written: number[] = [];
  return {
    written,
    read: async () => ++version,
    write: async (read: number) => {
      written.push(read);
      if (written.length <= times) throw refused('version-conflict');
      return `written on ${read}`;
    },
  };
};

it('decides anew on what is there by then', async () => {
  const { read, write, written } = contended(2);
  expect(await onLatest(read, write)).toBe('written on 3');
  expect(written).toEqual([1, 2, 3]);
});

it('gives up in the end', async () => {
  const { read, write, written } = contended(9);
  await expect(onLatest(read, write)).rejects.toMatchObject({ code: 'version-conflict' });
  expect(written).toEqual([1, 2, 3]);
});

it('leaves every other refusal to its caller', async () => {
  let count = 0;
  const write = async () => {
    count += 1;
    throw refused('slot-taken');
  };
  await expect(onLatest(async () => 1, write)).rejects.toMatchObject({ code: 'slot-taken' });
  expect(count).toBe(1);
});
