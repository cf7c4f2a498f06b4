import { setImmediate as turn } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { type Message, serverSent } from './server-sent.js';

async function* failing(): AsyncGenerator<readonly Message[]> {
  yield [{ id: '1', text: 'id: 1\ndata: {}\n\n' }];
  throw new Error('the page cannot be read');
}

async function* ending(): AsyncGenerator<readonly Message[]> {}

/** Nothing comes. */
async function* waiting(): AsyncGenerator<readonly Message[]> {
  await new Promise(() => {});
}

it('a failure while the reader is slow is told to the reader, and to nobody else', async () => {
  const unhandled: unknown[] = [];
  const hear = (error: unknown) => void unhandled.push(error);
  process.on('unhandledRejection', hear);
  const text = serverSent(failing(), '0');
  await text.next();
  expect((await text.next()).value).toContain('id: 1');
  await turn();
  await turn();
  process.off('unhandledRejection', hear);
  expect(unhandled).toEqual([]);
  await expect(text.next()).rejects.toThrow('the page cannot be read');
});

it('a sign of life says how far it has come, over what nobody wanted too', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  let passed: string | null = null;
  const text = serverSent(waiting(), '3', () => passed);
  await text.next();
  for (const [at, shown] of [
    [null, 'id: 3'],
    ['9', 'id: 9'],
  ] as const) {
    passed = at;
    const next = text.next();
    await jest.advanceTimersByTimeAsync(15_000);
    expect((await next).value).toContain(shown);
  }
  jest.useRealTimers();
});

it('a stream that goes on in another process says so at its end, and as of where', async () => {
  for (const [goesOnElsewhere, last] of [
    [true, expect.stringMatching(/^: this process stops[^\n]*\nretry: 1000\nid: 9\n\n$/)],
    [false, undefined],
  ] as const) {
    const text = serverSent(
      ending(),
      '3',
      () => '9',
      () => goesOnElsewhere,
    );
    await text.next();
    expect((await text.next()).value).toEqual(last);
    expect(await text.next()).toEqual({ done: true, value: undefined });
  }
});
