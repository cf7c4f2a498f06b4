import { at, TwoApps, tally } from '#test/harness/apps/two-apps';

let apps: TwoApps;

beforeAll(async () => {
  apps = await TwoApps.start();
});

afterEach(async () => {
  expect(await apps.check()).toEqual([]);
});

afterAll(async () => {
  await apps.stop();
});

const all = <T>(count: number, act: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => act(index)));

test.each([2, 10, 200])(
  'one of %i who want one slot gets it, and all others are told what else is free',
  async (askers) => {
    const { service } = await apps.open();
    const answers = await all(askers, () => apps.book(service.id, at(3, 9)));
    expect(tally(answers)).toEqual({ 201: 1, '409 slot-taken': askers - 1 });
    const losers = answers.filter(({ status }) => status === 409);
    expect(losers.every(({ body }) => body.alternatives.length === 5)).toBe(true);
  },
);

test('overlapping times are booked so that nobody gets what another has', async () => {
  const { service } = await apps.open();
  const answers = await all(40, (index) => apps.book(service.id, at(3, 9 + (index % 8) / 4)));
  const won = answers.filter(({ status }) => status === 201).length;
  expect(won).toBeGreaterThanOrEqual(1);
  expect(won).toBeLessThanOrEqual(3);
  expect(tally(answers)).toEqual({ 201: won, '409 slot-taken': 40 - won });
});

test('somebody who wants the slot next to another is never refused', async () => {
  const { service } = await apps.open({}, { durations: [15] });
  const answers = await all(80, (index) => apps.book(service.id, at(4, index / 4)));
  expect(tally(answers)).toEqual({ 201: 80 });
});

test('a booking over midnight keeps both days from being given away', async () => {
  const { service } = await apps.open({}, { durations: [60, 240] });
  const answers = await all(30, (index) =>
    index % 3 === 0
      ? apps.book(service.id, at(3, 22), { duration: 240 })
      : apps.book(service.id, index % 3 === 1 ? at(3, 23) : at(4, 1), { duration: 60 }),
  );
  const won = answers.filter(({ status }) => status === 201).map(({ body }) => body.start);
  const long = [at(3, 22)];
  const short = [at(3, 23), at(4, 1)];
  expect([long, short]).toContainEqual(won.sort());
});

test('a group room takes as many as fit, and refuses nobody while there is room', async () => {
  const { service } = await apps.open({ capacity: 10 }, { maxUnitsPerBooking: 3 });
  const answers = await all(50, () => apps.book(service.id, at(3, 9)));
  expect(tally(answers)).toEqual({ 201: 10, '409 capacity-exhausted': 40 });
});

test('one of thirty updates made on one version is kept, and the others are told what happened since', async () => {
  const { service } = await apps.open();
  const { body } = await apps.book(service.id, at(3, 9));
  const answers = await all(30, (index) =>
    apps.send('PATCH', `/bookings/${body.id}`, { expectedVersion: 1, notes: `note ${index}` }),
  );
  expect(tally(answers)).toEqual({ 200: 1, '409 version-conflict': 29 });
  const stale = answers.find(({ status }) => status === 409)!;
  expect(stale.body).toMatchObject({
    expectedVersion: 1,
    currentVersion: 2,
    changes: [{ type: 'BookingDetailsChanged' }],
  });
});

test('a slot that one moves to and ten book belongs to one of them afterwards', async () => {
  const { service } = await apps.open();
  const { body } = await apps.book(service.id, at(3, 9));
  const answers = await all(11, (index) =>
    index === 5
      ? apps.send('POST', `/bookings/${body.id}/reschedule`, { expectedVersion: 1, start: at(3, 14) })
      : apps.book(service.id, at(3, 14)),
  );
  expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
  expect(answers.filter(({ body }) => body.code === 'slot-taken')).toHaveLength(10);
});

test('two who want to swap their slots both keep what they have, or one moves to where nobody is', async () => {
  const { service } = await apps.open();
  const [nine, ten] = [await apps.book(service.id, at(3, 9)), await apps.book(service.id, at(3, 10))];
  const move = (id: string, start: string) =>
    apps.send('POST', `/bookings/${id}/reschedule`, { expectedVersion: 1, start });
  const answers = await Promise.all([move(nine.body.id, at(3, 10)), move(ten.body.id, at(3, 9))]);
  expect(tally(answers)).toEqual({ '409 slot-taken': 2 });
});

test('a calendar is archived or booked, never both', async () => {
  for (let round = 0; round < 8; round += 1) {
    const { calendar, service } = await apps.open();
    const archive = () => apps.send('POST', `/calendars/${calendar.id}/archive`, { expectedVersion: 1 });
    const answers = await all(7, (index) =>
      index === round % 7 ? archive() : apps.book(service.id, at(5, 9 + index)),
    );
    const archived = answers[round % 7]!;
    const booked = answers.filter(({ status }) => status === 201).length;
    if (archived.status === 200) expect(booked).toBe(0);
    else expect(tally([archived])).toEqual({ '409 dependency-conflict': 1 });
    expect(booked).toBe(archived.status === 200 ? 0 : 6);
  }
});

test('somebody who books what was cancelled on the other process is never refused by what is gone', async () => {
  const { service } = await apps.open();
  for (let round = 0; round < 20; round += 1) {
    const start = at(6, round);
    const { body } = await apps.clients[0].post('/v1/bookings', {
      serviceId: service.id,
      start,
      customer: { name: 'Ada', email: 'ada@example.com' },
    });
    await apps.clients[1].post('/v1/bookings', {
      serviceId: service.id,
      start,
      customer: { name: 'Bob', email: 'b@example.com' },
    });
    await apps.clients[0].post(`/v1/bookings/${body.id}/cancel`, { expectedVersion: 1 });
    const again = { serviceId: service.id, start, customer: { name: 'Bob', email: 'bob@example.com' } };
    expect((await apps.clients[1].post('/v1/bookings', again)).status).toBe(201);
  }
});

test('a booker at the moment of a cancellation gets the slot or is told that it was still taken', async () => {
  const { service } = await apps.open();
  for (let round = 0; round < 20; round += 1) {
    const start = at(7, round);
    const { body } = await apps.book(service.id, start);
    const [cancelled, booked] = await Promise.all([
      apps.send('POST', `/bookings/${body.id}/cancel`, { expectedVersion: 1 }),
      apps.book(service.id, start),
    ]);
    expect(cancelled.status).toBe(200);
    if (booked.status === 409) expect((await apps.book(service.id, start)).status).toBe(201);
    else expect(booked.status).toBe(201);
  }
});
