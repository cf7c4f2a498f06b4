import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { connectionBeside, poolBeside } from '#libs/database';
import type { World } from './world.js';

/** This machine: the only place that asks for its clocks, its timers and its chance. */
export const realWorld: World = {
  monotonic: () => performance.now(),
  wall: () => Date.now(),
  after: (milliseconds, run, isIdle = false) => {
    const timer = setTimeout(run, milliseconds);
    if (isIdle) timer.unref();
    return () => clearTimeout(timer);
  },
  turn: () => new Promise((turned) => setImmediate(turned)),
  chance: () => Math.random(),
  newId: () => randomUUIDv7(),
  secret: (bytes) => randomBytes(bytes),
  poolBeside,
  connectionBeside,
};
