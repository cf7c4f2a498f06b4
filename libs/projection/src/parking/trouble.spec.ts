import { Trouble } from '../trouble.js';

const place = () => {
  const said: string[] = [];
  const say = (message: string) => void said.push(message);
  const clock = { now: 0 };
  const here = { monotonic: () => clock.now, wall: () => 0 };
  const trouble = new Trouble('seats', { warn: say, error: say }, here);
  /** It fails again as soon as it is tried again; returns after which pauses that is. */
  const failing = (times: number, message = 'no disk') =>
    Array.from({ length: times }, () => {
      trouble.met(new Error(message));
      const { pause } = trouble;
      clock.now += pause;
      return pause;
    });
  return { trouble, failing, said };
};

it('a step that fails is tried again after twice as long each time, five seconds at most', () => {
  expect(place().failing(9)).toEqual([50, 100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000]);
});

it('a step that fails after trouble that is over is tried again as soon as the first time', () => {
  const { trouble, failing } = place();
  failing(6);
  trouble.over();
  expect([trouble.pause, trouble.failure]).toEqual([0, null]);
  expect(failing(2)).toEqual([50, 100]);
  expect(trouble.failure).toEqual({ message: 'no disk', attempts: 2, retryInMs: 0 });
});

it('trouble is written down when it begins, when it is another one, and when it is over', () => {
  const { trouble, failing, said } = place();
  trouble.over();
  failing(3);
  failing(2, 'no room');
  trouble.over();
  trouble.over();
  expect(said).toEqual(['seats: no disk', 'seats: no room', 'seats: goes on after 5 failed attempts']);
});
