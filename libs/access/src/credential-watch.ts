import type { Pool } from 'pg';
import { endedApiKeys } from './sql/ended-api-keys.js';

/** How often is looked for what others have revoked, in milliseconds. */
const every = 2_000;

/** What somebody has shown once and goes on relying on. */
export interface Credential {
  readonly tenant: string;
  readonly shard: number;
  /** Null: it is no key, nor was it got with one. */
  readonly keyId: string | null;
  /** When it ends by itself, in milliseconds since the epoch; null: never. */
  readonly endsAt: number | null;
}

interface Watched {
  readonly credential: Credential;
  readonly ended: () => void;
}

/** Tells whoever relies on a credential for long that it has ended: revoked, by whichever process, or run out. */
export class CredentialWatch {
  readonly #watched = new Set<Watched>();
  #timer: NodeJS.Timeout | undefined;
  #isLooking = false;

  constructor(private readonly pool: Pool) {}

  /** `ended` is called once. Returns what ends the watching. */
  watch(credential: Credential, ended: () => void): () => void {
    const watched = { credential, ended };
    this.#watched.add(watched);
    this.#timer ??= setInterval(() => void this.#look(), every).unref();
    return () => this.#forget(watched);
  }

  /** This process knows by itself of a key that was revoked. */
  revoked(tenant: string, keyId: string): void {
    this.#end(({ credential }) => credential.tenant === tenant && credential.keyId === keyId);
  }

  /** While the database does not answer nobody can say who was revoked, and nothing is told to anybody either. */
  async #look(): Promise<void> {
    const now = Date.now();
    this.#end(({ credential: { endsAt } }) => endsAt !== null && endsAt <= now);
    if (this.#isLooking) return;
    this.#isLooking = true;
    await this.#endRevoked().catch(() => {});
    this.#isLooking = false;
  }

  async #endRevoked(): Promise<void> {
    const keys = new Map<string, { readonly tenant: string; readonly shard: number; readonly id: string }>();
    for (const { credential } of this.#watched) {
      const { tenant, shard, keyId: id } = credential;
      if (id !== null) keys.set(`${tenant}/${id}`, { tenant, shard, id });
    }
    for (const [shard, inShard] of Map.groupBy(keys.values(), (key) => key.shard))
      for (const { tenant, id } of await endedApiKeys(this.pool, shard, inShard)) this.revoked(tenant, id);
  }

  #end(isOver: (watched: Watched) => boolean): void {
    for (const watched of [...this.#watched].filter(isOver)) {
      this.#forget(watched);
      watched.ended();
    }
  }

  #forget(watched: Watched): void {
    this.#watched.delete(watched);
    if (this.#watched.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
