import { at, TwoApps, tally } from '#test/harness/apps/two-apps';
import type { Answer } from '#test/harness/clients/api-client';
import { daysFromToday, untilPast } from '#test/harness/running-clock';

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

const customer = (id: string) => ({ id, name: 'Ada', email: 'ada@example.com' });

/** A service in any one of several rooms that are always open. */
const pool = async (rooms: number, service: object): Promise<string> => {
  const anyOf = await all(rooms, async () => (await apps.open()).calendar.id as string);
  const { body } = await apps.send('POST', '/services', {
    name: 'Visit',
    durations: [60],
    uses: [{ anyOf }],
    ...service,
  });
  return body.id;
};

const isWon = ({ status }: Answer) => status < 300;
const wins = (answers: readonly Answer[]) => answers.filter(isWon).length;

const slotsOf = async (serviceId: string, from: string, to: string, position: string, more = '') =>
  (await apps.send('GET', `/services/${serviceId}/slots?from=${from}&to=${to}&minPosition=${position}${more}`)).body;

const command = (name: string, { id, version }: { id: string; version: number }, more: object = {}) =>
  apps.send('POST', `/bookings/${id}/${name}`, { expectedVersion: version, ...more });

describe('raced over two processes', () => {
  test('a customer who may have one visit gets one, in whichever room', async () => {
    const serviceId = await pool(3, { limits: { perCustomer: 1 } });
    const answers = await all(60, (index) =>
      apps.book(serviceId, at(3, index % 24), {
        customer: customer(`customer-${index % 5}`),
        ...(index % 3 === 0 && { hold: {} }),
      }),
    );
    for (let each = 0; each < 5; each += 1) {
      expect(wins(answers.filter((_, index) => index % 5 === each))).toBe(1);
    }
    expect(tally(answers)).toEqual({ 201: 5, '409 limit-reached': 55 });
  });

  test('a day is filled up to its limit over all rooms and no further, whoever leaves meanwhile', async () => {
    const serviceId = await pool(4, { limits: { perDay: 7 } });
    const book = (index: number) => apps.book(serviceId, at(3, index % 24));
    const first = await all(40, book);
    expect(tally(first)).toEqual({ 201: 7, '409 limit-reached': 33 });
    const leaving = first.filter(isWon).slice(0, 4);
    const [left, second] = await Promise.all([
      Promise.all(leaving.map(({ body }) => command('cancel', body))),
      all(12, (index) => book(index + 7)),
    ]);
    expect(tally(left)).toEqual({ 200: 4 });
    expect(wins(second)).toBeLessThanOrEqual(4);
    expect(wins([...second, ...(await all(6, book))])).toBe(4);
  });

  test('the day on which clocks are set back is one day of twenty-five hours, and in one week', async () => {
    const zone = 'Europe/Berlin';
    const midnight = nextFallBack(zone);
    const hours = Array.from({ length: 27 }, (_, hour) =>
      midnight
        .add({ hours: hour - 1 })
        .toInstant()
        .toString(),
    );
    const days = [midnight.subtract({ days: 1 }), midnight, midnight.add({ days: 1 })].map((day) => dateText(day));
    for (const [limits, inside] of [
      [{ perDay: 20 }, 20],
      [{ perWeek: 21 }, 20],
    ] as const) {
      const serviceId = await pool(2, { timeZone: zone, horizonDays: 400, limits });
      const answers = [
        await apps.book(serviceId, hours[0]!),
        ...(await all(50, (index) => apps.book(serviceId, hours[1 + (index % 25)]!))),
        await apps.book(serviceId, hours[26]!),
      ];
      const won = answers.filter(isWon).map(({ body }) => dateText(zoned(body.start, zone)));
      expect(days.map((day) => won.filter((each) => each === day).length)).toEqual([1, inside, 1]);
      const refused = answers.find((answer) => !isWon(answer))!;
      expect(refused.body).toMatchObject({ code: 'limit-reached', limit: { atMost: Object.values(limits)[0] } });
    }
  });

  test('a limit that is set while people book counts those who were faster', async () => {
    for (let round = 0; round < 4; round += 1) {
      const serviceId = await pool(2, {});
      const limits = { perDay: 5, perWeek: 6, perCustomer: 2 };
      const patch = () => apps.send('PATCH', `/services/${serviceId}`, { limits, expectedVersion: 1 });
      const book = (index: number) =>
        apps.book(serviceId, at(3, index), { customer: customer(`customer-${index % 6}`) });
      const [limited, ...answers] = await Promise.all([
        patch(),
        ...Array.from({ length: 16 }, (_, index) => book(index)),
      ]);
      expect(limited.status).toBe(200);
      expect(wins(answers)).toBeGreaterThanOrEqual(5);
      const later = await all(4, (index) => apps.book(serviceId, at(3, 20 + index), { customer: customer('new') }));
      expect(tally(later)).toEqual({ '409 limit-reached': 4 });
      expect(limited.body.limits).toEqual(limits);
    }
  });

  test('of a hold that ran out and of somebody new one has the last place of the day', async () => {
    const services = await all(4, () => pool(2, { limits: { perDay: 1 } }));
    const holds = await Promise.all(
      services.map((serviceId) =>
        apps.send('POST', '/bookings', { serviceId, start: at(3, 9), hold: { seconds: 1 }, customer: customer('ada') }),
      ),
    );
    expect((await apps.book(services[0]!, at(3, 12))).body.code).toBe('limit-reached');
    await untilPast(Date.parse(holds.at(-1)!.body.expiresAt) + 2_100);
    const outcomes = await Promise.all(
      holds.map(({ body: { id } }, index) =>
        Promise.all([
          apps.clients[index % 2]!.post(`/v1/bookings/${id}/confirm`, {}, { 'If-Match': '*' }),
          apps.book(services[index]!, at(3, 12)),
        ]),
      ),
    );
    for (const [confirmed, booked] of outcomes) {
      expect([isWon(confirmed), isWon(booked)].filter(Boolean)).toHaveLength(1);
      const lost = isWon(confirmed) ? booked : confirmed;
      expect(lost.body).toMatchObject({ code: 'limit-reached', limit: { kind: 'per-day', atMost: 1 } });
    }
  });
});

describe('a full day', () => {
  test('is not offered, explained, and others are offered instead', async () => {
    const { service } = await apps.open({}, { limits: { perDay: 2 } });
    const [first, second] = [await apps.book(service.id, at(3, 9)), await apps.book(service.id, at(3, 12))];
    const { position } = second.body;
    const open = await slotsOf(service.id, at(3, 0), at(4, 1), position, '&explain=true');
    expect(open.slots.map(({ start }: { start: string }) => start)).toEqual([
      at(4, 0),
      at(4, 0.25),
      at(4, 0.5),
      at(4, 0.75),
    ]);
    expect(open.refused.filter(({ start }: { start: string }) => start === at(3, 15))).toEqual([
      { start: at(3, 15), reason: 'limit-reached' },
    ]);
    expect((await slotsOf(service.id, at(3, 0), at(3, 24), position)).nextAvailable).toBe(at(4, 0));
    const lost = await apps.book(service.id, at(3, 15));
    expect(lost.body).toMatchObject({
      code: 'limit-reached',
      limit: { kind: 'per-day', atMost: 2, period: at(3, 0).slice(0, 10) },
      detail: `${at(3, 0).slice(0, 10)} already has 2 bookings, the maximum.`,
    });
    const alternatives = lost.body.alternatives.map(({ start }: { start: string }) => start.slice(0, 10));
    expect(alternatives).toHaveLength(5);
    expect(alternatives).not.toContain(at(3, 0).slice(0, 10));

    const within = await command('reschedule', second.body, { start: at(3, 15) });
    expect(within.status).toBe(200);
    const elsewhere = await apps.book(service.id, at(4, 9));
    expect((await command('reschedule', elsewhere.body, { start: at(3, 20) })).body.code).toBe('limit-reached');
    const away = await command('reschedule', first.body, { start: at(5, 9) });
    expect(away.status).toBe(200);
    const back = await slotsOf(
      service.id,
      at(3, 0),
      at(3, 24),
      away.body.position,
      `&ignoreBooking=${elsewhere.body.id}`,
    );
    expect(back.slots.length).toBeGreaterThan(0);
    expect((await command('reschedule', elsewhere.body, { start: at(3, 20) })).status).toBe(200);
  });

  test('has room again once somebody leaves, is declined or is displaced', async () => {
    const { service, calendar } = await apps.open({}, { limits: { perDay: 1 }, approval: 'required' });
    const isFull = async () => (await apps.book(service.id, at(3, 20))).body.code === 'limit-reached';
    const asked = await apps.book(service.id, at(3, 9));
    expect(await isFull()).toBe(true);
    await command('decline', asked.body);
    const again = await apps.book(service.id, at(3, 9));
    const approved = await command('approve', again.body);
    expect([approved.status, await isFull()]).toEqual([200, true]);
    const blackout = { start: at(3, 8), end: at(3, 10), onConflict: 'displace', expectedVersion: calendar.version };
    expect((await apps.send('POST', `/calendars/${calendar.id}/blackouts`, blackout)).status).toBe(201);
    const third = await apps.book(service.id, at(3, 12));
    expect([third.status, await isFull()]).toEqual([201, true]);
    const displaced = { id: again.body.id, version: approved.body.version + 1 };
    expect((await command('reschedule', displaced, { start: at(3, 15) })).body.code).toBe('limit-reached');
    await command('cancel', third.body);
    expect((await command('reschedule', displaced, { start: at(3, 15) })).status).toBe(200);
    expect(await isFull()).toBe(true);
  });
});

describe('a limit per customer', () => {
  test('needs to know the customer, also for a hold', async () => {
    const { service } = await apps.open({}, { limits: { perCustomer: 2 } });
    const unnamed = [
      await apps.book(service.id, at(3, 9)),
      await apps.book(service.id, at(3, 9), { customer: null, hold: {} }),
    ];
    for (const { status, body } of unnamed) {
      expect(status).toBe(422);
      expect(body.errors).toMatchObject([{ pointer: '/customer/id', rule: 'required' }]);
    }
  });

  test('counts what is upcoming, holds and requests too, and tells that no other time would do', async () => {
    const { service } = await apps.open({}, { limits: { perCustomer: 2 } });
    const adas = { customer: customer('ada') };
    const held = await apps.book(service.id, at(3, 9), { ...adas, hold: { seconds: 60 } });
    const booked = await apps.book(service.id, at(4, 9), adas);
    const third = await apps.book(service.id, at(5, 9), adas);
    expect(third.body).toMatchObject({
      code: 'limit-reached',
      limit: { kind: 'per-customer', atMost: 2 },
      alternatives: [],
      detail: 'The customer already has 2 upcoming bookings of this service, the maximum.',
    });
    expect((await apps.book(service.id, at(5, 9), { customer: customer('eve') })).status).toBe(201);
    expect((await command('confirm', held.body, { customer: customer('eve') })).status).toBe(200);
    expect((await apps.book(service.id, at(6, 9), adas)).status).toBe(201);
    expect((await apps.book(service.id, at(6, 12), { customer: customer('eve') })).body.code).toBe('limit-reached');
    expect((await command('cancel', booked.body)).status).toBe(200);
    expect((await apps.book(service.id, at(7, 9), adas)).status).toBe(201);
  });
});

test('limits are changed one by one, cleared, and begin anew with what is booked then', async () => {
  const { service } = await apps.open({}, { limits: { perDay: 1, perWeek: 1 } });
  let { version } = service;
  const change = async (limits: object | null) => {
    const answer = await apps.send('PATCH', `/services/${service.id}`, { limits, expectedVersion: version });
    version = answer.body.version;
    return answer;
  };
  expect(service.limits).toEqual({ perDay: 1, perWeek: 1, perCustomer: null });
  await apps.book(service.id, at(3, 9));
  expect((await change({ perWeek: null })).body.limits).toEqual({ perDay: 1, perWeek: null, perCustomer: null });
  expect((await apps.book(service.id, at(3, 10))).body.limit.kind).toBe('per-day');
  expect((await change(null)).body.limits).toEqual({ perDay: null, perWeek: null, perCustomer: null });
  const second = await apps.book(service.id, at(3, 10));
  expect(second.status).toBe(201);
  expect((await change({ perDay: 2 })).status).toBe(200);
  expect((await apps.book(service.id, at(3, 11))).body.code).toBe('limit-reached');
  await command('cancel', second.body);
  expect((await apps.book(service.id, at(3, 11))).status).toBe(201);
  const zero = await change({ perDay: 0 });
  expect([zero.status, zero.body.errors[0].pointer]).toEqual([400, '/limits/perDay']);
});

const zoned = (instant: string, zone: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(zone);

const dateText = (day: Temporal.ZonedDateTime) => day.toPlainDate().toString();

/** Midnight of the next day that is longer than others. */
const nextFallBack = (zone: string): Temporal.ZonedDateTime => {
  let day = daysFromToday(2, '00:00', zone);
  while (day.hoursInDay <= 24) day = day.add({ days: 1 });
  return day;
};
