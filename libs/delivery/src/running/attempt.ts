import { databaseFailure } from '#libs/database';
import { OtherHistory, type Scanned, type StoredEvent } from '#libs/event-store';
import { type Answer, retryAfterOf } from '../endpoint/answer.js';
import { openSecret, secretsAt } from '../signing/secrets.js';
import { signedHeaders } from '../signing/sign.js';
import type { AttemptRow, Outcome } from '../sql/attempts.js';
import type { Subscriber } from '../subscriber.js';
import { type DeliveryParts, ownerOf } from './parts.js';

type AttemptParts = Pick<DeliveryParts, 'log' | 'sender' | 'telling' | 'clock' | 'secretsKey' | 'logger'>;

/** An event that this process cannot read, or cannot put into words, it cannot tell either; one that can may come. */
const unreadable: Answer = { status: null, silence: 'no-connection', detail: 'unreadable', milliseconds: 0 };

export const isUnreadable = (answer: Answer): boolean => answer === unreadable;

/** An event that cannot be opened, put into words or signed: that is no trouble of the log, and no other event's. */
class Unsayable extends Error {}

const isOfTheLog = (error: unknown) => error instanceof OtherHistory || databaseFailure(error) !== 'ours';

const saying = async <Said>(say: () => Promise<Said>): Promise<Said> => {
  try {
    return await say();
  } catch (error) {
    throw isOfTheLog(error) ? error : new Unsayable((error as Error).name);
  }
};

/**
 * Sends one event to one subscriber once. What it says is opened when the connection is there: who was erased by then is
 * erased in it. Throws what the log or its keys failed with.
 */
export const attempt = async (
  { log, sender, telling, clock, secretsKey, logger }: AttemptParts,
  subscriber: Subscriber,
  event: Scanned<StoredEvent>,
  isReplay: boolean,
): Promise<Answer> => {
  if (event.unreadable) return unreadable;
  const { shard, tenant, url } = subscriber;
  const render = () =>
    saying(async () => {
      const { id, body } = telling.message(await log.revealFollowed(shard, tenant, event));
      const headers = { ...headersOf(subscriber, secretsKey, clock.now(), id, body), ...(isReplay && marked) };
      return { headers, body };
    });
  try {
    return await sender.send(new URL(url), render);
  } catch (error) {
    if (!(error instanceof Unsayable)) throw error;
    logger.error(`event ${event.id} cannot be sent to webhook ${subscriber.id} of ${tenant}: ${error.message}`);
    return unreadable;
  }
};

const marked = { 'webhook-replay': '1' };

/** Signed with each secret that is good now. */
export const headersOf = (subscriber: Subscriber, key: Buffer, now: number, id: string, body: string) => {
  const secrets = secretsAt(subscriber.secrets, now).map(({ sealed }) => openSecret(key, ownerOf(subscriber), sealed));
  return signedHeaders(secrets, { id, timestamp: Math.floor(now / 1_000), body });
};

/** How an attempt is written down. */
export const attemptRow = (
  subscriber: Subscriber,
  event: StoredEvent,
  answer: Answer,
  how: {
    readonly triedAt: number;
    readonly attempt: number;
    readonly outcome: Outcome;
    readonly nextAt: number | null;
    readonly excerpt: string | null;
  },
): AttemptRow => ({
  tenant: subscriber.tenant,
  subscriber: subscriber.id,
  event: event.id,
  type: event.type,
  subject: event.stream,
  position: event.position,
  status: answer.status,
  silence: answer.status === null ? answer.silence : null,
  detail: answer.status === null ? answer.detail : null,
  milliseconds: answer.milliseconds,
  ...how,
});

export const retryAfterIn = (answer: Answer, now: number): number | null =>
  answer.status === null ? null : retryAfterOf(answer.retryAfter, now);

/** What is kept of why a subject waits. */
export const reasonOf = (answer: Answer): string =>
  answer.status === null ? `${answer.silence}: ${answer.detail}` : `answered ${answer.status}`;
