import type { Answer, Body, Call } from './caller.js';

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

/** A scene of what is answered. */
export const play = (title: string, expected: string, act: () => Promise<Played>): Promise<Scene> =>
  watch(title, expected, async () => {
    const { answers, shows } = await act();
    return { seen: tally(answers), shows };
  });

/** A scene of what is seen elsewhere. */
export const watch = async (
  title: string,
  expected: string,
  act: () => Promise<Pick<Scene, 'seen' | 'shows'>>,
): Promise<Scene> => {
  const began = performance.now();
  const { seen, shows } = await act();
  return { title, expected, seen, milliseconds: performance.now() - began, shows };
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

export const together = <T>(count: number, ask: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => ask(index)));

export const customer = (index: number) => ({ name: `Customer ${index}`, email: `customer-${index}@example.com` });

export const clock = (instant: string) => instant.slice(11, 16);

const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** A day on which the stage is set: three days from now. */
export const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);

/** Makes things that a scene needs; throws where that fails. */
export const stage = (call: Call) => {
  const made = async (path: string, content: object): Promise<Body> => {
    const { status, body } = await call('POST', path, content);
    if (status !== 201) throw new Error(`POST ${path}: ${status} ${body.code}: ${body.detail}`);
    return body;
  };
  const openingHours = [{ days: everyDay, from: '09:00', to: '19:00' }];
  return {
    made,
    calendar: (name: string) => made('/calendars', { name, timeZone: 'UTC', openingHours }),
    service: (name: string, calendar: Body, more: object = {}) =>
      made('/services', { name, durations: [15], uses: [{ calendarId: calendar.id }], ...more }),
    book: (serviceId: string, start: string, index: number, more: object = {}) =>
      call('POST', '/bookings', { serviceId, start, customer: customer(index), ...more }),
  };
};
