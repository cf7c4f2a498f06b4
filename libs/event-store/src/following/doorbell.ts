import type { Pool } from 'pg';
import type { Connection } from '#libs/database';
import { Complaint, guarded, type LogLogger } from '../guarded.js';
import { listen, notify } from '../sql/appending/notify.js';
import { sleep, type World } from '../world/world.js';
import { type Heads, type Ring, readRing } from './ring.js';

/** `isOwn`: it is this process that has just stored what is new. */
type Listener = (shard: number, head: number, isOwn: boolean) => void;

/** Milliseconds between two notifications: a follower elsewhere lags by no more, and a busy log sends 200 a second. */
const pause = 5;

/** Milliseconds between two looks at the log for what a notification did not say, and before a connection is made anew. */
const shortestWait = 50;
const longestWait = 5_000;

/** A shard that grew by more between two notifications is looked at: such a number is more likely to be made up. */
const believed = 1_000_000;

/**
 * Tells followers that a shard has grown: those of this process at once, those of others by one coalesced NOTIFY from a
 * connection that appends nothing. A NOTIFY inside an append would take a lock of the whole cluster at commit. What others
 * say is a hint: where it cannot be read, this one looks for itself.
 */
export class Doorbell {
  readonly #self: string;
  readonly #listeners = new Set<Listener>();
  readonly #unsent = new Map<number, number>();
  readonly #known = new Map<number, number>();
  readonly #closing = new AbortController();
  readonly #complaint: Complaint;
  #sending: Promise<void> | null = null;
  #reopening: Promise<void> | null = null;
  #looking: Promise<void> | null = null;
  #isToLook = false;
  #client: Connection | null = null;

  constructor(
    private readonly pool: Pool,
    private readonly logger: LogLogger,
    private readonly world: World,
    /** Reads where the shards are. */
    private readonly readHeads: () => Promise<Map<number, number>>,
    /** Told when its connection was lost and is there again. */
    private readonly reconnected: () => void,
  ) {
    this.#self = world.newId();
    this.#complaint = new Complaint('the connection that hears of new events', logger);
  }

  /** Starts to listen. A connection lost later is made again; meanwhile followers have their poll. */
  open(): Promise<void> {
    return this.#connect();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all([this.#sending, this.#reopening, this.#looking]);
    await this.#client?.end().catch(() => undefined);
  }

  on(listener: Listener): () => void {
    const heard = guarded('a listener to new events', listener, this.logger);
    this.#listeners.add(heard);
    return () => this.#listeners.delete(heard);
  }

  ring(shard: number, head: number): void {
    this.#tell(shard, head, true);
    this.#keepUnsent([[shard, head]]);
    this.#startSending();
  }

  /** One that fails half-way is closed; there is never a second one. */
  async #connect(): Promise<void> {
    const client = this.world.connectionBeside(this.pool, 'slotlog doorbell');
    let isOver = false;
    client.on('error', () => client.end().catch(() => undefined));
    client.on('notification', ({ payload }) => this.#heard(payload));
    client.once('end', () => {
      isOver = true;
      if (this.#client !== client) return;
      this.#client = null;
      this.#startReopening();
    });
    try {
      await client.connect();
      await listen(client);
      if (isOver) throw new Error('it was closed at once');
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    this.#client = client;
    if (this.#closing.signal.aborted) await client.end();
  }

  #startReopening(): void {
    if (this.#closing.signal.aborted) return;
    this.#reopening ??= this.#reopen().finally(() => {
      this.#reopening = null;
      if (!this.#client) this.#startReopening();
    });
  }

  /** Waits longer each time: a server that has no room gets it no sooner by being asked. */
  async #reopen(): Promise<void> {
    for (let wait = shortestWait; !this.#client; wait = Math.min(wait * 2, longestWait)) {
      await this.#rest(wait);
      if (this.#closing.signal.aborted) return;
      await this.#connect().catch((error) => this.#complaint.met(error));
    }
    this.#complaint.over();
    this.#startSending();
    this.reconnected();
    this.#look();
  }

  /** Looks where the shards are, instead of being told; as often as it takes, one look at a time. */
  #look(): void {
    this.#isToLook = true;
    this.#looking ??= this.#lookAround().finally(() => {
      this.#looking = null;
    });
  }

  async #lookAround(): Promise<void> {
    for (let wait = shortestWait; this.#isToLook && !this.#closing.signal.aborted; ) {
      this.#isToLook = false;
      try {
        for (const [shard, head] of await this.readHeads()) this.#tell(shard, head, false);
        wait = shortestWait;
      } catch {
        // It has no room for this now; followers have their poll until it has.
        this.#isToLook = true;
        wait = Math.min(wait * 2, longestWait);
      }
      await this.#rest(wait);
    }
  }

  #rest(milliseconds: number): Promise<void> {
    return sleep(this.world, milliseconds, this.#closing.signal);
  }

  #keepUnsent(heads: Heads): void {
    for (const [shard, head] of heads) this.#unsent.set(shard, Math.max(head, this.#unsent.get(shard) ?? 0));
  }

  #startSending(): void {
    this.#sending ??= this.#send().finally(() => {
      this.#sending = null;
    });
  }

  /** One notification in flight; what rings meanwhile goes with the next, and what is lost with a connection after it. */
  async #send(): Promise<void> {
    while (this.#client && this.#unsent.size > 0) {
      const client = this.#client;
      const heads = [...this.#unsent];
      this.#unsent.clear();
      const ring: Ring = { from: this.#self, heads };
      await notify(client, JSON.stringify(ring)).catch(() => {
        this.#keepUnsent(heads);
        // Whatever keeps it from sending, a standby or a time-out, another one may do better, after a pause.
        return client.end().catch(() => undefined);
      });
      await this.#rest(pause);
    }
  }

  #heard(payload: string | undefined): void {
    const ring = readRing(payload);
    if (ring?.from === this.#self) return;
    const isBelieved = ring?.heads.every(([shard, head]) => head - (this.#known.get(shard) ?? 0) <= believed);
    if (!ring || !isBelieved) this.#look();
    else for (const [shard, head] of ring.heads) this.#tell(shard, head, false);
  }

  #tell(shard: number, head: number, isOwn: boolean): void {
    this.#known.set(shard, head);
    for (const listener of this.#listeners) listener(shard, head, isOwn);
  }
}
