import { policyEnvelope } from '#libs/booking';
import type { News } from '#libs/delivery';
import type { EventLog, Stream } from '#libs/event-store';

const hour = 3_600_000;

/**
 * An endpoint that waits or is disabled is news for all who follow the events. Told again, it is the same command. That it waits is
 * news once an hour: else one that answers well and badly in turns would fill the log, and have itself told of it.
 */
export const announceIn =
  (log: Pick<EventLog, 'decide'>) =>
  async (news: News): Promise<void> => {
    const { tenant, id } = news.place;
    const stream: Stream<unknown> = { name: `webhook/${id}`, initial: {}, evolve: () => ({}) };
    const event =
      news.type === 'waiting'
        ? { type: 'WebhookWaiting', data: { id, waitingUntil: Math.ceil(news.until) } }
        : { type: 'WebhookDisabled', data: { id, because: news.because } };
    const at = news.type === 'waiting' ? Math.floor(news.at / hour) : news.at;
    const envelope = policyEnvelope('deliveries', tenant, `${news.type} ${id}`, at);
    await log.decide(envelope, stream, (read) => {
      read(stream);
      return { events: [{ stream, ...event }], until: Number.POSITIVE_INFINITY };
    });
  };
