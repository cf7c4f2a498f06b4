import type { CommandBus } from '@nestjs/cqrs';
import {
  DisplaceTheStranded,
  ExpireLapsed,
  ExpireWaitlistEntries,
  ForgetCommands,
  OfferSpots,
  PolicyRunner,
  RemindOfBookings,
} from '#libs/booking';
import type { Parts } from './parts.js';
import type { Shutdown } from './shutdown.js';
import { toLines } from './to-lines.js';

/** Starts all that follows the log and sends commands by itself. */
export const startPolicies = (commands: CommandBus, { config, eventLog, pool, log }: Parts, shutdown: Shutdown) => {
  const policies = [
    new ExpireLapsed(pool, commands),
    new DisplaceTheStranded(eventLog, pool, commands),
    new OfferSpots(pool, config, commands),
    new ExpireWaitlistEntries(pool, commands),
    new RemindOfBookings(pool, commands),
    new ForgetCommands(eventLog),
  ];
  const runner = new PolicyRunner(eventLog, policies, toLines(log));
  runner.start();
  shutdown.after(() => runner.stop());
};
