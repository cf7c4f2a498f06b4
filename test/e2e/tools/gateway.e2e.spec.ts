import { setTimeout as sleep } from 'node:timers/promises';
import { ada, inBerlin, openRoom, type RunningApi, room, runningApi } from '#test/harness/apps/running-api';
import { refusalIn, ToolGateway } from '#test/harness/clients/tool-gateway';
import type { Part } from '#test/openapi/resolve';

/* biome-ignore lint/suspicious/noExplicitAny: agents look into what they are told */
type Any = any;

let api: RunningApi;
let tools: Part;

beforeAll(async () => {
  api = await runningApi();
  tools = await documentAt('/openapi-3.0.json?for=tools');
});

afterAll(() => api.stop());

const documentAt = async (path: string) => (await (await fetch(api.app.url + path)).json()) as Part;

/** The app of somebody whose agents come through the gateway. */
const gatewayFor = async (key: object, document = tools) => {
  const { body } = await api.client.post('/v1/api-keys', key);
  return new ToolGateway(document, api.app.url, body.key);
};

const secret = { scopes: ['calendars:read', 'bookings:read', 'bookings:write'] };
const person = { customerName: ada.name, customerEmail: ada.email };

/** An agent: what it asks a tool for, and what it is told. */
const agentAt = (gateway: ToolGateway) => ({
  ask: async (tool: string, given: object): Promise<Any> => gateway.call(tool, given as Record<string, unknown>),
  isRefused: (tool: string, given: object): Promise<Any> =>
    gateway.call(tool, given as Record<string, unknown>).then(
      (told) => {
        throw new Error(`not refused: ${JSON.stringify(told)}`);
      },
      (error) => refusalIn(error),
    ),
});

const tomorrow = { from: inBerlin(1, '09:00'), to: inBerlin(1, '17:00') };

it('makes ten tools of the edition for tools, with names that every model takes', () => {
  const { names } = new ToolGateway(tools, api.app.url, 'slk_nobody');
  expect(names.toSorted()).toEqual([
    'book_slot',
    'cancel_booking',
    'confirm_booking',
    'explain_slot',
    'find_services',
    'find_slots',
    'get_booking',
    'hold_slot',
    'join_waitlist',
    'reschedule_booking',
  ]);
});

it('one of two agents who want one slot gets it, and the other takes what it is offered instead', async () => {
  const { serviceId } = await openRoom(api.client, 'asked-for-by-two');
  const gateway = await gatewayFor(secret);
  const agents = [agentAt(gateway), agentAt(gateway)];
  const { services } = await agents[0]!.ask('find_services', {});
  expect(services).toContainEqual(expect.objectContaining({ serviceId, durations: [30, 60] }));
  const wishes = await Promise.all(
    agents.map(async ({ ask }) => {
      const { slots, bookingId } = await ask('find_slots', { serviceId, ...tomorrow });
      return { bookingId, serviceId, start: slots[0].start, ...person };
    }),
  );
  expect(wishes[0]!.bookingId).not.toBe(wishes[1]!.bookingId);
  const told = await Promise.all(
    agents.map(({ ask }, at) => ask('book_slot', wishes[at]!).catch((error) => refusalIn(error))),
  );
  const loser = told.findIndex(({ code }) => code !== undefined);
  const [winner, lost] = [told[1 - loser], told[loser]];
  expect(winner).toMatchObject({ status: 'confirmed', localStart: expect.stringContaining('T09:00:00+') });
  expect(winner.words).toMatch(/^Booked: \w+day,? \d+ \w+ \d{4} from 09:00 to 09:30 \(Europe\/Berlin\)\.$/);
  expect(lost).toMatchObject({ status: 409, code: 'slot-taken', retry: { strategy: 'choose-alternative' } });
  expect(lost.alternatives[0].localStart).toMatch(/T09:30:00\+0\d:00$/);
  const { ask } = agents[loser]!;
  const { bookingId } = wishes[loser]!;
  const held = await ask('hold_slot', { bookingId, serviceId, start: lost.alternatives[0].start });
  expect(held).toMatchObject({ bookingId, status: 'held', version: 1 });
  const confirmed = await ask('confirm_booking', { bookingId, expectedVersion: 1, ...person });
  expect(confirmed).toMatchObject({ bookingId, status: 'confirmed', start: lost.alternatives[0].start, ...person });
  expect(await ask('get_booking', { bookingId })).toEqual(confirmed);
});

it('an agent whose answer was lost asks again, and it is the same booking', async () => {
  const { serviceId } = await openRoom(api.client, 'asked-for-again');
  const { ask } = agentAt(await gatewayFor(secret));
  const twice = async (tool: string, given: object) => {
    const first = await ask(tool, given);
    expect(await ask(tool, given)).toEqual(first);
    return first;
  };
  const { slots, bookingId, waitlistEntryId } = await ask('find_slots', { serviceId, ...tomorrow });
  await twice('hold_slot', { bookingId, serviceId, start: slots[0].start, ...person });
  await twice('confirm_booking', { bookingId, expectedVersion: 1 });
  const moved = await twice('reschedule_booking', { bookingId, expectedVersion: 2, start: slots[4].start });
  expect(moved).toMatchObject({ version: 3, start: slots[4].start });
  const entry = await twice('join_waitlist', { waitlistEntryId, serviceId, ...tomorrow, ...person });
  expect(entry).toMatchObject({ waitlistEntryId, status: 'waiting' });
  const cancelled = await twice('cancel_booking', { bookingId, expectedVersion: 3, reason: 'ill' });
  expect(cancelled).toMatchObject({ status: 'cancelled', version: 4 });
  const { body } = await api.client.get(`/v1/bookings?serviceId=${serviceId}`);
  expect(body.items.filter(({ waitlistEntryId: offered }: Any) => offered === null)).toHaveLength(1);
});

it('a booking that somebody else has moved meanwhile is told as it is, not as it was asked for', async () => {
  const { serviceId } = await openRoom(api.client, 'moved-by-others');
  const { ask } = agentAt(await gatewayFor(secret));
  const { slots, bookingId } = await ask('find_slots', { serviceId, ...tomorrow });
  await ask('book_slot', { bookingId, serviceId, start: slots[0].start, ...person });
  const move = { bookingId, expectedVersion: 1, start: slots[4].start };
  await ask('reschedule_booking', move);
  const back = { start: slots[8].start, expectedVersion: 2 };
  await api.client.post(`/v1/bookings/${bookingId}/reschedule`, back);
  expect(await ask('reschedule_booking', move)).toMatchObject({ version: 3, start: slots[8].start });
});

it('with a public key, whoever booked is known by the token that came with it', async () => {
  const { serviceId } = await openRoom(api.client, 'for-anybody');
  const { ask, isRefused } = agentAt(await gatewayFor({ kind: 'public' }));
  const { slots, bookingId, idempotencyKey } = await ask('find_slots', { serviceId, ...tomorrow });
  const wish = { bookingId, idempotencyKey, serviceId, start: slots[0].start, ...person };
  const held = await ask('hold_slot', wish);
  expect(await ask('hold_slot', wish)).toEqual(held);
  expect(held.manageToken).toMatch(/^slm_/);
  const { idempotencyKey: _, ...known } = wish;
  expect(await ask('hold_slot', known)).not.toHaveProperty('manageToken');
  const confirmation = { bookingId, expectedVersion: 1 };
  expect(await isRefused('confirm_booking', confirmation)).toMatchObject({ status: 403, code: 'forbidden' });
  const { manageToken } = held;
  expect(await ask('confirm_booking', { ...confirmation, manageToken })).toMatchObject({ status: 'confirmed' });
  expect(await ask('get_booking', { bookingId, manageToken })).toMatchObject({ version: 2 });
});

it('another slot is held under a new id where a hold ran out and somebody else has its time', async () => {
  const { serviceId } = await openRoom(api.client, 'run-out');
  const { ask, isRefused } = agentAt(await gatewayFor(secret));
  const { slots, bookingId } = await ask('find_slots', { serviceId, ...tomorrow });
  const wish = { bookingId, serviceId, start: slots[0].start, ...person };
  await ask('hold_slot', { ...wish, holdSeconds: 1 });
  while ((await ask('get_booking', { bookingId })).status !== 'expired') await sleep(50);
  const { bookingId: faster } = await ask('find_slots', { serviceId, ...tomorrow });
  await ask('book_slot', { ...wish, bookingId: faster });
  const refusal = await isRefused('confirm_booking', { bookingId, expectedVersion: 2 });
  expect(refusal).toMatchObject({ code: 'hold-expired', retry: { strategy: 'choose-alternative' } });
  const instead = { ...wish, start: refusal.alternatives[0].start };
  expect(await isRefused('hold_slot', instead)).toMatchObject({ code: 'already-exists' });
  const { bookingId: fresh } = await ask('find_slots', { serviceId, ...tomorrow });
  expect(await ask('hold_slot', { ...instead, bookingId: fresh })).toMatchObject({ status: 'held', version: 1 });
  expect(await ask('confirm_booking', { bookingId: fresh, expectedVersion: 1 })).toMatchObject({ status: 'confirmed' });
});

it('says why a start cannot be booked', async () => {
  const { serviceId } = await openRoom(api.client, 'explained');
  const { ask } = agentAt(await gatewayFor(secret));
  const explain = (start: string) => ask('explain_slot', { serviceId, start });
  expect(await explain(inBerlin(1, '09:00'))).toMatchObject({ bookable: true });
  expect(await explain(inBerlin(1, '09:07'))).toMatchObject({ bookable: false, rule: 'off-grid' });
  const early = await explain(inBerlin(1, '07:00'));
  expect(early).toMatchObject({ bookable: false, code: 'rule-violation', rule: 'outside-hours' });
  expect(early).toMatchObject({ nextAvailable: inBerlin(1, '09:00') });
});

it('makes tools of the whole document that cannot be used: names are sentences, and ids get lost', async () => {
  const everything = await gatewayFor({ scopes: ['admin'] }, await documentAt('/openapi-3.0.json'));
  expect(everything.names).toContain('Book a slot, or hold it');
  const calendar = async (id: string) => api.client.post('/v1/calendars', { id, ...room });
  await calendar('cal_first-through-it');
  await calendar('cal_second-through-it');
  const closed = { start: inBerlin(3, '09:00'), end: inBerlin(3, '10:00'), expectedVersion: 1 };
  const closing = 'Close a calendar for some time, whatever its hours';
  const refused = everything.call(closing, { ...closed, id: 'cal_first-through-it' }).catch(refusalIn);
  expect(await refused).toMatchObject({ instance: '/v1/calendars/%7Bid%7D/blackouts' });
  const seen = [];
  for (const id of ['cal_first-through-it', 'cal_second-through-it'])
    seen.push(((await everything.call('Read a calendar', { id })) as Any).id);
  expect(seen).toEqual(['cal_first-through-it', 'cal_first-through-it']);
});
