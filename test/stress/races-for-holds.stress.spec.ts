import { setTimeout as sleep } from 'node:timers/promises';
import { at, TwoApps, tally } from '#test/harness/apps/two-apps';
import { isPast, untilPast } from '#test/harness/running-clock';

let apps: TwoApps;
/** The ids of two holds of one slot that ran out one after the other, for each of several slots. */
let lapsed: Promise<string[][]>;

const ada = { name: 'Ada', email: 'ada@example.com' };

beforeAll(async () => {
  apps = await TwoApps.start();
  lapsed = lapseInPairs();
});

afterEach(async () => {
  expect(await apps.check()).toEqual([]);
});

afterAll(async () => {
  await apps.stop();
});

const all = <T>(count: number, act: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => act(index)));

const hold = (serviceId: string, start: string, seconds: number, more: object = {}) =>
  apps.send('POST', '/bookings', { serviceId, start, hold: { seconds }, ...more });

const command = (name: string, id: string, expectedVersion: number, more: object = {}) =>
  apps.send('POST', `/bookings/${id}/${name}`, { expectedVersion, ...more });

const reached = async (id: string, status: string): Promise<void> => {
  if ((await apps.send('GET', `/bookings/${id}`)).body.status === status) return;
  await sleep(50);
  await reached(id, status);
};

/** It takes its time, so it begins before the tests. */
const lapseInPairs = async () => {
  const { service } = await apps.open();
  return all(8, async (index) => {
    const pair: string[] = [];
    for (let turn = 0; turn < 2; turn += 1) {
      const { body } = await hold(service.id, at(3 + index, 9), 1, { customer: ada });
      await reached(body.id, 'expired');
      pair.push(body.id);
    }
    return pair;
  });
};

test('a slot is held by one or booked by one, and the others are told which', async () => {
  for (let round = 0; round < 6; round += 1) {
    const { service } = await apps.open();
    const answers = await all(12, (index) =>
      (index + round) % 2 === 0 ? apps.book(service.id, at(3, 9)) : hold(service.id, at(3, 9), 60),
    );
    const won = answers.find(({ status }) => status === 201)!;
    const why = won.body.status === 'held' ? '409 slot-held' : '409 slot-taken';
    expect(tally(answers)).toEqual({ 201: 1, [why]: 11 });
  }
});

/** So many holds that are confirmed at their end while others ask for the slot. */
const confirmAtTheEnd = async (many: number) => {
  const { service } = await apps.open({}, { durations: [15] });
  const lastMoments = 100;
  /** Nobody else gets a slot sooner after its expiry: what a busy machine answers later proves nothing. */
  const surelyHeld = 1_750;
  return all(many, async (index) => {
    await sleep(index * 20);
    const start = at(3, index / 4);
    const { body: held } = await hold(service.id, start, 1, { customer: { ...ada, id: `customer-${index}` } });
    const expiry = Date.parse(held.expiresAt);
    const untilExpiry = (before: number) => untilPast(expiry - before);
    const confirm = async () => {
      await untilExpiry(lastMoments - (index % lastMoments));
      const answer = await command('confirm', held.id, 1);
      return { answer, isLate: isPast(expiry + surelyHeld) };
    };
    const rival = async (before: number) => {
      await untilExpiry(before);
      return index % 3 === 0 ? hold(service.id, start, 1) : apps.book(service.id, start);
    };
    const [confirmed, ...rivals] = await Promise.all([
      confirm(),
      rival(index % lastMoments),
      rival(-(index % lastMoments)),
    ]);
    return { confirmed, rivals };
  });
};

test('somebody who confirms in the last moments of a hold always has the slot, whoever else asks for it', async () => {
  let inTime: Awaited<ReturnType<typeof confirmAtTheEnd>> = [];
  for (let many = 200; inTime.length === 0; many = Math.ceil(many / 5)) {
    inTime = (await confirmAtTheEnd(many)).filter(({ confirmed }) => !confirmed.isLate);
  }
  expect(tally(inTime.map(({ confirmed }) => confirmed.answer))).toEqual({ 200: inTime.length });
  expect(inTime.every(({ confirmed }) => confirmed.answer.body.status === 'confirmed')).toBe(true);
  const codes = new Set(inTime.flatMap(({ rivals }) => rivals).map(({ body }) => body.code));
  expect([...codes].filter((code) => code !== 'slot-held' && code !== 'slot-taken')).toEqual([]);
});

test('the first to come back has the slot of two whose holds of it ran out one after the other', async () => {
  const answers = await Promise.all((await lapsed).flat().map((id) => command('confirm', id, 2)));
  expect(tally(answers)).toEqual({ 200: 8, '409 hold-expired': 8 });
});

test('one and the same confirmation that reaches both processes happens once, and both say so', async () => {
  const { service } = await apps.open();
  for (let round = 0; round < 10; round += 1) {
    const { body } = await hold(service.id, at(3, round), 60, { customer: ada });
    const answers = await all(2, () => command('confirm', body.id, 1));
    expect(answers.map((answer) => answer.body)).toEqual([answers[0]!.body, answers[0]!.body]);
    expect(answers[0]!.body).toMatchObject({ status: 'confirmed', version: 2 });
  }
});

test('a hold is confirmed or given back, never both', async () => {
  const { service } = await apps.open();
  for (let round = 0; round < 10; round += 1) {
    const { body } = await hold(service.id, at(3, round), 60, { customer: ada });
    const names = round % 2 === 0 ? ['confirm', 'cancel'] : ['cancel', 'confirm'];
    const answers = await Promise.all(names.map((name) => command(name, body.id, 1)));
    expect(tally(answers)).toEqual({ 200: 1, '409 version-conflict': 1 });
  }
});

test('two who wait for approval of the same time in a room for two are both approved, and a third finds it full', async () => {
  const { service } = await apps.open({ capacity: 2 }, { approval: 'required' });
  const requests = await all(20, (index) => apps.book(service.id, at(3, index >> 1)));
  expect(tally(requests)).toEqual({ 201: 20 });
  const answers = await Promise.all([
    ...requests.map(({ body }) => command('approve', body.id, 1)),
    ...Array.from({ length: 10 }, (_, index) => apps.book(service.id, at(3, index))),
  ]);
  expect(tally(answers)).toEqual({ 200: 20, '409 capacity-exhausted': 10 });
});

test('a request is approved or declined, never both', async () => {
  const { service } = await apps.open({}, { approval: 'required' });
  for (let round = 0; round < 10; round += 1) {
    const { body } = await apps.book(service.id, at(3, round));
    const answers = await Promise.all(['approve', 'decline'].map((name) => command(name, body.id, 1)));
    expect(tally(answers)).toEqual({ 200: 1, '409 version-conflict': 1 });
    const [won] = answers.filter(({ status }) => status === 200);
    const next = await apps.book(service.id, at(3, round));
    expect(next.status).toBe(won!.body.status === 'declined' ? 201 : 409);
  }
});
