import type { News } from '#libs/delivery';
import type { EventLog } from '#libs/event-store';
import { announceIn } from './announce.js';

const hour = 3_600_000;
const nine = Date.parse('2026-11-23T09:00:00Z');
const place = { shard: 1, tenant: 'default', id: 'whk_1' };

/** The ids of the commands by which all this is announced. */
const commandsOf = async (...all: readonly News[]): Promise<string[]> => {
  const ids: string[] = [];
  const decide = (async ({ commandId }: Parameters<EventLog['decide']>[0]) => void ids.push(commandId)) as never;
  for (const news of all) await announceIn({ decide })(news);
  return ids;
};

const waiting = (at: number): News => ({ type: 'waiting', place, at, until: at + 5_000 });

const disabled = (at: number): News => ({ type: 'disabled', place, at, because: 'gone' });

describe('a webhook', () => {
  test('that waits again within the hour is no news', async () => {
    const [first, again, later] = await commandsOf(waiting(nine), waiting(nine + hour - 1), waiting(nine + hour));
    expect(again).toBe(first);
    expect(later).not.toBe(first);
  });

  test('that is disabled is, each time', async () => {
    expect(new Set(await commandsOf(waiting(nine), disabled(nine), disabled(nine + 1))).size).toBe(3);
  });

  test('is announced once though it is told twice, and for each by itself', async () => {
    const other = { ...disabled(nine), place: { ...place, id: 'whk_2' } };
    const [first, again, others] = await commandsOf(disabled(nine), disabled(nine), other);
    expect(again).toBe(first);
    expect(others).not.toBe(first);
  });
});
