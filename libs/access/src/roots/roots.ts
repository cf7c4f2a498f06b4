import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { inTransaction } from '#libs/database';
import { holdRoots, insertRoots, listRoots, removeRoots, replaceRoots, type WrappedRoot } from '../sql/roots.js';
import { type Purpose, purposes, type SigningPurpose, signing } from './purposes.js';
import { unwrap, wrap } from './wrapping.js';

/** The roots of a database are wrapped by another master key. */
export class WrongMasterKey extends Error {}

/** 32 bytes, and their number among those of their purpose. */
export interface Root {
  readonly generation: number;
  readonly key: Buffer;
}

/** What signs, and tells what it has signed. */
export interface Signer {
  readonly newest: Root;
  /** Null where there is no such generation. */
  find(generation: number): Promise<Buffer | null>;
}

/** For how long a generation that is not known is believed not to be there, in milliseconds: anybody can ask for one. */
const believed = 1_000;

/** The keys that all others come from, in memory as long as the process lives. */
export class Roots {
  #lookedAt = Number.NEGATIVE_INFINITY;
  #looking: Promise<void> = Promise.resolve();

  private constructor(
    private readonly pool: Pool,
    private readonly masterKey: string,
    private roots: ByPurpose,
  ) {}

  /** Draws those that are missing; of two processes that do it at once, one wins for both. Throws WrongMasterKey. */
  static async open(pool: Pool, masterKey: string): Promise<Roots> {
    const stored = await listRoots(pool);
    const missing = purposes.filter((purpose) => !stored.some((root) => root.purpose === purpose));
    if (missing.length === 0) return new Roots(pool, masterKey, opened(masterKey, stored));
    opened(masterKey, stored);
    const roots = await inTransaction(pool, async (client) => {
      await insertRoots(client, drawn(masterKey, missing, 1));
      // Where the master key has been changed since, those that were just drawn do not stay.
      return opened(masterKey, await listRoots(client));
    });
    return new Roots(pool, masterKey, roots);
  }

  of(purpose: Purpose): Buffer {
    return this.#of(purpose).at(-1)!.key;
  }

  signer(purpose: SigningPurpose): Signer {
    const newest = () => this.#of(purpose).at(-1)!;
    const known = (generation: number) => this.#of(purpose).find((root) => root.generation === generation)?.key ?? null;
    return {
      get newest() {
        return newest();
      },
      find: async (generation) => {
        const key = known(generation);
        if (key || generation <= newest().generation) return key;
        await this.#look();
        return known(generation);
      },
    };
  }

  #of(purpose: Purpose): readonly Root[] {
    return this.roots.get(purpose)!;
  }

  /** Who asks while somebody looks has that one's answer; a look that failed was none. */
  #look(): Promise<void> {
    if (performance.now() - this.#lookedAt < believed) return this.#looking;
    this.#lookedAt = performance.now();
    this.#looking = this.#readAnew().catch((error) => {
      this.#lookedAt = Number.NEGATIVE_INFINITY;
      throw error;
    });
    return this.#looking;
  }

  async #readAnew(): Promise<void> {
    const roots = unwrapped(this.masterKey, await listRoots(this.pool));
    // Where the master key has been changed meanwhile, it goes on with those that it has.
    if (roots) this.roots = roots;
  }
}

/** By purpose, the newest one last. */
type ByPurpose = ReadonlyMap<string, readonly Root[]>;

/** Null where another master key wrapped one of them. */
const unwrapped = (masterKey: string, stored: readonly WrappedRoot[]): ByPurpose | null => {
  const roots = new Map<string, Root[]>();
  for (const root of stored) {
    const key = unwrap(masterKey, root, root.wrapped);
    if (!key) return null;
    roots.set(root.purpose, [...(roots.get(root.purpose) ?? []), { generation: root.generation, key }]);
  }
  return roots;
};

const opened = (masterKey: string, stored: readonly WrappedRoot[]): ByPurpose => {
  const roots = unwrapped(masterKey, stored);
  if (!roots) throw new WrongMasterKey('the roots of this database are wrapped by another master key');
  return roots;
};

const drawn = (masterKey: string, purposes: readonly Purpose[], generation: number): WrappedRoot[] =>
  purposes.map((purpose) => ({
    purpose,
    generation,
    wrapped: wrap(masterKey, { purpose, generation }, randomBytes(32)),
  }));

/** Whether it opens the roots of this database. */
export const isMasterKey = async (pool: Pool, masterKey: string): Promise<boolean> =>
  unwrapped(masterKey, await listRoots(pool)) !== null;

/**
 * Wraps all roots anew, or none; what they seal and sign stays as it is. `keep` is to write down the new key, once the old one
 * has turned out to be right and before there is no way back. As the owner. Throws WrongMasterKey.
 */
export const changeMasterKey = (
  owner: Pool,
  before: string,
  after: string,
  keep: () => Promise<void> = async () => {},
): Promise<void> =>
  inTransaction(owner, async (client) => {
    await holdRoots(client);
    const roots = opened(before, await listRoots(client));
    const wrapped = [...roots].flatMap(([purpose, generations]) =>
      generations.map(({ generation, key }) => ({
        purpose,
        generation,
        wrapped: wrap(after, { purpose, generation }, key),
      })),
    );
    await keep();
    await replaceRoots(client, wrapped);
  });

/**
 * Draws a new generation of what signs. What was signed before stays good, unless `forgetsOld`: then the generations
 * before go. As the owner. Throws WrongMasterKey.
 */
export const signAnew = (owner: Pool, masterKey: string, { forgetsOld }: { readonly forgetsOld: boolean }) =>
  inTransaction(owner, async (client) => {
    await holdRoots(client);
    const roots = opened(masterKey, await listRoots(client));
    for (const purpose of signing) {
      const generation = (roots.get(purpose)?.at(-1)?.generation ?? 0) + 1;
      await insertRoots(client, drawn(masterKey, [purpose], generation));
      if (forgetsOld) await removeRoots(client, purpose, generation);
    }
  });
