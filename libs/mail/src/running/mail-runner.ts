import { beginning, Bell } from '#libs/event-store';
import { Share, Trouble } from '#libs/projection';
import { Desk } from './desk.js';
import { consumer, leaseDuration, lookEvery } from './pace.js';
import type { MailCounts, MailParts } from './parts.js';
import { ShardMailer } from './shard-mailer.js';

/** Sends the mails of all shards. One process at a time does so for a shard; several processes share the shards evenly. */
export class MailRunner {
  readonly #shards = new Map<number, ShardMailer>();
  readonly #share: Share;
  readonly #bell: Bell;
  readonly #trouble: Trouble;
  readonly #desk: Desk;
  #loop: Promise<void> | null = null;
  #isStopping = false;

  constructor(private readonly parts: MailParts) {
    const { pool, log, logger } = parts;
    this.#share = new Share(pool, log.world, [consumer], leaseDuration);
    this.#bell = new Bell(log.world);
    this.#trouble = new Trouble('mails', logger, log.world);
    this.#desk = new Desk(parts);
  }

  /** Returns once it watches: mails are sent for events from then on. */
  async start(): Promise<void> {
    if (this.#loop !== null) return;
    const { log } = this.parts;
    const unsubscribe = log.onAppend((shard) => (this.#shards.get(shard) ?? this.#bell).ring());
    const forget = log.onLost((shard) => this.#shards.get(shard)?.forget());
    const looked = this.#look(false).catch((error: Error) => this.#trouble.met(error));
    this.#loop = looked
      .then(() => this.#run())
      .finally(() => {
        unsubscribe();
        forget();
      });
    await looked;
  }

  /** Returns once no mail is being sent any more. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#bell.ring();
    await this.#loop;
    await Promise.all([...this.#shards.values()].map((shard) => shard.stop()));
    if (this.#shards.size > 0) await this.#share.leave().catch(() => {});
  }

  get counts(): MailCounts {
    return this.#desk.counts;
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      await this.#look(true).then(
        () => this.#trouble.over(),
        (error: Error) => this.#trouble.met(error),
      );
      if (!this.#isStopping) await this.#bell.rung(Math.max(lookEvery, this.#trouble.pause));
    }
  }

  /** Takes in shards that it does not know yet. `haveBegun`: they began while it watched, so that nothing in them is past. */
  async #look(haveBegun: boolean): Promise<void> {
    for (const shard of (await this.parts.log.heads()).keys()) {
      if (this.#shards.has(shard)) continue;
      const head = haveBegun ? beginning : await this.parts.log.end(shard);
      const hesitation = () => this.#share.hesitation(this.#writing.length);
      const mailer = new ShardMailer(shard, this.parts, this.#desk, this.#share.holder, hesitation, head);
      this.#shards.set(shard, mailer);
      mailer.start();
    }
    if (this.#shards.size === 0) return;
    const surplus = await this.#share.surplus(this.#writing.length);
    for (const shard of this.#writing.slice(0, surplus)) shard.leave(this.#share.abstention);
  }

  get #writing(): ShardMailer[] {
    return [...this.#shards.values()].filter(({ writes }) => writes);
  }
}
