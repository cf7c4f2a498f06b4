import type { Connection } from '#libs/database';
import type { World } from '#libs/event-store';
import type { Dice } from '../fuzz/dice.js';
import type { Skew } from './conditions.js';
import type { Life } from './life.js';
import { ListeningLine } from './store/listening-line.js';
import { simulatedPool } from './store/pool.js';
import type { Store } from './store/store.js';

/** The world of one process: all of it comes of the seed. */
export const simulatedWorld = (store: Store, dice: Dice, life: Life, skew: Skew): World => {
  const { time } = store;
  return {
    monotonic: () => time.now + skew.monotonic,
    wall: () => store.trueTime() + skew.wall,
    after: (milliseconds, run) => time.after(milliseconds, () => life.told(run)),
    turn: () => new Promise((turned) => time.after(0, () => life.told(turned))),
    chance: () => dice.next(),
    newId: () => uuidOf(store.trueTime(), dice),
    secret: (bytes) => Buffer.from(Array.from({ length: bytes }, () => dice.below(256))),
    poolBeside: () => simulatedPool(store, life),
    connectionBeside: () => new ListeningLine(store, life) as unknown as Connection,
  };
};

/** Of version 7: the time, and then what chance says. */
export const uuidOf = (time: number, dice: Dice): string => {
  const clock = Math.floor(time).toString(16).padStart(12, '0');
  const digits = (count: number) => Array.from({ length: count }, () => dice.below(16).toString(16)).join('');
  return `${clock.slice(0, 8)}-${clock.slice(8)}-7${digits(3)}-8${digits(3)}-${digits(12)}`;
};
