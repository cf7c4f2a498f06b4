import fc from 'fast-check';
import { type MailingApi, mailingApi } from '#test/harness/apps/mailing-api';
import { ada, inBerlin, openRoom } from '#test/harness/apps/running-api';
import type { Answer } from '#test/harness/clients/api-client';
import { isPythonLeftOut, readCalendar, readCalendarsInPython } from '#test/harness/clients/calendar-reader';
import { until } from '#test/harness/logs/followed-log';

let api: MailingApi;
const isLeftOut = isPythonLeftOut();

beforeAll(async () => {
  api = await mailingApi();
});

afterAll(() => api.stop());

const hours = ['09:00', '10:00', '11:00', '12:00', '13:00'];

const life = fc.record({
  isAsked: fc.boolean(),
  /** Where it is moved, hour by hour. */
  moves: fc.array(fc.integer({ min: 1, max: hours.length - 1 }), { maxLength: 4 }),
  ends: fc.constantFrom('cancel' as const, 'blackout' as const, 'not' as const),
});

type Life = typeof life extends fc.Arbitrary<infer Value> ? Value : never;

let rooms = 0;

/** Lives through a booking, each change told before the next, and returns the calendar parts of its mails. */
const live = async ({ isAsked, moves, ends }: Life) => {
  const room = ++rooms;
  const approval = isAsked ? 'required' : 'automatic';
  const { serviceId, calendarId } = await openRoom(api.client, `life-${room}`, 1, { mails: 'on', approval });
  const customer = { ...ada, email: `person-${room}@example.com` };
  let [hour, version] = [0, 0];
  const isTold = async (change: Promise<Answer>) => {
    const { status, body } = await change;
    expect([200, 201]).toContain(status);
    version += 1;
    await until(() => api.mails.to(customer.email).length >= version);
    return body;
  };
  const start = () => inBerlin(2, hours[hour]!);
  const { id } = await isTold(api.client.post('/v1/bookings', { serviceId, start: start(), customer }));
  const act = (name: string, more: object = {}) =>
    isTold(api.client.post(`/v1/bookings/${id}/${name}`, { expectedVersion: version, ...more }));
  if (isAsked) await act('approve');
  for (const by of moves) {
    hour = (hour + by) % hours.length;
    await act('reschedule', { start: start() });
  }
  if (ends === 'cancel') await act('cancel');
  const blackout = { start: start(), end: inBerlin(2, '17:00'), onConflict: 'displace' };
  if (ends === 'blackout')
    await isTold(api.client.post(`/v1/calendars/${calendarId}/blackouts`, blackout, { 'If-Match': '*' }));
  const status = ends === 'not' ? 'CONFIRMED' : 'CANCELLED';
  const texts = api.mails.to(customer.email).map(({ calendar }) => calendar!.text);
  return { texts, last: { uid: `${id}@slotlog`, status, start: Date.parse(start()) } };
};

it('whatever becomes of a booking, each mail tells calendars what is so then, under a number that rises', async () => {
  const property = fc.asyncProperty(fc.array(life, { minLength: 3, maxLength: 5 }), async (lives) => {
    const lived = await Promise.all(lives.map(live));
    const texts = lived.flatMap((each) => each.texts);
    const read = texts.map(readCalendar);
    if (!isLeftOut) expect(readCalendarsInPython(texts)).toEqual(read);
    for (const { last } of lived) {
      const events = read.flat().filter(({ uid }) => uid === last.uid);
      expect(events.at(-1)).toMatchObject(last);
      for (const [index, { sequence }] of events.slice(1).entries())
        expect(sequence).toBeGreaterThan(events[index]!.sequence);
    }
  });
  await fc.assert(property, { numRuns: 4 });
});
