import { setTimeout as sleep } from 'node:timers/promises';
import { at, TwoApps, tally } from '#test/harness/apps/two-apps';
import type { Answer } from '#test/harness/clients/api-client';
import { daysFromToday } from '#test/harness/running-clock';

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

const ada = { id: 'ada', name: 'Ada', email: 'ada@example.com' };

const all = <T>(count: number, act: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => act(index)));

const book = (serviceId: string, start: string, recurrence: string, more: object = {}) =>
  apps.send('POST', '/series', { serviceId, start, recurrence, customer: ada, ...more });

const startsOf = ({ body }: Answer) => body.occurrences.map(({ start }: { start: string }) => start);
const outcomesOf = ({ body }: Answer) => body.occurrences.map(({ outcome }: { outcome: string }) => outcome);

const read = async (path: string, position: string) => (await apps.send('GET', `${path}?minPosition=${position}`)).body;

test('a series keeps its local time over a change of clocks, and each occurrence is a booking of its own', async () => {
  const zone = 'Europe/Berlin';
  const { service } = await apps.open({}, { timeZone: zone, horizonDays: 400 });
  const start = daysFromToday(2, '10:00', zone).toInstant().toString();
  const booked = await book(service.id, start, 'FREQ=WEEKLY;COUNT=52', { notes: 'Window seat' });
  expect(booked.status).toBe(201);
  const local = startsOf(booked).map((each: string) => Temporal.Instant.from(each).toZonedDateTimeISO(zone).hour);
  expect([...new Set(local)]).toEqual([10]);
  expect(new Set(startsOf(booked).map((each: string) => each.slice(10)))).toEqual(
    new Set(['T09:00:00Z', 'T08:00:00Z']),
  );
  expect(await read(`/series/${booked.body.id}`, booked.body.position)).toEqual(booked.body);

  const { bookingId } = booked.body.occurrences[3];
  const one = await read(`/bookings/${bookingId}`, booked.body.position);
  expect(one).toMatchObject({ seriesId: booked.body.id, status: 'confirmed', version: 1, notes: 'Window seat' });
  const moved = await apps.send('POST', `/bookings/${bookingId}/reschedule`, {
    start: new Date(Date.parse(one.start) + 3_600_000).toISOString(),
    expectedVersion: 1,
  });
  expect([moved.status, moved.body.seriesId]).toEqual([200, booked.body.id]);
});

test('a series says of each occurrence what it is by now, and what it was', async () => {
  const { service } = await apps.open({}, { cancellationWindow: 3 * 24 * 60 });
  const booked = await book(service.id, at(2, 9), 'FREQ=DAILY;COUNT=5');
  const path = `/series/${booked.body.id}`;
  expect(booked.body.occurrences[3]).toMatchObject({ start: at(5, 9), originalStart: at(5, 9), status: 'confirmed' });
  // As it is: compressed it has a tag of its own.
  const plain = { 'Accept-Encoding': 'identity' };
  const known = await apps.send('GET', `${path}?minPosition=${booked.body.position}`, undefined, plain);
  expect([known.body, known.headers.get('etag')]).toEqual([booked.body, booked.headers.get('etag')]);
  const [, , , fourth, fifth] = booked.body.occurrences.map(({ bookingId }: { bookingId: string }) => bookingId);
  await apps.send('POST', `/bookings/${fourth}/reschedule`, { start: at(5, 11), expectedVersion: 1 });
  const { body } = await apps.send('POST', `/bookings/${fifth}/cancel`, { expectedVersion: 1 });
  const now = await apps.send('GET', `${path}?minPosition=${body.position}`, undefined, {
    'If-None-Match': known.headers.get('etag')!,
  });
  expect([now.status, now.body.version]).toEqual([200, 1]);
  expect(now.body.occurrences.slice(2)).toMatchObject([
    { start: at(4, 9), originalStart: at(4, 9), outcome: 'booked', status: 'confirmed' },
    { start: at(5, 11), originalStart: at(5, 9), outcome: 'booked', status: 'confirmed' },
    { start: at(6, 9), originalStart: at(6, 9), outcome: 'booked', status: 'cancelled' },
  ]);
  const before = await apps.send('GET', `${path}?atVersion=1`);
  expect(before.body.occurrences).toEqual(booked.body.occurrences);

  const cancelled = await apps.send('POST', `${path}/cancel`, {}, { 'If-Match': now.headers.get('etag')! });
  expect([cancelled.status, cancelled.body.version]).toEqual([200, 2]);
  const rest = { expectedVersion: 2, override: ['window-closed'], reason: 'closed for flu' };
  const again = await apps.send('POST', `${path}/cancel`, rest);
  expect([again.status, again.body.version]).toEqual([200, 3]);
  const statuses = again.body.occurrences.map(({ status }: { status: string }) => status);
  expect(new Set(statuses)).toEqual(new Set(['cancelled']));
  const third = await apps.send('POST', `${path}/cancel`, { ...rest, expectedVersion: 3 });
  expect([third.status, third.body]).toEqual([200, again.body]);
});

test('a series wanted as a whole is not booked at all where one date is taken, and one wanted as available is booked without that date', async () => {
  const { service, calendar } = await apps.open();
  await apps.book(service.id, at(5, 9));
  await apps.send('POST', `/calendars/${calendar.id}/blackouts`, {
    start: at(6, 0),
    end: at(6, 24),
    expectedVersion: calendar.version,
  });
  const whole = await book(service.id, at(4, 9), 'FREQ=DAILY;COUNT=4');
  expect(whole).toMatchObject({ status: 409, body: { code: 'series-conflict' } });
  expect(whole.body.detail).toBe('2 of 4 occurrences cannot be booked; nothing was booked.');
  expect(whole.body.occurrences).toMatchObject([
    { start: at(4, 9), outcome: 'bookable' },
    { start: at(5, 9), outcome: 'refused', problem: { code: 'slot-taken', conflicts: [{ start: at(5, 9) }] } },
    { start: at(6, 9), outcome: 'refused', problem: { code: 'dependency-gone' } },
    { start: at(7, 9), outcome: 'bookable' },
  ]);
  expect((await apps.send('GET', `/bookings?serviceId=${service.id}`)).body.items).toHaveLength(1);

  const id = 'ser_available';
  const partly = await book(service.id, at(4, 9), 'FREQ=DAILY;COUNT=4', { mode: 'available', id });
  expect(partly.status).toBe(201);
  expect(partly.body.occurrences).toMatchObject([
    { outcome: 'booked' },
    { outcome: 'skipped', problem: { code: 'slot-taken', status: 409 } },
    { outcome: 'skipped', problem: { code: 'dependency-gone' } },
    { outcome: 'booked' },
  ]);
  const again = await book(service.id, at(4, 9), 'FREQ=DAILY;COUNT=4', { mode: 'available', id });
  const { version, position } = partly.body;
  expect([again.status, again.body]).toMatchObject([200, { id, version, position }]);
  expect(outcomesOf(again)).toEqual(outcomesOf(partly));
  const other = await book(service.id, at(4, 9), 'FREQ=DAILY;COUNT=3', { mode: 'available', id });
  expect(other.body).toMatchObject({ code: 'already-exists', differs: ['recurrence'] });
  const named = await book(service.id, at(4, 9), 'FREQ=DAILY;COUNT=4', {
    mode: 'available',
    id,
    customer: { ...ada, name: 'Eve' },
  });
  expect(named.body.differs).toEqual(['customer']);
  const none = await book(service.id, at(5, 9), 'FREQ=DAILY;COUNT=2', { mode: 'available' });
  expect(none.body.code).toBe('series-conflict');
});

test('a series counts for the limits of its service, and against itself', async () => {
  const { service } = await apps.open({}, { limits: { perCustomer: 3 } });
  const limited = await book(service.id, at(3, 9), 'FREQ=DAILY;COUNT=5', { mode: 'available' });
  expect(outcomesOf(limited)).toEqual(['booked', 'booked', 'booked', 'skipped', 'skipped']);
  expect(limited.body.occurrences[4].problem.code).toBe('limit-reached');
  const { service: long } = await apps.open({}, { durations: [30 * 60] });
  const overlapping = await book(long.id, at(3, 9), 'FREQ=DAILY;COUNT=4', { mode: 'available' });
  expect(outcomesOf(overlapping)).toEqual(['booked', 'skipped', 'booked', 'skipped']);
});

test('a fault that no other date could mend is told once', async () => {
  const { service } = await apps.open();
  const wrong = await book(service.id, at(3, 9), 'FREQ=DAILY;COUNT=5', { units: 2, duration: 45 });
  expect(wrong.status).toBe(422);
  expect(wrong.body.errors.map(({ rule }: { rule: string }) => rule)).toEqual(['unknown-duration', 'too-many-units']);
  const endless = await book(service.id, at(3, 9), 'FREQ=DAILY');
  expect(endless.body.errors).toMatchObject([{ pointer: '/recurrence', rule: 'endless-recurrence' }]);
  expect((await book('svc_nothing-here', at(3, 9), 'FREQ=DAILY;COUNT=2')).body.errors[0].pointer).toBe('/serviceId');
  const far = await book(service.id, at(80, 9), 'FREQ=WEEKLY;COUNT=3', { mode: 'available' });
  expect(far.body.occurrences.map((each: { problem?: object }) => each.problem ?? null)).toMatchObject([
    null,
    null,
    { code: 'rule-violation', rule: 'beyond-horizon' },
  ]);
});

test('cancelling a series cancels what is still to come, and leaves what was cancelled or moved before as it is', async () => {
  const { service } = await apps.open({}, { cancellationWindow: 3 * 24 * 60 });
  const booked = await book(service.id, at(2, 9), 'FREQ=DAILY;COUNT=5');
  const ids = booked.body.occurrences.map(({ bookingId }: { bookingId: string }) => bookingId);
  await apps.send('POST', `/bookings/${ids[4]}/cancel`, { expectedVersion: 1 });
  const path = `/series/${booked.body.id}/cancel`;
  expect((await apps.send('POST', path)).body.code).toBe('version-required');
  expect((await apps.send('POST', path, { expectedVersion: 7 })).body.code).toBe('version-conflict');
  const cancelled = await apps.send('POST', path, { expectedVersion: 1, reason: 'Moved away' });
  expect(cancelled.body).toMatchObject({ status: 'cancelled', version: 2 });
  const isCancelled = cancelled.body.occurrences.map((each: { cancelled?: boolean }) => each.cancelled === true);
  expect(isCancelled.filter(Boolean).length).toBeGreaterThanOrEqual(2);
  expect([isCancelled[0], isCancelled[3], isCancelled[4]]).toEqual([false, true, false]);
  const { status } = await read(`/bookings/${ids[0]}`, cancelled.body.position);
  expect(status).toBe('confirmed');
  expect(await read(`/bookings/${ids[3]}`, cancelled.body.position)).toMatchObject({ status: 'cancelled', version: 2 });
  expect((await apps.book(service.id, at(5, 9))).status).toBe(201);
  const before = await apps.send('GET', `/series/${booked.body.id}?atVersion=1`);
  expect(before.body).toMatchObject({ status: 'booked', version: 1 });
  const again = await apps.send('POST', path, { expectedVersion: 1 });
  expect([again.status, again.body.version]).toEqual([200, 2]);
  const late = await book(service.id, at(2, 12), 'FREQ=DAILY;COUNT=1');
  const tooLate = await apps.send('POST', `/series/${late.body.id}/cancel`, { expectedVersion: 1 });
  expect(tooLate.body.code).toBe('window-closed');
});

describe('raced over two processes', () => {
  test('of two series that meet on one day one is booked, and neither in part', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { service } = await apps.open();
      const answers = await all(4, (index) => book(service.id, at(3 + 3 * index, 9), 'FREQ=DAILY;COUNT=8'));
      const won = answers.filter(({ status }) => status === 201);
      expect(won.length).toBeGreaterThanOrEqual(1);
      const { items } = (await apps.send('GET', `/bookings?serviceId=${service.id}&minPosition=${latest(answers)}`))
        .body;
      expect(items).toHaveLength(won.length * 8);
    }
  });

  test('of a series and of singles on its days each time is given once, and the series whole or not at all', async () => {
    const seen = new Set<number>();
    for (let round = 0; round < 10; round += 1) {
      const { service } = await apps.open();
      const [single, series] = await Promise.all([
        all(3, async (index) => {
          await sleep(round * 3);
          return apps.book(service.id, at(4 + 2 * index, 9));
        }),
        book(service.id, at(3, 9), 'FREQ=DAILY;COUNT=10'),
      ]);
      const singles = single.filter(({ status }) => status === 201).length;
      expect(series.status === 201 ? singles === 0 : singles > 0 && series.body.code === 'series-conflict').toBe(true);
      seen.add(series.status);
    }
    console.log(`series and singles: ${[...seen]}`);
  });

  test('series that take what is available share what there is', async () => {
    const { service } = await apps.open();
    const answers = await all(6, () => book(service.id, at(3, 9), 'FREQ=DAILY;COUNT=10', { mode: 'available' }));
    expect(tally(answers)).toEqual({ 201: 1, '409 series-conflict': 5 });
    const more = await all(6, (index) =>
      book(service.id, at(3 + index, 12), `FREQ=DAILY;INTERVAL=${1 + (index % 3)};COUNT=10`, { mode: 'available' }),
    );
    expect(more.flatMap((answer) => (answer.status === 201 ? outcomesOf(answer) : [])).length).toBeGreaterThan(0);
  });
});

const latest = (answers: readonly Answer[]) => {
  const positions = answers.flatMap(({ body }) => (body.status === 'booked' ? [body.position as string] : []));
  return positions.sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)).at(-1)!;
};

test('366 occurrences on two calendars are one commit, and cancelled in one', async () => {
  const rooms = await all(2, async () => ({ calendarId: (await apps.open()).calendar.id }));
  const { body: service } = await apps.send('POST', '/services', {
    name: 'Class',
    durations: [60],
    horizonDays: 400,
    uses: rooms,
    limits: { perDay: 3, perWeek: 9, perCustomer: 400 },
  });
  const booked = await book(service.id, at(2, 9), 'FREQ=DAILY;COUNT=366');
  expect([booked.status, outcomesOf(booked).every((each: string) => each === 'booked')]).toEqual([201, true]);
  const cancelled = await apps.send('POST', `/series/${booked.body.id}/cancel`, { expectedVersion: 1 });
  expect(cancelled.body.occurrences.every((each: { cancelled?: boolean }) => each.cancelled)).toBe(true);
});
