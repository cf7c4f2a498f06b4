import type { App } from '#test/harness/apps/start-app';
import type { Memory } from './memory.js';

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Rooms and services for what follows: requests that are drawn by lot seldom make one that can be booked. */
export const openScene = async ({ url, key }: App, memory: Memory): Promise<void> => {
  const create = async (path: string, body: object) => {
    const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
    const answer = await fetch(`${url}/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    memory.keepForGood(((await answer.json()) as { id: string }).id);
  };
  const openingHours = [{ days, from: '00:00', to: '24:00' }];
  for (const name of ['one', 'two', 'many']) {
    const capacity = name === 'many' ? 50 : 1;
    await create('calendars', { id: `cal_fuzz-${name}-room`, name, timeZone: 'UTC', capacity, openingHours });
    const uses = [{ calendarId: `cal_fuzz-${name}-room` }];
    const service = { durations: [30, 60], maxUnitsPerBooking: capacity, uses };
    await create('services', { id: `svc_fuzz-${name}-room`, name, ...service });
    await create('services', { id: `svc_fuzz-${name}-asks`, name, approval: 'required', ...service });
  }
};
