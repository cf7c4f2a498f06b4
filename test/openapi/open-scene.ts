import type { ServedApp } from '#test/harness/apps/start-app';
import { daysFromToday } from '#test/harness/running-clock';
import type { Scene } from './clients/flows/scene.js';

/** A room of its own for one flow, with a public key, open all day; the start is tomorrow at noon. */
export const openScene = async ({ url, key }: ServedApp): Promise<Scene> => {
  const create = async (path: string, body: object) => {
    const response = await fetch(`${url}/v1/${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const created = (await response.json()) as { readonly id: string; readonly key: string };
    if (response.status !== 201) throw new Error(JSON.stringify(created));
    return created;
  };
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  const openingHours = [{ days, from: '00:00', to: '24:00' }];
  const room = await create('calendars', { name: 'Room 4', timeZone: 'UTC', openingHours });
  const service = await create('services', {
    name: 'Consultation',
    durations: [30],
    step: 30,
    uses: [{ calendarId: room.id }],
  });
  const visitor = await create('api-keys', { kind: 'public', scopes: [] });
  const noon = daysFromToday(1, '12:00').toInstant();
  return { url, desk: key, visitor: visitor.key, serviceId: service.id, start: `${noon}` };
};
