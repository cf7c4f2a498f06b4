import { ada, inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';
import { openLog } from '#test/harness/logs/open-log';
import { envelope } from '#test/harness/logs/seats';
import { fromNow } from '#test/harness/running-clock';
import { booked } from '#test/rules/front-desk';
import { type Transition, transitions } from '../../../libs/booking/src/domain/bookings/transitions.js';

let api: RunningApi;
let count = 0;

beforeAll(async () => {
  api = await runningApi();
});

afterAll(() => api.stop());

const start = inBerlin(2, '09:00');

const post = (path: string, body: object) => api.client.post(`/v1/bookings${path}`, body);

const book = async (wish: object = {}, service: object = {}) => {
  const { calendarId, serviceId } = await openRoom(api.client, `life-${++count}`, 1, service);
  const { body } = await post('', { serviceId, start, customer: ada, ...wish });
  return { booking: body, path: `/${body.id}`, serviceId, calendarId };
};

/** How a booking comes to be what it is: what it was booked with, on what service, and the commands since. */
const ways = {
  held: [{ hold: {} }, {}, []],
  pending: [{}, { approval: 'required' }, []],
  confirmed: [{}, {}, []],
  declined: [{}, { approval: 'required' }, ['decline']],
  cancelled: [{}, {}, ['cancel']],
} as const;

type Reached = keyof typeof ways;

const reach = async (status: Reached) => {
  const [wish, service, commands] = ways[status];
  const { path } = await book(wish, service);
  let version = 1;
  for (const command of commands)
    version = (await post(`${path}/${command}`, { expectedVersion: version })).body.version;
  return { path, version };
};

const commands: Record<Transition, object> = {
  confirm: {},
  extend: {},
  approve: {},
  decline: {},
  reschedule: { start: inBerlin(2, '15:00') },
  cancel: {},
  complete: {},
  'no-show': {},
};

/** Where asking once more is no mistake. */
const done: Record<Reached, readonly string[]> = {
  held: [],
  pending: ['confirm'],
  confirmed: ['confirm', 'approve'],
  declined: ['decline'],
  cancelled: ['cancel'],
};

it.each(Object.keys(ways) as Reached[])(
  'a booking that is %s goes where the table leads and nowhere else',
  async (status) => {
    const { path, version } = await reach(status);
    const allowed = Object.keys(transitions[status]);
    const others = Object.entries(commands).filter(([name]) => ![...allowed, ...done[status]].includes(name));
    for (const [name, body] of others) {
      const answer = await post(`${path}/${name}`, { ...body, expectedVersion: version });
      expect({ name, status: answer.status, ...answer.body }).toMatchObject({
        name,
        status: 409,
        code: 'illegal-transition',
        currentStatus: status,
        currentVersion: version,
        allowed,
      });
    }
    for (const name of done[status]) {
      const answer = await post(`${path}/${name}`, { expectedVersion: version });
      expect({ name, ...answer.body }).toMatchObject({ name, status, version });
    }
  },
);

it.each([
  ['confirm', 'held'],
  ['approve', 'pending'],
  ['decline', 'pending'],
  ['cancel', 'confirmed'],
] as const)(
  'somebody who sends %s once more gets the state of things, and nothing happens',
  async (command, status) => {
    const { path } = await reach(status);
    const first = await post(`${path}/${command}`, { expectedVersion: 1 });
    expect(first.body.version).toBe(2);
    for (const expectedVersion of [1, 2]) {
      const again = await post(`${path}/${command}`, { expectedVersion });
      expect({ status: again.status, body: again.body }).toEqual({ status: 200, body: first.body });
    }
    expect((await api.client.get(`/v1/bookings${path}/history`)).body.items).toHaveLength(2);
  },
);

it.each(Object.entries(commands))('%s needs a version, and one that is not stale', async (command, body) => {
  const { path } = await reach(command === 'approve' || command === 'decline' ? 'pending' : 'held');
  const answer = await post(`${path}/${command}`, body);
  expect(answer.status).toBe(428);
  expect(answer.body).toMatchObject({ code: 'version-required', current: `${api.app.url}/v1/bookings${path}` });
  await api.client.patch(`/v1/bookings${path}`, { notes: 'Changed since', expectedVersion: 1 });
  const stale = await post(`${path}/${command}`, { ...body, expectedVersion: 1 });
  expect({ status: stale.status, code: stale.body.code }).toEqual({ status: 409, code: 'version-conflict' });
  const tagged = await api.client.post(`/v1/bookings${path}/${command}`, body, { 'If-Match': '"1"' });
  expect({ status: tagged.status, code: tagged.body.code }).toEqual({ status: 412, code: 'precondition-failed' });
});

describe('a booking', () => {
  it('is neither complete nor a no-show before it begins', async () => {
    const { path } = await book();
    for (const command of ['complete', 'no-show']) {
      const { status, body } = await post(`${path}/${command}`, { expectedVersion: 1 });
      expect({ command, status }).toEqual({ command, status: 409 });
      expect(body).toMatchObject({ code: 'illegal-transition', currentStatus: 'confirmed' });
      expect(body.allowed.toSorted()).toEqual(['cancel', 'reschedule']);
    }
  });

  it.each([
    ['to which nobody came is a no-show', 'no-show', 'no-show'],
    ['that was over sooner is complete', 'complete', 'completed'],
  ])('%s, and what is left of its time is free', async (_, command, status) => {
    const { calendarId, serviceId } = await openRoom(api.client, `over-${command}`);
    const start = fromNow({ minutes: -5 }).epochMilliseconds;
    const id = `bkg_over-early-${command}`;
    await record(booked(id, start, { calendarIds: [calendarId], serviceId }));
    const { body } = await post(`/${id}/${command}`, { expectedVersion: 1 });
    expect(body).toMatchObject({ status, version: 2 });
    expect((await post(`/${id}/${command}`, { expectedVersion: 1 })).body).toEqual(body);
    const refused = { status: 409, body: { code: 'illegal-transition', currentStatus: status, allowed: [] } };
    expect(await post(`/${id}/cancel`, { expectedVersion: 2 })).toMatchObject(refused);
    const range = `from=${inBerlin(-1, '00:00')}&to=${inBerlin(2, '00:00')}&minPosition=${body.position}`;
    const { busy } = (await api.client.get(`/v1/calendars/${calendarId}/busy?${range}`)).body;
    expect(busy).toHaveLength(1);
    expect(Date.parse(busy[0].end)).toBeLessThan(start + 10 * 60_000);
  });

  it('can be cancelled and moved after the window has closed only by who sets that aside', async () => {
    const late = { cancellationWindow: 7 * 1440 };
    const { path } = await book({}, late);
    const aside = { override: ['window-closed'] };
    const move = { start: inBerlin(2, '10:00'), expectedVersion: 1 };
    expect((await post(`${path}/reschedule`, move)).body).toMatchObject({ code: 'window-closed' });
    expect((await post(`${path}/cancel`, { expectedVersion: 1 })).body).toMatchObject({ code: 'window-closed' });
    const moved = await post(`${path}/reschedule`, { ...move, ...aside });
    expect(moved.body).toMatchObject({ start: move.start, overrides: ['window-closed'] });
    expect((await post(`${path}/cancel`, { expectedVersion: 2, ...aside })).body.status).toBe('cancelled');
  });
});

/** Nobody can book what has begun: it was booked before. */
const record = async (events: ReturnType<typeof booked>) => {
  const { log, close } = await openLog(api.databaseUrl);
  const streams = [...new Set(events.map(({ stream }) => stream.name))].map((name) => ({
    name,
    initial: {},
    evolve: () => ({}),
  }));
  await log.decide(envelope(), streams.at(-1)!, (read) => {
    read.all(streams);
    return { events, until: Number.POSITIVE_INFINITY };
  });
  await close();
};
