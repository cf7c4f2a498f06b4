import { fill } from './fill.js';
import { houses } from './houses.js';

it.each(houses)('the desk of the $tenant cancels, for which it is never too late, whatever the hour', async (house) => {
  const cancelled: unknown[] = [];
  const call = async (_: string, path: string, content?: object) => {
    if (path.endsWith('/cancel')) cancelled.push(content);
    return { status: 201, body: { items: [], version: 1 } };
  };
  await fill(call, house, Temporal.Instant.from('2026-11-30T11:35:00Z'));
  expect(cancelled.length).toBeGreaterThan(0);
  expect(cancelled).toEqual(cancelled.map(() => ({ expectedVersion: 1, override: ['window-closed'] })));
});
