import { attempt, type Booking, createClient, isRefusal, onLatest, type Slotlog, SlotlogError } from '#libs/client';
import { ada, inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';

const grace = { name: 'Grace Hopper', email: 'grace@example.com' };

let api: RunningApi;
let key: string;

beforeAll(async () => {
  api = await runningApi({ PUBLIC_ATTEMPTS_PER_MINUTE: '100' });
  key = (await api.client.post('/v1/api-keys', { kind: 'public' })).body.key;
});

afterAll(() => api.stop());

/** A network that does something to the first answers, in their order. */
type Harm = (answer: Response) => Response;

const through =
  (harms: Harm[]): typeof fetch =>
  async (...asked) => {
    const answer = await fetch(...asked);
    return harms.shift()?.(answer) ?? answer;
  };

const lost: Harm = () => {
  throw new TypeError('fetch failed');
};

/** The first so many bytes come, and no more. */
const cutAt =
  (length: number): Harm =>
  ({ status, headers, body }) => {
    const reader = body!.getReader();
    let left = length;
    const cut = new ReadableStream({
      async pull(controller) {
        const { value } = await reader.read();
        controller.enqueue(value!.subarray(0, left));
        left -= value!.length;
        if (left <= 0) controller.error(new TypeError('terminated'));
      },
    });
    return new Response(cut, { status, headers });
  };

const visitor = (harms: Harm[] = []) => createClient({ url: api.app.url, key, fetch: through(harms) });
const desk = (harms: Harm[] = []) => createClient({ url: api.app.url, key: api.app.key, fetch: through(harms) });

const all = async <Item>(list: AsyncIterable<Item>): Promise<Item[]> => {
  const items: Item[] = [];
  for await (const item of list) items.push(item);
  return items;
};

/** What the desk reads, where the read models have what the client has seen. */
const bookingsOf = (serviceId: string, seenBy: Slotlog): Promise<Booking[]> => {
  const reader = desk();
  reader.position = seenBy.position;
  return all(reader.bookings.list({ serviceId }));
};

it('a visitor loses a race, takes what is near, holds, confirms, moves and cancels with one client', async () => {
  const { serviceId } = await openRoom(api.client, 'client1');
  const start = inBerlin(2, '10:00');
  await desk().bookings.create({ serviceId, start, customer: ada });
  const slotlog = visitor();
  const asked = await attempt(() => slotlog.bookings.create({ serviceId, start, customer: grace }));
  if (asked.ok || !isRefusal(asked.refusal, 'slot-taken')) throw new Error('the slot was given away twice');
  const [near] = asked.refusal.problem.alternatives;
  const held = await slotlog.bookings.create({ serviceId, start: near!.start, hold: {} });
  expect(held).toMatchObject({ status: 'held', start: inBerlin(2, '09:30') });
  const confirmed = await slotlog.bookings.confirm(held, { customer: grace });
  const { slots } = await slotlog.services.slots({ serviceId, from: start, to: inBerlin(2, '17:00') });
  const moved = await slotlog.bookings.reschedule(confirmed, { start: slots[0]!.start });
  const cancelled = await slotlog.bookings.cancel(moved, { reason: 'ill' });
  expect([moved.start, cancelled.status, cancelled.version]).toEqual([inBerlin(2, '10:30'), 'cancelled', 4]);
  const told = await all(slotlog.bookings.history(held.id, { limit: 2 }));
  expect(told.map(({ type }) => type)).toEqual([
    'BookingHeld',
    'BookingConfirmed',
    'BookingRescheduled',
    'BookingCancelled',
  ]);
});

it('an answer that is lost or cut is asked for again and is the same booking, with its token', async () => {
  const { serviceId } = await openRoom(api.client, 'client2', 9);
  const slotlog = visitor([lost, cutAt(60)]);
  const booking = await slotlog.bookings.create({ serviceId, start: inBerlin(2, '10:00'), customer: grace });
  expect((await bookingsOf(serviceId, slotlog)).map(({ id }) => id)).toEqual([booking.id]);
  expect((await slotlog.bookings.cancel(booking)).status).toBe('cancelled');
});

it('somebody who gave up on a booking presses again, and has booked once', async () => {
  const { serviceId } = await openRoom(api.client, 'client3', 9);
  const wish = { serviceId, start: inBerlin(2, '10:00'), customer: grace };
  const failed = await visitor([lost])
    .bookings.create(wish, { deadlineMs: 200 })
    .catch((error: unknown) => error as SlotlogError);
  if (!(failed instanceof SlotlogError)) throw new Error('nothing was lost');
  expect([failed.code, failed.unsettled]).toEqual(['unreachable', true]);
  const again = visitor();
  const booking = await again.bookings.create(wish, { idempotencyKey: failed.idempotencyKey! });
  expect((await bookingsOf(serviceId, again)).map(({ id }) => id)).toEqual([booking.id]);
});

it('two who change a booking at once both come through, each on what is there', async () => {
  const { serviceId } = await openRoom(api.client, 'client4');
  const { id } = await desk().bookings.create({ serviceId, start: inBerlin(2, '10:00'), customer: ada });
  const note = (slotlog: Slotlog, text: string) =>
    onLatest(
      () => slotlog.bookings.get(id),
      (booking) => slotlog.bookings.change(booking, { notes: `${booking.notes ?? ''}${text}` }),
    );
  const changed = await Promise.all([note(desk(), 'a'), note(desk(), 'b')]);
  const last = changed.toSorted((one, other) => other.version - one.version)[0]!;
  expect([last.version, [...last.notes!].toSorted()]).toEqual([3, ['a', 'b']]);
});

it('a position of a log that is no more is forgotten, and the read comes through', async () => {
  const slotlog = desk();
  slotlog.position = '7@0000ffff.9c01d2e3';
  await slotlog.services.list();
  expect(slotlog.position).toBeUndefined();
});

it('events are followed over lost connections, by who has a key and by who has a ticket', async () => {
  const { serviceId, position } = await openRoom(api.client, 'client5', 9);
  const slotlog = desk();
  const booked = [];
  for (const time of ['09:00', '10:00', '11:00'])
    booked.push(await slotlog.bookings.create({ serviceId, start: inBerlin(2, time), customer: ada }));
  const ids = booked.map(({ id }) => id);
  const hear = async (events: ReturnType<Slotlog['events']['follow']>) => {
    const heard: string[] = [];
    for await (const event of events) {
      heard.push(event.subject.id);
      if (heard.length === ids.length) break;
    }
    return heard;
  };
  expect(await hear(desk([lost, cutAt(1_500), cutAt(400)]).events.follow({ after: position }))).toEqual(ids);
  const page = createClient({ url: api.app.url });
  const ticket = async () => (await slotlog.events.createTicket()).ticket;
  expect(await hear(page.events.follow({ after: position, types: ['BookingConfirmed'] }, { ticket }))).toEqual(ids);
  const stale = page.events.follow({ after: '7@0000ffff.9c01d2e3' }, { ticket });
  await expect(hear(stale)).rejects.toMatchObject({ code: 'other-history' });
});
