import { Bell } from '#libs/event-store';
import { Share, Trouble } from '#libs/projection';
import { shardsWithSubscribers } from '../sql/subscribers.js';
import { consumer, type Pace, usualPace } from './pace.js';
import type { DeliveryParts } from './parts.js';
import { ShardDeliverer } from './shard-deliverer.js';

/** Requests so far, those under way, and those who are told. */
export type DeliveryCounts = () => {
  readonly taken: number;
  readonly failed: number;
  readonly underWay: number;
  readonly endpoints: Readonly<Record<'active' | 'waiting' | 'paused' | 'disabled', number>>;
  readonly parked: number;
};

/**
 * Tells subscribers, in all shards that have some: of several processes one in each shard, each in as many as the others. A rebuild
 * has no part in it.
 */
export class DeliveryRunner {
  readonly #shards = new Map<number, ShardDeliverer>();
  readonly #share: Share;
  readonly #bell: Bell;
  readonly #trouble: Trouble;
  #loop: Promise<void> | null = null;
  #isStopping = false;
  readonly #total = { taken: 0, failed: 0 };

  constructor(
    private readonly parts: DeliveryParts,
    private readonly pace: Pace = usualPace,
  ) {
    this.#share = new Share(parts.pool, parts.clock, [consumer], pace.lease);
    this.#bell = new Bell(parts.clock);
    this.#trouble = new Trouble('deliveries', parts.logger, parts.clock);
  }

  start(): void {
    if (this.#loop !== null) return;
    const unsubscribe = this.parts.log.onAppend((shard) => this.#shards.get(shard)?.ring());
    const forget = this.parts.log.onLost((shard) => this.#shards.get(shard)?.forget());
    this.#loop = this.#run().finally(() => {
      unsubscribe();
      forget();
    });
  }

  /** Returns once nothing is under way any more. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#bell.ring();
    await this.#loop;
    await Promise.all([...this.#shards.values()].map((shard) => shard.stop()));
    if (this.#shards.size > 0) await this.#share.leave().catch(() => {});
  }

  /** Somebody has changed a subscriber of a shard in this process: so nobody waits until it is looked for. */
  changed(shard: number): void {
    this.#shards.get(shard)?.ring(true);
    this.#bell.ring();
  }

  /** How it goes in this process, since it began. */
  counts: DeliveryCounts = () => {
    const lanes = [...this.#shards.values()].flatMap((shard) => shard.lanes);
    const endpoints = { active: 0, waiting: 0, paused: 0, disabled: 0 };
    for (const { endpoint } of lanes)
      endpoints[endpoint.status === 'active' && endpoint.wait ? 'waiting' : endpoint.status] += 1;
    const parked = lanes.reduce((sum, lane) => sum + lane.parked.length, 0);
    return { ...this.#total, underWay: this.parts.turns.busy, endpoints, parked };
  };

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      await this.#look().then(
        () => this.#trouble.over(),
        (error: Error) => this.#trouble.met(error),
      );
      await this.#bell.rung(Math.max(this.pace.look, this.#trouble.pause));
    }
  }

  async #look(): Promise<void> {
    for (const shard of await shardsWithSubscribers(this.parts.pool)) {
      if (this.#shards.has(shard)) continue;
      const { holder } = this.#share;
      const hesitation = () => this.#share.hesitation(this.#telling.length);
      const deliverer = new ShardDeliverer(shard, this.parts, holder, hesitation, this.pace, this.#total);
      this.#shards.set(shard, deliverer);
      deliverer.start();
    }
    if (this.#shards.size === 0) return;
    const surplus = await this.#share.surplus(this.#telling.length);
    for (const shard of this.#telling.slice(0, surplus)) shard.leave(this.#share.abstention);
  }

  get #telling(): ShardDeliverer[] {
    return [...this.#shards.values()].filter(({ tells }) => tells);
  }
}
