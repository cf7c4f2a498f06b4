import { setImmediate as turn } from 'node:timers/promises';
import { type Message, serverSent } from './server-sent.js';

async function* failing(): AsyncGenerator<readonly Message[]> {
  yield [{ id: '1', data: {} }];
  throw new Error('the page cannot be read');
}

it('what fails while its reader is slow is told to the reader, and to nobody else', async () => {
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
