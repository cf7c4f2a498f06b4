import { setImmediate as turn } from 'node:timers/promises';
import { Clockwork } from '#test/simulation/clockwork';
import type { Following, Page } from '../../../libs/event-store/src/following/follow.js';
import { Followers } from '../../../libs/event-store/src/following/followers.js';
import { LogInMemory } from './log-in-memory.js';

/** A log in memory, and whoever follows it, in a time that passes when a test says so. */
export const followDesk = () => {
  const time = new Clockwork(20_000);
  const log = new LogInMemory();
  const world = {
    after: (milliseconds: number, run: () => void) => time.after(milliseconds, run),
    turn: () => turn(),
  };
  const followers = new Followers(log, { path: 'guest.id', categories: ['room'] }, world as never);
  const abort = new AbortController();

  const pass = async (milliseconds = 0) => {
    for (let round = 0; round < 6; round += 1) await time.until(() => false, time.now);
    await time.until(() => false, time.now + milliseconds);
  };

  const follow = (following: Partial<Following> = {}, shard = 1) => {
    const pages: Page[] = [];
    const passed: number[] = [];
    const told: { end: unknown } = { end: null };
    const generator = followers.follow(shard, {
      after: 0,
      signal: abort.signal,
      passed: ({ position }) => passed.push(position),
      ...following,
    });
    void (async () => {
      for await (const page of generator) pages.push(page);
      told.end = 'over';
    })().catch((error: unknown) => {
      told.end = error;
    });
    const heard = () => pages.flatMap(({ events }) => events.map(({ position }) => position));
    return { pages, passed, told, heard };
  };

  /** Nobody follows any more: nothing listens, and nothing is due. */
  const leave = async () => {
    abort.abort();
    await pass();
    expect(log.listeners.size).toBe(0);
    const { steps } = time;
    await pass(10_000);
    expect(time.steps).toBe(steps);
  };

  return { time, log, followers, abort, world, pass, follow, leave };
};

export const guest = (id: string) => ({ guest: { id } });
