import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type Pool } from 'pg';
import { listen, notify } from '../sql/appending/notify.js';
import { readHeads } from '../sql/reading/read-heads.js';

/** `isOwn`: it is this process that has just stored what is new. */
type Listener = (shard: number, head: number, isOwn: boolean) => void;

interface Ring {
  readonly from: string;
  readonly heads: readonly (readonly [shard: number, head: number])[];
}

/**
 * Tells followers that a shard has grown: those of this process at once, those of others by one coalesced NOTIFY from a
 * connection that appends nothing. A NOTIFY inside an append would take a lock of the whole cluster at commit.
 */
export class Doorbell {
  readonly #self = randomUUID();
  readonly #listeners = new Set<Listener>();
  readonly #unsent = new Map<number, number>();
  readonly #closing = new AbortController();
  #sending: Promise<void> | null = null;
  #client: Client | null = null;

  constructor(private readonly pool: Pool) {}

  /** Starts to listen. A connection lost later is made again; meanwhile followers have their poll. */
  async open(): Promise<void> {
    const client = new Client({ ...this.pool.options, application_name: 'slotlog doorbell' });
    client.on('error', () => client.end().catch(() => undefined));
    client.on('notification', ({ payload }) => this.#heard(JSON.parse(payload ?? '{}')));
    try {
      await client.connect();
      await listen(client);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    client.once('end', () => {
      this.#client = null;
      void this.#reopen();
    });
    this.#client = client;
    if (this.#closing.signal.aborted) await client.end();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#sending;
    await this.#client?.end().catch(() => undefined);
  }

  on(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  ring(shard: number, head: number): void {
    this.#tell(shard, head, true);
    this.#keepUnsent([[shard, head]]);
    this.#startSending();
  }

  #keepUnsent(heads: Ring['heads']): void {
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
      const heads = [...this.#unsent];
      this.#unsent.clear();
      const ring: Ring = { from: this.#self, heads };
      await notify(this.#client, JSON.stringify(ring)).catch(() => {
        if (!this.#closing.signal.aborted) this.#keepUnsent(heads);
      });
      await sleep(pause, undefined, { signal: this.#closing.signal }).catch(() => undefined);
    }
  }

  #heard({ from, heads }: Ring): void {
    if (from === this.#self) return;
    for (const [shard, head] of heads) this.#tell(shard, head, false);
  }

  #tell(shard: number, head: number, isOwn: boolean): void {
    for (const listener of this.#listeners) listener(shard, head, isOwn);
  }

  async #reopen(): Promise<void> {
    for (let wait = 50; !this.#closing.signal.aborted; wait = Math.min(wait * 2, 2_000)) {
      await sleep(wait, undefined, { signal: this.#closing.signal, ref: false }).catch(() => undefined);
      if (this.#closing.signal.aborted) return;
      try {
        await this.open();
        this.#startSending();
        for (const [shard, head] of await readHeads(this.pool)) this.#tell(shard, head, false);
        return;
      } catch {
        // The next attempt waits longer.
      }
    }
  }
}

/** Milliseconds between two notifications: a follower elsewhere lags by no more, and a busy log sends 200 a second. */
const pause = 5;
