import { at, TwoApps } from '#test/harness/apps/two-apps';
import type { Answer } from '#test/harness/clients/api-client';

let apps: TwoApps;

beforeAll(async () => {
  apps = await TwoApps.start();
});

afterAll(() => apps.stop());

const startsOffered = async (serviceId: string, position: string): Promise<string[]> => {
  const range = `from=${at(3, 0)}&to=${at(4, 0)}`;
  const { status, body } = await apps.send('GET', `/services/${serviceId}/slots?${range}&minPosition=${position}`);
  expect(status).toBe(200);
  return body.slots.map(({ start }: { start: string }) => start);
};

/** What somebody sees who reads as of where a refusal stands: the slot that was lost, and the booking that it names. */
const isSeenThere = async (serviceId: string, start: string, { body }: Answer) => {
  expect(body.position).toMatch(/^[1-9]\d*@/);
  expect(await startsOffered(serviceId, body.position)).not.toContain(start);
  for (const { bookingId } of body.conflicts) {
    const list = `/bookings?serviceId=${serviceId}&limit=100&minPosition=${body.position}`;
    const { items } = (await apps.send('GET', list)).body;
    expect(items.map(({ id }: { id: string }) => id)).toContain(bookingId);
  }
};

test('somebody who loses a slot and reads as of the position of the refusal does not see it free', async () => {
  const { service } = await apps.open({}, { step: 60 });
  for (let hours = 0; hours < 24; hours += 1) {
    const start = at(3, hours);
    const answers = await Promise.all(Array.from({ length: 4 }, () => apps.book(service.id, start)));
    const refused = answers.filter(({ status }) => status === 409);
    expect(refused).toHaveLength(3);
    for (const answer of refused) await isSeenThere(service.id, start, answer);
  }
  expect(await apps.check()).toEqual([]);
});

test('every refusal that was decided has a position, also one that names a version or a state', async () => {
  const { calendar, service } = await apps.open({}, { step: 60, limits: { perCustomer: 1 } });
  const mine = { customer: { id: 'cus_ada-of-position', name: 'Ada', email: 'ada@example.com' } };
  const { body: booking } = await apps.book(service.id, at(5, 9), mine);
  const refusals = await Promise.all([
    apps.book(service.id, at(5, 12), mine),
    apps.book(service.id, at(5, 9.25), mine),
    apps.send('PATCH', `/calendars/${calendar.id}`, { name: 'Other', expectedVersion: 7 }),
    apps.send('POST', `/bookings/${booking.id}/cancel`, { expectedVersion: 9 }),
    apps.send('POST', `/bookings/${booking.id}/decline`, { expectedVersion: 1 }),
    apps.send('POST', '/calendars', { id: calendar.id, name: 'Another', timeZone: 'UTC', openingHours: [] }),
  ]);
  expect(refusals.map(({ body }) => [body.code, typeof body.position])).toEqual([
    ['limit-reached', 'string'],
    ['rule-violation', 'string'],
    ['version-conflict', 'string'],
    ['version-conflict', 'string'],
    ['illegal-transition', 'string'],
    ['already-exists', 'string'],
  ]);
});
