interface Entry<Value> {
  readonly key: string;
  value: Value;
  weight: number;
  older: Entry<Value>;
  newer: Entry<Value>;
}

/** What it may hold at most, whichever it comes to first. */
interface Most {
  readonly entries: number;
  readonly weight?: number;
}

/**
 * A map that lets the least recently used go where there are too many, or they weigh too much together. Its entries are a ring
 * beside the map: to find one costs a look-up and four references. A cache with more to offer took a tenth of the writer's time.
 */
export class RecentlyUsed<Value> {
  readonly #entries = new Map<string, Entry<Value>>();
  /** Stands between the newest and the oldest. */
  readonly #ends: Entry<Value>;
  readonly #most: Required<Most>;
  #weight = 0;

  /** `onEvicted`: an entry had to go for want of room. */
  constructor(
    { entries, weight = Number.POSITIVE_INFINITY }: Most,
    private readonly onEvicted: () => void = () => {},
  ) {
    this.#most = { entries, weight };
    const ends = { key: '', weight: 0 } as Entry<Value>;
    this.#ends = Object.assign(ends, { older: ends, newer: ends });
  }

  get size(): number {
    return this.#entries.size;
  }

  get weight(): number {
    return this.#weight;
  }

  keys(): Iterable<string> {
    return this.#entries.keys();
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    if (entry.newer !== this.#ends) {
      unlink(entry);
      this.#append(entry);
    }
    return entry.value;
  }

  /** Without being noticed. */
  peek(key: string): Value | undefined {
    return this.#entries.get(key)?.value;
  }

  /** One that weighs more than all may together is not kept, nor is what it would replace. */
  set(key: string, value: Value, weight = 1): void {
    const known = this.#entries.get(key);
    if (weight > this.#most.weight) {
      this.delete(key);
    } else if (known) {
      this.#weight += weight - known.weight;
      known.value = value;
      known.weight = weight;
      unlink(known);
      this.#append(known);
    } else {
      const entry = { key, value, weight } as Entry<Value>;
      this.#entries.set(key, entry);
      this.#weight += weight;
      this.#append(entry);
    }
    while (this.#entries.size > this.#most.entries || this.#weight > this.#most.weight) {
      this.delete(this.#ends.newer.key);
      this.onEvicted();
    }
  }

  delete(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#weight -= entry.weight;
    unlink(entry);
  }

  /** Deletes all of which that is so. */
  clear(isOver: (key: string) => boolean): void {
    for (const key of [...this.#entries.keys()]) if (isOver(key)) this.delete(key);
  }

  #append(entry: Entry<Value>): void {
    const newest = this.#ends.older;
    entry.older = newest;
    entry.newer = this.#ends;
    newest.newer = entry;
    this.#ends.older = entry;
  }
}

const unlink = ({ older, newer }: Entry<unknown>): void => {
  older.newer = newer;
  newer.older = older;
};
