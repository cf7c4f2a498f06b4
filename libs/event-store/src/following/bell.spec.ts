import { Clockwork } from '#test/simulation/clockwork';
import { Bell } from './bell.js';

let time: Clockwork;
let bell: Bell;

beforeEach(() => {
  time = new Clockwork(20_000);
  bell = new Bell({ after: (milliseconds, run) => time.after(milliseconds, run) });
});

/** When somebody who waits is woken, null while nobody has. */
const waiting = (patience?: number) => {
  const woken: { at: number | null } = { at: null };
  void bell.rung(patience).then(() => {
    woken.at = time.now;
  });
  return woken;
};

const pass = (milliseconds: number) => time.until(() => false, time.now + milliseconds);

it('somebody who waits is woken when it rings, and at the latest when the patience is over', async () => {
  const patient = waiting(50);
  await pass(49);
  expect(patient.at).toBeNull();
  await pass(1);
  expect(patient.at).toBe(50);
  const endless = waiting();
  await pass(1_000_000);
  expect(endless.at).toBeNull();
  bell.ring();
  await pass(0);
  expect(endless.at).toBe(1_000_050);
});

it('rung while nobody waits it wakes the next one at once, and that one alone', async () => {
  bell.ring();
  bell.ring();
  const first = waiting(50);
  await pass(0);
  const second = waiting(50);
  await pass(60);
  expect([first.at, second.at]).toEqual([0, 50]);
});

it('leaves no timer behind where it rang in time', async () => {
  const woken = waiting(50);
  bell.ring();
  await pass(100);
  expect([woken.at, time.steps]).toEqual([0, 0]);
});
