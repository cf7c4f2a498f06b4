import { Bell, type EventLog, sleep } from '#libs/event-store';
import { Pauses } from './pauses.js';
import { type AttemptPart, itemName, type Policy, type PolicyItem, type PolicyLogger } from './policy.js';

/** Between two looks, in milliseconds: what a policy does is not urgent, whoever needs it does it himself. */
const pause = 1_000;

/** After something was done and more may be due: the views have to see the one before the other is looked for. */
const shortPause = 20;

/** Shards at a time: one that waits for a lock holds up no other. */
const shardsAtOnce = 4;

/** The longest pause of a look that failed, in milliseconds: it is the database's doing mostly, and over with it. */
const longestLookPause = 5_000;

/**
 * Lets policies act on every shard that has events, again and again. Any number of runners may do so at once. What fails
 * pauses its own item, and a look that fails its own policy in its own shard: everything else goes on.
 */
export class PolicyRunner {
  readonly #bell: Bell;
  readonly #due = new Set<number>();
  readonly #busy = new Map<number, Promise<void>>();
  readonly #heads: Pauses;
  readonly #places = new Map<string, { readonly looks: Pauses; readonly items: Pauses }>();
  #running: Promise<void> | null = null;
  #stopping = false;

  constructor(
    private readonly log: Pick<EventLog, 'heads' | 'now' | 'world'>,
    private readonly policies: readonly Policy[],
    private readonly logger: PolicyLogger,
  ) {
    this.#bell = new Bell(log.world);
    this.#heads = new Pauses('policies', logger, log.world, longestLookPause);
  }

  start(): void {
    this.#stopping = false;
    this.#running ??= this.#run();
  }

  /** Returns once the commands under way are settled. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#bell.ring();
    await this.#running;
    this.#running = null;
  }

  async #run(): Promise<void> {
    let next = 0;
    while (!this.#stopping) {
      if (this.log.world.monotonic() >= next) {
        for (const shard of (await this.#shards()).filter((each) => !this.#busy.has(each))) this.#due.add(shard);
        next = this.log.world.monotonic() + pause;
      }
      for (const shard of this.#due) if (this.#busy.size < shardsAtOnce) this.#startTurn(shard);
      await this.#bell.rung(Math.max(0, Math.ceil(next - this.log.world.monotonic())));
    }
    await Promise.all(this.#busy.values());
  }

  async #shards(): Promise<number[]> {
    const heads = await this.#heads.attempt('', () => this.log.heads());
    return heads ? [...heads.keys()] : [];
  }

  #startTurn(shard: number): void {
    this.#due.delete(shard);
    const turn = this.#turn(shard).finally(() => {
      this.#busy.delete(shard);
      this.#bell.ring();
    });
    this.#busy.set(shard, turn);
  }

  async #turn(shard: number): Promise<void> {
    let isMore = false;
    for (const policy of this.policies) {
      if (this.#stopping) return;
      if (await this.#act(policy, shard)) isMore = true;
    }
    if (!isMore) return;
    await sleep(this.log.world, shortPause);
    this.#due.add(shard);
  }

  /** Never throws. Returns whether there may be more to do at once. */
  async #act(policy: Policy, shard: number): Promise<boolean> {
    const { looks, items } = this.#placeOf(policy, shard);
    const now = this.log.now();
    const found = [...((await looks.attempt('', () => policy.find(shard, now, items.paused))) ?? [])];
    let isMore = false;
    const lane = async () => {
      for (let item = found.shift(); item && !this.#stopping; item = found.shift()) {
        if (await this.#actOn(policy, shard, item, now, items)) isMore = true;
      }
    };
    await Promise.all(Array.from({ length: Math.min(policy.abreast, found.length) }, lane));
    return isMore && !items.isFull;
  }

  async #actOn(policy: Policy, shard: number, item: PolicyItem, now: number, items: Pauses): Promise<boolean> {
    const name = itemName(item);
    const attempt: AttemptPart = async (part, work) => (await items.attempt(`${name} ${part}`, work)) ?? false;
    return (await items.attempt(name, () => policy.act(shard, item, now, attempt))) ?? false;
  }

  #placeOf({ name }: Policy, shard: number) {
    const at = `policy ${name} in shard ${shard}`;
    const known = this.#places.get(at);
    if (known) return known;
    const { logger, log } = this;
    const looks = new Pauses(at, logger, log.world, longestLookPause);
    const place = { looks, items: new Pauses(at, logger, log.world) };
    this.#places.set(at, place);
    return place;
  }
}
