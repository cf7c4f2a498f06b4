import { ada, inBerlin, type RunningApi, room, runningApi } from '#test/harness/apps/running-api';

let api: RunningApi;
let count = 0;

beforeAll(async () => {
  api = await runningApi();
});

afterAll(() => api.stop());

const start = inBerlin(2, '09:00');

type Slot = { start: string; calendarIds: string[] };

/** Calendars of their own under these names, and a service that uses them. */
const offer = async (
  usesOf: (id: (name: string) => string) => object[],
  names: readonly string[],
  more: object = {},
) => {
  count += 1;
  const id = (name: string) => `cal_${name}-of-team-${count}`;
  for (const name of names) await api.client.post('/v1/calendars', { ...room, id: id(name), name });
  const service = { name: 'Visit', durations: [30, 60], uses: usesOf(id), ...more };
  const { body } = await api.client.post('/v1/services', service);
  const book = (time: string, wish: object = {}) =>
    api.client.post('/v1/bookings', { serviceId: body.id, start: inBerlin(2, time), customer: ada, ...wish });
  const slots = async (query = '') => {
    const { body: latest } = await api.client.post('/v1/calendars', room);
    const day = `from=${start}&to=${inBerlin(2, '17:00')}&minPosition=${latest.position}${query}`;
    return (await api.client.get(`/v1/services/${body.id}/slots?${day}&include=candidates`)).body.slots;
  };
  return { service: body, id, book, slots };
};

describe('a service that needs a person and a room', () => {
  const both = (more: object = {}) =>
    offer((id) => [{ calendarId: id('person') }, { calendarId: id('room') }], ['person', 'room'], more);

  it('takes both', async () => {
    const { id, book, slots } = await both();
    expect((await slots())[0]).toMatchObject({ calendarIds: [id('person'), id('room')], remaining: 1 });
    const { body } = await book('09:00');
    expect(body).toMatchObject({ calendarIds: [id('person'), id('room')], choices: [] });
    expect((await slots())[0].start).toBe(inBerlin(2, '09:30'));
  });

  it('takes neither where one of them is taken, and says which one', async () => {
    const { id, book } = await both();
    const uses = [{ calendarId: id('room') }];
    const { body: alone } = await api.client.post('/v1/services', { name: 'Room', durations: [30], uses });
    const { body: inRoom } = await book('09:00', { serviceId: alone.id });
    const { status, body } = await book('09:00');
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'slot-taken', detail: 'room is booked from 09:00 to 09:30.' });
    expect(body.conflicts).toMatchObject([{ calendarId: id('room'), bookingId: inRoom.id }]);
    const range = `from=${start}&to=${inBerlin(2, '17:00')}&minPosition=${inRoom.position}`;
    expect((await api.client.get(`/v1/calendars/${id('person')}/busy?${range}`)).body.busy).toEqual([]);
  });
});

describe('a service of any one of a team', () => {
  const anyOf = (strategy: string) => offer((id) => [{ anyOf: [id('ann'), id('bob')], strategy }], ['ann', 'bob']);

  it('takes the first who is free, and nobody where nobody is', async () => {
    const { id, book, slots } = await anyOf('first');
    expect((await slots())[0]).toMatchObject({ calendarIds: [id('ann')], candidates: [id('ann'), id('bob')] });
    const first = await book('09:00');
    expect(first.body).toMatchObject({
      calendarIds: [id('ann')],
      choices: [{ calendarId: id('ann'), strategy: 'first', reason: 'the first of 2 that were free' }],
    });
    expect((await slots())[0]).toMatchObject({ start, candidates: [id('bob')] });
    expect((await book('09:00')).body.calendarIds).toEqual([id('bob')]);
    const { status, body } = await book('09:00');
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'slot-taken' });
    expect((await slots())[0].start).toBe(inBerlin(2, '09:30'));
  });

  it('takes whoever has the fewest of this service that day where they take turns', async () => {
    const { id, book } = await anyOf('round-robin');
    const who = [];
    for (const time of ['09:00', '10:00', '11:00']) who.push((await book(time, { duration: 60 })).body);
    expect(who.map(({ calendarIds }) => calendarIds[0])).toEqual([id('ann'), id('bob'), id('ann')]);
    expect(who[1].choices[0].reason).toBe('0 of this service that day, the fewest of 2 that were free');
  });

  it('takes whoever is busy for the fewest minutes that day where that is asked for', async () => {
    const { id, book, slots } = await anyOf('least-busy');
    await book('09:00', { duration: 60 });
    await book('09:00', { duration: 30 });
    expect(
      (await slots('&duration=60')).find((slot: { start: string }) => slot.start === inBerlin(2, '12:00')),
    ).toMatchObject({
      calendarIds: [id('bob')],
    });
    const { body } = await book('12:00');
    expect(body.choices).toMatchObject([
      { calendarId: id('bob'), strategy: 'least-busy', reason: expect.stringMatching(/^30 minutes/) },
    ]);
  });

  it('takes the one who is asked for, or nobody', async () => {
    const { id, book, slots } = await anyOf('first');
    const bob = { calendarIds: [id('bob')] };
    expect((await book('09:00', bob)).body.calendarIds).toEqual([id('bob')]);
    await slots();
    const lost = await book('09:00', bob);
    expect(lost.body).toMatchObject({ code: 'slot-taken', conflicts: [{ calendarId: id('bob') }] });
    const nearest = lost.body.alternatives.slice(0, 4);
    expect(nearest.map(({ start, calendarIds }: Slot) => [start, ...calendarIds])).toEqual([
      [inBerlin(2, '09:30'), id('bob')],
      [inBerlin(2, '09:45'), id('bob')],
      [inBerlin(2, '10:00'), id('bob')],
      [inBerlin(2, '10:15'), id('bob')],
    ]);
    expect((await slots(`&calendarIds=${id('bob')}`))[0]).toMatchObject({
      start: inBerlin(2, '09:30'),
      candidates: [id('bob')],
    });
    const stranger = await book('10:00', { calendarIds: ['cal_nobody-here'] });
    expect(stranger.status).toBe(422);
    expect(stranger.body.errors).toMatchObject([{ pointer: '/calendarIds', rule: 'unknown-calendar' }]);
  });

  it('keeps whom a booking has when it is moved, unless somebody else must do it', async () => {
    const { id, book } = await anyOf('first');
    await book('09:00');
    const { body: withBob } = await book('09:00');
    await book('11:00', { calendarIds: [id('bob')] });
    const move = async (time: string, expectedVersion: number) => {
      const wish = { start: inBerlin(2, time), expectedVersion };
      return (await api.client.post(`/v1/bookings/${withBob.id}/reschedule`, wish)).body.calendarIds;
    };
    expect(await move('10:00', 1)).toEqual([id('bob')]);
    expect(await move('11:00', 2)).toEqual([id('ann')]);
  });
});

describe('a service of any one of a team in one room', () => {
  it('takes one of them and the room, and is full when the room is', async () => {
    const { id, book, slots } = await offer(
      (id) => [{ anyOf: [id('ann'), id('bob')] }, { calendarId: id('room') }],
      ['ann', 'bob', 'room'],
    );
    expect((await slots())[0].candidates).toEqual([id('ann'), id('bob'), id('room')]);
    expect((await book('09:00')).body.calendarIds).toEqual([id('ann'), id('room')]);
    const { body } = await book('09:00');
    expect(body).toMatchObject({ code: 'slot-taken', conflicts: [{ calendarId: id('room') }] });
  });
});
