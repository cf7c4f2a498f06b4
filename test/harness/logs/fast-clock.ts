import type { DeliveryParts } from '#libs/delivery';
import type { EventLog } from '#libs/event-store';

/** Time passes so many times as fast as by the clocks of a log: leases of half a minute run out in seconds. */
export const fastClock = (log: Pick<EventLog, 'world' | 'now'>, times: number): DeliveryParts['clock'] => {
  const { world } = log;
  const began = world.monotonic();
  const spent = () => (world.monotonic() - began) * times;
  const start = log.now();
  return {
    ...world,
    now: () => start + spent(),
    chance: () => 0,
    monotonic: spent,
    after: (milliseconds, run, isIdle) => world.after(milliseconds / times, run, isIdle),
  };
};
