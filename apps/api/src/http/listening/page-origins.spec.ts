import { jest } from '@jest/globals';
import { PageOrigins } from './page-origins.js';

const [stated, named, foreign] = ['https://stated.example', 'https://named.example', 'https://foreign.example'];
const read = jest.fn<() => Promise<string[]>>();
let pages: PageOrigins;

beforeEach(() => {
  read.mockReset().mockResolvedValue([named]);
  pages = new PageOrigins([stated], read);
});

const allows = async (origin: string) => {
  await pages.lookAgain(origin);
  return pages.allow(origin);
};

it('pages are those that are stated, and those that a key is for', async () => {
  expect(await allows(stated)).toBe(true);
  expect(read).not.toHaveBeenCalled();
  expect([await allows(named), await allows(foreign), await allows('null')]).toEqual([true, false, false]);
});

it('however many strangers ask, the keys are looked at once in a while', async () => {
  for (let at = 0; at < 100; at += 1) await allows(`https://${at}.example`);
  expect(read).toHaveBeenCalledTimes(1);
});

it('while the keys cannot be read what was known stays', async () => {
  jest.useFakeTimers();
  expect(await allows(named)).toBe(true);
  read.mockRejectedValue(new Error('connection lost'));
  jest.advanceTimersByTime(2_000);
  expect([await allows(foreign), await allows(named)]).toEqual([false, true]);
  expect(read).toHaveBeenCalledTimes(2);
  jest.useRealTimers();
});

it('nobody waits for long for a database that does not answer', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  read.mockReturnValue(new Promise(() => {}));
  const allowed = allows(named);
  await jest.advanceTimersByTimeAsync(1_000);
  expect(await allowed).toBe(false);
  jest.useRealTimers();
});

it('stated as * they are all', async () => {
  pages = new PageOrigins(['*'], read);
  expect(await allows(foreign)).toBe(true);
});
