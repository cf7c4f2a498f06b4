import { Turns } from '#libs/delivery';
import { until } from '#test/harness/logs/followed-log';
import { LeapingClock } from '#test/harness/logs/leaping-clock';
import { answered, ToldLog, unreachable } from '#test/harness/logs/told-log';
import { now } from '#test/harness/running-clock';

const hour = 3_600_000;
/** What is kept by day is kept of days that are near. */
const start = now().epochMilliseconds;
/** Nobody waits for a lease, and whatever changes is seen within an hour. */
const pace = { lease: 1_000 * hour, look: hour };

let log: ToldLog;

beforeEach(async () => {
  log = await ToldLog.open();
});

afterEach(() => log.close());

const day = () => new LeapingClock(start, 2, start + 24 * hour);

/** Of one that is dead for a day: what was under way when the first request failed, then one for each step of the schedule. */
const requests = { underWay: 4, probes: 6 };

/** Of one that is dead, beside a row for each request: where it stands, and until when it waits. */
const rowsOfItsOwn = 2;

test('ninety of a hundred receivers are dead for a day: their cost is bounded, and the others notice nothing', async () => {
  const alive = Array.from({ length: 10 }, (_, each) => `alive-${each}`);
  const dead = Array.from({ length: 90 }, (_, each) => `dead-${each}`);
  for (const each of [...alive, ...dead]) await log.subscribe(each);
  const last = await log.seat('a', 'b', 'a', 'c');
  log.answers = ({ to }) => (to.startsWith('dead') ? unreachable : answered(204));
  const clock = day();
  log.runner({ clock, turns: new Turns(64, 64) }, pace).start();
  await until(() => clock.isOver);
  for (const each of alive) expect(log.positionsOf(each)).toHaveLength(last);
  for (const each of dead) {
    expect(log.positionsOf(each).length).toBeGreaterThan(requests.probes);
    expect(log.positionsOf(each).length).toBeLessThanOrEqual(requests.underWay + requests.probes);
  }
  expect(await log.lagging()).toEqual(dead.toSorted());
  const positions = (await log.rows<{ subscriber: string }>('delivery_positions')).filter(
    ({ subscriber }) => subscriber,
  );
  const waits = await log.rows('subscriber_waits');
  expect(positions.length + waits.length).toBe(dead.length * rowsOfItsOwn);
  expect((await log.rows('delivery_attempts')).length).toBe(log.arrived.length - alive.length * last);
  expect(await log.rows('delivery_parked')).toEqual([]);
});

test('an event that is never taken is tried ten times, given up, and its subject goes on', async () => {
  await log.subscribe('one');
  await log.seat('bad', 'good', 'bad');
  log.answers = ({ position }) => answered(position === 1 ? 500 : 204);
  const clock = new LeapingClock(start, 2, start + 100 * hour);
  log.runner({ clock }, pace).start();
  await until(() => log.positionsOf('one').includes(3));
  await until(async () => (await log.rows('delivery_parked')).length === 0);
  expect(log.positionsOf('one').filter((position) => position === 1)).toHaveLength(10);
  expect(log.positionsOf('one').slice(-1)).toEqual([3]);
  const rows = await log.rows<{ attempt: number; outcome: string }>('delivery_attempts');
  expect(rows.find(({ attempt }) => attempt === 10)).toMatchObject({ outcome: 'given-up' });
});

test('an endpoint that fails for five days with three things is disabled', async () => {
  await log.subscribe('one');
  await log.seat('a', 'b', 'c');
  log.answers = () => unreachable;
  const clock = new LeapingClock(start, 2, start + 200 * hour);
  log.runner({ clock }, pace).start();
  await until(async () => (await log.rows<{ status: string }>('subscribers'))[0]!.status === 'disabled');
  expect(log.news.map(({ type }) => type)).toEqual(['waiting', 'disabled']);
  expect(await log.rows('subscriber_waits')).toEqual([]);
});
