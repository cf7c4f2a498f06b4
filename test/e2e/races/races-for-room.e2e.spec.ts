import { at, TwoApps, tally } from '#test/harness/apps/two-apps';
import type { Answer } from '#test/harness/clients/api-client';

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

const offer = async (uses: object[]) =>
  (await apps.send('POST', '/services', { name: 'Visit', durations: [60], uses })).body.id as string;

const isWon = ({ status }: Answer) => status === 201;

test('one of several times that lie within one another is given away', async () => {
  const { service } = await apps.open({}, { durations: [30, 60, 120, 240] });
  const nested = [
    [8, 240],
    [9, 120],
    [9.5, 60],
    [10, 30],
  ] as const;
  const answers = await all(32, (index) => {
    const [hours, duration] = nested[index % 4]!;
    return apps.book(service.id, at(3, hours), { duration });
  });
  expect(tally(answers)).toEqual({ 201: 1, '409 slot-taken': 31 });
});

test('parties of any size get in until the next would not fit, and none is sent away that would', async () => {
  for (const capacity of [4, 7, 10]) {
    const { service } = await apps.open({ capacity }, { maxUnitsPerBooking: 4 });
    const sizes = Array.from({ length: capacity + 8 }, (_, index) => (index % 4) + 1);
    const answers = await all(sizes.length, (index) => apps.book(service.id, at(3, 9), { units: sizes[index]! }));
    const inside = sizes.filter((_, index) => isWon(answers[index]!)).reduce((sum, units) => sum + units, 0);
    expect(inside).toBeLessThanOrEqual(capacity);
    const sentAway = sizes.filter((_, index) => !isWon(answers[index]!));
    expect(Math.min(...sentAway)).toBeGreaterThan(capacity - inside);
    const refused = answers.filter((answer) => !isWon(answer));
    expect(refused.every(({ body }) => body.code === 'capacity-exhausted' && body.remaining < body.requested)).toBe(
      true,
    );
  }
});

test.each(['first', 'round-robin', 'least-busy'])(
  'a team of five takes five, each of them one, and sends three away: %s',
  async (strategy) => {
    const team = await all(5, async () => (await apps.open()).calendar.id as string);
    const service = await offer([{ anyOf: team, strategy }]);
    const answers = await all(8, () => apps.book(service, at(3, 9)));
    expect(tally(answers)).toEqual({ 201: 5, '409 slot-taken': 3 });
    const taken = answers.filter(isWon).map(({ body }) => body.calendarIds[0]);
    expect(taken.sort()).toEqual(team.sort());
  },
);

test('a room goes to who wants it with a person or to who wants it alone, and the person stays free where it is lost', async () => {
  for (let round = 0; round < 8; round += 1) {
    const [person, room] = await all(2, async () => (await apps.open()).calendar.id as string);
    const both = [{ calendarId: person }, { calendarId: room }];
    const together = [await offer(both), await offer(both.toReversed())];
    const [alone, inPerson] = [await offer([{ calendarId: room }]), await offer([{ calendarId: person }])];
    const wanted = [together[0]!, alone, together[1]!, alone];
    const answers = await all(8, (index) => apps.book(wanted[(index + round) % 4]!, at(3, 9)));
    expect(tally(answers)).toEqual({ 201: 1, '409 slot-taken': 7 });
    const tookPerson = answers.find(isWon)!.body.serviceId !== alone;
    expect(tally([await apps.book(inPerson, at(3, 9))])).toEqual(tookPerson ? { '409 slot-taken': 1 } : { 201: 1 });
  }
});

test('a day on which nothing is booked yet is closed or booked, never both', async () => {
  for (let round = 0; round < 12; round += 1) {
    const { calendar, service } = await apps.open();
    const seen = round % 2 === 0 ? {} : { slotPosition: service.position };
    const close = () => apps.send('PATCH', `/calendars/${calendar.id}`, { openingHours: [], expectedVersion: 1 });
    const turn = round % 4;
    const answers = await all(4, (index) =>
      index === turn ? close() : apps.book(service.id, at(3 + round, 9 + index), seen),
    );
    const [closed, booked] = [answers[turn]!, answers.filter((_, index) => index !== turn)];
    if (closed.status === 200) {
      expect(tally(booked)).toEqual({ [round % 2 === 0 ? '422 rule-violation' : '409 dependency-gone']: 3 });
    } else {
      expect(closed.body.code).toBe('dependency-conflict');
      expect(tally(booked)).toEqual({ 201: 3 });
    }
  }
});

test('a blackout that displaces while others book leaves nobody a place in it', async () => {
  const { calendar, service } = await apps.open({ capacity: 3 });
  await all(6, (index) => apps.book(service.id, at(3, 9 + index / 4)));
  const closure = { start: at(3, 9), end: at(3, 12), onConflict: 'displace', expectedVersion: 1 };
  const answers = await all(21, (index) =>
    index === 7
      ? apps.send('POST', `/calendars/${calendar.id}/blackouts`, closure)
      : apps.book(service.id, at(3, 9 + (index % 8) / 4)),
  );
  expect(answers[7]!.status).toBe(201);
  const latest = answers
    .map(({ body }) => body.position ?? '0')
    .sort((a, b) => Number.parseInt(b, 10) - Number.parseInt(a, 10));
  const query = `serviceId=${service.id}&status=confirmed&from=${closure.start}&minPosition=${latest[0]}`;
  expect((await apps.send('GET', `/bookings?${query}`)).body.items).toEqual([]);
});

test('a room that shrinks while others book has room for those who stay', async () => {
  const { calendar, service } = await apps.open({ capacity: 4 });
  const answers = await all(8, (index) =>
    index === 4
      ? apps.send('PATCH', `/calendars/${calendar.id}`, { capacity: 2, onConflict: 'displace', expectedVersion: 1 })
      : apps.book(service.id, at(3, 9)),
  );
  expect(answers[4]!.status).toBe(200);
  expect((await apps.book(service.id, at(3, 9))).body).toMatchObject({ code: 'capacity-exhausted', remaining: 0 });
});
