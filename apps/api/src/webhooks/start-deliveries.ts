import { isToldToPrograms } from '#libs/booking';
import { DeliveryRunner, type Telling, Turns } from '#libs/delivery';
import type { EventLog, StoredEvent } from '#libs/event-store';
import { toEventResponse } from '../history/event.response.js';
import { Positions } from '../http/answers/position-token.js';
import type { Parts } from '../starting/parts.js';
import type { Shutdown } from '../starting/shutdown.js';
import { announceIn } from './announce.js';

/** Requests under way in a process, and of these for one tenant. */
const atOnce = { inAll: 64, perTenant: 16 };

/** What is told is the feed, in its words. */
const tellingFrom = (log: EventLog, origin: string): Telling => {
  const positions = new Positions(log);
  const reader = { origin, kind: 'secret', onlyCustomer: null } as const;
  return {
    isTold: ({ type }) => isToldToPrograms(type),
    message: (event: StoredEvent) => {
      const data = toEventResponse(event, positions, reader);
      const body = { type: event.type, timestamp: data.recordedAt, data };
      return { id: data.id, body: JSON.stringify(body) };
    },
  };
};

/** `origin`: what links begin with. */
export const startDeliveries = ({ eventLog, log, webhooks }: Parts, origin: string, shutdown: Shutdown): void => {
  const runner = new DeliveryRunner({
    log: eventLog,
    pool: webhooks.pool,
    sender: webhooks.sender,
    telling: tellingFrom(eventLog, origin),
    clock: { ...eventLog.world, now: () => eventLog.now() },
    turns: new Turns(atOnce.inAll, atOnce.perTenant),
    secretsKey: webhooks.secretsKey,
    announce: announceIn(eventLog),
    logger: { warn: (line) => log.warn(line), error: (line) => log.error(line) },
  });
  runner.start();
  webhooks.deliveredBy(runner);
  shutdown.after(() => runner.stop());
};
