import type { Answer, Call } from './caller.js';

/** What is tried, what must come of it, what came of it, and what it shows. */
export interface Scene {
  readonly title: string;
  readonly expected: string;
  readonly seen: string;
  readonly milliseconds: number;
  readonly shows: string;
}

interface Played {
  readonly answers: readonly Answer[];
  readonly shows: string;
}

const play = async (title: string, expected: string, act: () => Promise<Played>): Promise<Scene> => {
  const began = performance.now();
  const { answers, shows } = await act();
  return { title, expected, seen: tally(answers), milliseconds: performance.now() - began, shows };
};

/** `1 × 201, 199 × 409` */
const tally = (answers: readonly Answer[]) => {
  const counts = new Map<number, number>();
  for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([status, count]) => `${count} × ${status}`)
    .join(', ');
};

const together = <T>(count: number, ask: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => ask(index)));

const customer = (index: number) => ({ name: `Customer ${index}`, email: `customer-${index}@example.com` });

const clock = (instant: string) => instant.slice(11, 16);

/** The conflicts that a booking API meets, each played for real; throws where the stage cannot even be set. */
export const playScenes = async (call: Call, onScene: (scene: Scene) => void): Promise<void> => {
  const made = async (path: string, content: object) => {
    const { status, body } = await call('POST', path, content);
    if (status !== 201) throw new Error(`POST ${path}: ${status} ${body.code}: ${body.detail}`);
    return body;
  };
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  const openingHours = [{ days: everyDay, from: '09:00', to: '19:00' }];
  const calendar = await made('/calendars', { name: 'Room 4', timeZone: 'UTC', openingHours });
  const service = await made('/services', { name: 'Visit', durations: [15], uses: [{ calendarId: calendar.id }] });
  const busy = await made('/calendars', { name: 'Room 5', timeZone: 'UTC', openingHours });
  const rush = await made('/services', { name: 'Rush', durations: [15], uses: [{ calendarId: busy.id }] });
  const book = (serviceId: string, start: string, index: number) =>
    call('POST', '/bookings', { serviceId, start, customer: customer(index) });

  const wanted = `${day}T10:00:00Z`;
  let loser: Answer | undefined;
  let winner: Answer | undefined;
  onScene(
    await play('200 clients want one slot', '1 × 201, 199 × 409', async () => {
      const answers = await together(200, (index) => book(service.id, wanted, index));
      winner = answers.find(({ status }) => status === 201);
      loser = answers.find(({ status }) => status === 409);
      return { answers, shows: `${loser?.body.code}: ${loser?.body.detail}` };
    }),
  );
  onScene(
    await play('a loser takes the first alternative', '1 × 201', async () => {
      const start = loser?.body.alternatives[0]?.start ?? '';
      const answer = await book(service.id, start, 201);
      return { answers: [answer], shows: `${clock(wanted)} was gone, ${clock(start)} is booked` };
    }),
  );
  onScene(
    await play('40 clients want 40 slots of one day', '40 × 201', async () => {
      const { body } = await call('GET', `/services/${rush.id}/slots?from=${day}T00:00:00Z&to=${day}T23:59:00Z`);
      const answers = await Promise.all(body.slots.map(({ start }, index) => book(rush.id, start, index)));
      return { answers, shows: 'nobody is refused for another slot of the same day' };
    }),
  );
  onScene(
    await play('30 updates on one version', '1 × 200, 29 × 409', async () => {
      const { id, version: expectedVersion } = winner!.body;
      const answers = await together(30, (index) =>
        call('PATCH', `/bookings/${id}`, { expectedVersion, notes: `Note ${index}` }),
      );
      const stale = answers.find(({ status }) => status === 409)?.body;
      return { answers, shows: `${stale?.code}: since then ${stale?.changes.map(({ type }) => type).join(', ')}` };
    }),
  );
  onScene(
    await play('a calendar with bookings is archived', '1 × 409', async () => {
      const answer = await call('POST', `/calendars/${busy.id}/archive`, { expectedVersion: busy.version });
      const { code, blockers, resolutions } = answer.body;
      return { answers: [answer], shows: `${code}: ${blockers?.count} bookings; ${resolutions?.join(' or ')}` };
    }),
  );
};
