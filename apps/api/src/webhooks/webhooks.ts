import { randomUUIDv7 } from 'node:crypto';
import type { Pool } from 'pg';
import {
  type Answer,
  addressesHere,
  changeSubscriber,
  type DeliveryCounts,
  type DeliveryRunner,
  disableMadeBy,
  headersOf,
  insertSubscriber,
  lookUpHere,
  MessageSender,
  newSecret,
  openSecret,
  ownerOf,
  type Place,
  Reach,
  reportSubscriber,
  rotated,
  type Subscriber,
  sealSecret,
  secretText,
  secretUnder,
  type TargetFault,
  targetFault,
} from '#libs/delivery';
import { type EventLog, type Point } from '#libs/event-store';

export interface NewWebhook extends Place {
  readonly url: string;
  readonly types: readonly string[] | null;
  readonly kinds: readonly string[] | null;
  readonly description: string | null;
  readonly createdBy: string;
  readonly idempotency?: { readonly key: string; readonly fingerprint: string };
}

/** Of one tenant; each may last for 20 s. */
const pingsAtOnce = 4;

/** The part of a process that knows where webhooks may lead, and what their secrets are sealed with. */
export class Webhooks {
  readonly sender: MessageSender;
  readonly #reach: Reach;
  readonly #ownHosts: readonly string[];
  readonly #allowsPlain: boolean;
  readonly #pings = new Map<string, number>();
  #runner: Pick<DeliveryRunner, 'changed' | 'counts'> | null = null;

  constructor(
    readonly pool: Pool,
    private readonly log: Pick<EventLog, 'end' | 'now' | 'world'>,
    readonly secretsKey: Buffer,
    { webhookAllowedNetworks: allowed, publicBaseUrl }: WebhookConfig,
  ) {
    this.#reach = new Reach(allowed, addressesHere());
    this.#ownHosts = publicBaseUrl === undefined ? [] : [new URL(publicBaseUrl).hostname];
    this.#allowsPlain = allowed.length > 0;
    this.sender = new MessageSender({ reach: this.#reach, ownHosts: this.#ownHosts, lookUp: lookUpHere }, log.world);
  }

  /** The one of this process, where it has one: it need not look for what is changed here. */
  deliveredBy(runner: Pick<DeliveryRunner, 'changed' | 'counts'>): void {
    this.#runner = runner;
  }

  /** Null: it is not this process that tells anybody. */
  get counts(): DeliveryCounts | null {
    return this.#runner?.counts ?? null;
  }

  changed({ shard }: Pick<Place, 'shard'>): void {
    this.#runner?.changed(shard);
  }

  /** Those that somebody has made are sent nothing any more. */
  async disableMadeBy(where: Omit<Place, 'id'>, createdBy: string): Promise<void> {
    await disableMadeBy(this.pool, where, createdBy);
    this.changed(where);
  }

  faultOf(url: string): TargetFault | null {
    return targetFault(url, this.#reach, { ownHosts: this.#ownHosts, allowsPlain: this.#allowsPlain });
  }

  /** With the secret as its receiver needs it; undefined where it is there already. `after`: by default the head. */
  async create(made: NewWebhook, after?: Point): Promise<{ subscriber: Subscriber; secret: string } | undefined> {
    const secret = newSecret(this.log.world);
    const at = after ?? (await this.log.end(made.shard));
    const sealed = sealSecret(this.log.world, this.secretsKey, ownerOf(made), secret);
    const subscriber = await insertSubscriber(this.pool, { ...made, secret: sealed }, at);
    if (!subscriber) return undefined;
    this.changed(made);
    return { subscriber, secret: secretText(secret) };
  }

  /** The newest secret, for whoever has just made it and has not heard. */
  secretOf(subscriber: Subscriber): string {
    return secretText(openSecret(this.secretsKey, ownerOf(subscriber), subscriber.secrets[0]!.sealed));
  }

  /**
   * The old secret signs beside the new one for so many milliseconds. Asked for again under the same idempotency key, it is told
   * the same secret, whether that one still signs or not. Null: there is no such webhook.
   */
  async rotate(place: Place, keepOldFor: number, idempotencyKey?: string): Promise<string | null> {
    const owner = ownerOf(place);
    const secret =
      idempotencyKey === undefined ? newSecret(this.log.world) : secretUnder(this.secretsKey, owner, idempotencyKey);
    const sealed = sealSecret(this.log.world, this.secretsKey, owner, secret);
    for (;;) {
      const subscriber = await reportSubscriber(this.pool, place, 0);
      if (!subscriber) return null;
      const { secrets: kept, revision } = subscriber;
      const now = this.log.now();
      if (kept.some((each) => openSecret(this.secretsKey, owner, each.sealed).equals(secret)))
        return secretText(secret);
      const secrets = rotated(kept, sealed, now, now + keepOldFor);
      const changed = await changeSubscriber(this.pool, place, { secrets, revision });
      if (!changed) continue;
      this.changed(place);
      return secretText(secret);
    }
  }

  /** Sends what stands in no log, to see whether it arrives; null: too much of that is under way for this tenant. */
  async ping(subscriber: Subscriber): Promise<Answer | null> {
    const { tenant } = subscriber;
    const underWay = this.#pings.get(tenant) ?? 0;
    if (underWay >= pingsAtOnce) return null;
    this.#pings.set(tenant, underWay + 1);
    try {
      return await this.#send(subscriber);
    } finally {
      const others = this.#pings.get(tenant)! - 1;
      if (others > 0) this.#pings.set(tenant, others);
      else this.#pings.delete(tenant);
    }
  }

  #send(subscriber: Subscriber): Promise<Answer> {
    const now = this.log.now();
    const id = `ping_${randomUUIDv7().replaceAll('-', '')}`;
    const data = { webhookId: subscriber.id };
    const body = JSON.stringify({ type: 'Ping', timestamp: new Date(now).toISOString(), data });
    return this.sender.send(new URL(subscriber.url), async () => {
      return { headers: headersOf(subscriber, this.secretsKey, now, id, body), body };
    });
  }
}

interface WebhookConfig {
  readonly webhookAllowedNetworks: readonly string[];
  readonly publicBaseUrl: string | undefined;
}
