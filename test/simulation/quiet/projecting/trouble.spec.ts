import { Trouble } from '../../../../libs/projection/src/trouble.js';

const beset = () => {
  const state = { now: 1_000, said: [] as string[] };
  const logger = {
    warn: (line: string) => state.said.push(`warning: ${line}`),
    error: (line: string) => state.said.push(`error: ${line}`),
  };
  const trouble = new Trouble('the place', logger as never, { monotonic: () => state.now, wall: () => 0 });
  return { state, trouble };
};

it('is tried again after twice as long each time, five seconds at most, and at once when it is over', () => {
  const { trouble } = beset();
  const pauses = Array.from({ length: 9 }, () => {
    trouble.met(new Error('no room'));
    return Math.round(trouble.pause);
  });
  expect(pauses).toEqual([50, 100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000]);
  trouble.over();
  expect(trouble.pause).toBe(0);
  trouble.met(new Error('no room'));
  expect(Math.round(trouble.pause)).toBe(50);
});

it('passes, and is due then', () => {
  const { state, trouble } = beset();
  trouble.met(new Error('no room'));
  state.now += 20;
  expect(trouble.failure).toEqual({ message: 'no room', attempts: 1, retryInMs: 30 });
  state.now += 100;
  expect([trouble.pause, trouble.failure]).toEqual([0, { message: 'no room', attempts: 1, retryInMs: 0 }]);
});

it('is written down when it begins, when it changes, and when it is over', () => {
  const { state, trouble } = beset();
  expect([trouble.failure, trouble.pause]).toEqual([null, 0]);
  trouble.over();
  for (const message of ['no room', 'no room', 'no disk']) trouble.met(new Error(message), ' at position 7');
  trouble.over();
  trouble.over();
  expect(trouble.failure).toBeNull();
  expect(state.said).toEqual([
    'error: the place at position 7: no room',
    'error: the place at position 7: no disk',
    'warning: the place: goes on after 3 failed attempts',
  ]);
});
