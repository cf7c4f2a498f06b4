import { setTimeout as sleep } from 'node:timers/promises';
import { ada, inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';
import { untilPast } from '#test/harness/running-clock';

let api: RunningApi;

beforeAll(async () => {
  // Also quotas and overload are met on the way: a client that follows what it is told gets through them.
  api = await runningApi({ RATE_LIMIT: 'on', WRITES_PER_SECOND: '40', WRITES_AT_ONCE: '75', MAX_UNDER_WAY: '40' });
});

afterAll(() => api.stop());

/** All that a client is to know: where it asked, what it asked for, and the body of the answer. */
interface Problem {
  readonly type: string;
  readonly retry: { readonly strategy: string; readonly afterMs?: number };
  readonly alternatives?: readonly { readonly start: string; readonly calendarIds: readonly string[] }[];
  readonly heldUntil?: string;
}

const met = new Map<string, number>();

/** Goes on until it has a booking; knows no code, no rule and no other route. */
const settle = async (wish: object): Promise<Record<string, unknown>> => {
  const response = await fetch(`${api.app.url}/v1/bookings`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${api.app.key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(wish),
  });
  if (response.status < 300) return (await response.json()) as Record<string, unknown>;
  const { type, retry, alternatives = [], heldUntil } = (await response.json()) as Problem;
  const name = type.split('/').at(-1) as string;
  met.set(name, (met.get(name) ?? 0) + 1);
  if (retry.strategy === 'same-request') {
    await sleep(retry.afterMs ?? 0);
    return settle(wish);
  }
  const alternative = alternatives[Math.floor(Math.random() * alternatives.length)];
  if (alternative) {
    const { start, calendarIds } = alternative;
    return settle({ ...wish, start, calendarIds });
  }
  if (retry.strategy === 'reread' && heldUntil) {
    await untilPast(Date.parse(heldUntil));
    return settle(wish);
  }
  throw new Error(`left alone by ${name}`);
};

it('a hundred clients for a hundred places all end with a booking, by nothing but what refusals say', async () => {
  // From nine to five 16 of half an hour a day, one at a time; all ask for the same one.
  const { serviceId, calendarId } = await openRoom(api.client, 'settling', 1, { horizonDays: 8, holdSeconds: 2 });
  const start = inBerlin(2, '09:00');
  // Places that are held and not confirmed come back by themselves.
  await api.client.post('/v1/bookings', { serviceId, start, customer: ada, hold: {} });
  const slots = `/v1/services/${serviceId}/slots?from=${inBerlin(2, '00:00')}&to=${inBerlin(9, '00:00')}`;
  const places = async () => (await api.client.get(slots)).body.slots.length;
  expect(await places()).toBeGreaterThanOrEqual(100);
  const wishes = Array.from({ length: 100 }, (_, client) => ({
    id: `bkg_settling-${client}`,
    serviceId,
    start,
    customer: { ...ada, id: `cus_${client}` },
  }));
  const booked = await Promise.all(wishes.map(settle));
  expect(new Set(booked.map((booking) => `${booking.calendarIds} ${booking.start}`)).size).toBe(100);
  expect(booked.every(({ calendarIds }) => String(calendarIds) === calendarId)).toBe(true);
  expect(new Set(booked.map(({ id }) => id)).size).toBe(100);
  expect([...met.keys()]).toEqual(expect.arrayContaining(['slot-taken', 'quota-exceeded', 'busy']));
});
