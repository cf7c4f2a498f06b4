import { Progression, type RebuildProgress } from './progression.js';

const counting = (isHeard = true) => {
  const state = { now: 1_000, told: [] as RebuildProgress[] };
  const tell = isHeard ? (progress: RebuildProgress) => state.told.push(progress) : undefined;
  const here = { monotonic: () => state.now, wall: () => 0 };
  const progression = new Progression({ name: 'seats', version: 2 }, here, tell as never);
  return { state, progression };
};

it('counts what is done, and what an earlier process has done, and how much goes in a second', () => {
  const { state, progression } = counting();
  progression.begin(1_000, 300, 30);
  state.now += 2_000;
  progression.add(100, 10);
  expect(state.told).toMatchObject([
    { name: 'seats', version: 2, phase: 'load', events: 300, totalEvents: 1_000, rows: 30 },
    { phase: 'load', events: 400, totalEvents: 1_000, eventsPerSecond: 50, rows: 40 },
  ]);
});

it('tells a new phase at once, and else no more than ten times a second', () => {
  const { state, progression } = counting();
  progression.begin(1_000, 0, 0);
  for (const passed of [99, 1, 50, 50]) {
    state.now += passed;
    progression.add(1, 1);
  }
  expect(state.told.map(({ events }) => events)).toEqual([0, 2, 4]);
  progression.enter('index');
  expect(state.told.at(-1)).toMatchObject({ phase: 'index', events: 4 });
});

it('has as many events in all as there turn out to be, and none more once they are loaded', () => {
  const { progression } = counting(false);
  progression.begin(100, 0, 0);
  progression.add(120, 1);
  expect(progression.now().totalEvents).toBe(120);
  const other = counting(false).progression;
  other.begin(100, 0, 0);
  other.add(90, 1);
  expect(other.now().totalEvents).toBe(100);
  other.enter('catch-up');
  expect(other.now().totalEvents).toBe(90);
});
