import { isToldToPrograms, policyEnvelope } from '#libs/booking';
import { DeliveryRunner, type News, type Telling, Turns } from '#libs/delivery';
import type { EventLog, StoredEvent, Stream } from '#libs/event-store';
import { toEventResponse } from '../history/event.response.js';
import { Positions } from '../http/answers/position-token.js';
import type { Parts } from '../starting/parts.js';
import type { Shutdown } from '../starting/shutdown.js';

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

/** An endpoint that waits or is disabled is news for all who follow the events. Told again, it is the same command. */
const announceIn =
  (log: EventLog) =>
  async (news: News): Promise<void> => {
    const { tenant, id } = news.place;
    const stream: Stream<unknown> = { name: `webhook/${id}`, initial: {}, evolve: () => ({}) };
    const event =
      news.type === 'waiting'
        ? { type: 'WebhookWaiting', data: { id, waitingUntil: Math.ceil(news.until) } }
        : { type: 'WebhookDisabled', data: { id, because: news.because } };
    const envelope = policyEnvelope('deliveries', tenant, `${news.type} ${id}`, news.at);
    await log.decide(envelope, stream, (read) => {
      read(stream);
      return { events: [{ stream, ...event }], until: Number.POSITIVE_INFINITY };
    });
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
