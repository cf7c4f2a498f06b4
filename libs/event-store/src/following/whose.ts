import { LRUCache } from 'lru-cache';
import type { Scanned } from '../catalogue/scanned.js';
import type { StoredEvent } from '../catalogue/stored-event.js';
import type { StreamOfTenant } from '../sql/reading/last-said.js';

/** Where events say whom they are about. Those of its stream that do not say are about the same person. */
export interface Naming {
  /** A path in their data, names joined by dots: `person.id`. */
  readonly path: string;
  /** First parts of the names of streams of which that is so. */
  readonly categories: readonly string[];
}

/** Whom an event concerns; null: nobody knows, so it may be anybody. */
export type Concerned = readonly string[] | null;

/** What the streams said last, before the events that are looked at. */
type LookUp = (streams: readonly StreamOfTenant[], path: readonly string[]) => Promise<readonly (string | null)[]>;

const nobody = '';

/**
 * Whom the events of a shard concern, told as they pass in their order. What a stream has said is remembered, of as many streams
 * as were met last; those that are met anew are looked up together, in one query for a page.
 */
export class Whose {
  readonly #known: LRUCache<string, string>;
  readonly #path: readonly string[];

  constructor(
    private readonly naming: Naming,
    streams = 10_000,
  ) {
    this.#known = new LRUCache({ max: streams });
    this.#path = naming.path.split('.');
  }

  /** Events have passed that it was not told of: what it knows may be over. */
  forget(): void {
    this.#known.clear();
  }

  /** Whom each of a page's events concerns; `lookUp` is asked as of the event before them, once at most. */
  async concerned(events: readonly Scanned<StoredEvent>[], lookUp: LookUp): Promise<Concerned[]> {
    await this.#meet(events, lookUp);
    return events.map((event) => this.#concernedBy(event));
  }

  async #meet(events: readonly Scanned<StoredEvent>[], lookUp: LookUp): Promise<void> {
    const unmet = new Map<string, StreamOfTenant>();
    const met = new Set<string>();
    for (const event of events) {
      const key = keyOf(event);
      const isNew = !met.has(key) && !this.#known.has(key) && this.#isNamed(event);
      if (isNew && event.version > 1 && (event.unreadable || said(event.data, this.#path) === undefined))
        unmet.set(key, event);
      met.add(key);
    }
    if (unmet.size === 0) return;
    const found = await lookUp([...unmet.values()], this.#path);
    for (const [index, key] of [...unmet.keys()].entries()) this.#known.set(key, found[index] ?? nobody);
  }

  #isNamed({ stream }: StoredEvent): boolean {
    return this.naming.categories.includes(stream.slice(0, stream.indexOf('/')));
  }

  /** One that cannot be read concerns whom it was about before as well. */
  #concernedBy(event: Scanned<StoredEvent>): Concerned {
    if (!this.#isNamed(event)) return [];
    const key = keyOf(event);
    const before = this.#known.get(key);
    const says = said(event.data, this.#path);
    const now = says === undefined ? (before ?? nobody) : says;
    this.#known.set(key, now);
    if (!event.unreadable) return persons(now);
    return before === undefined && says === undefined ? null : persons(before ?? nobody, now);
  }
}

const keyOf = ({ tenant, stream }: StreamOfTenant) => `${tenant}\0${stream}`;

const persons = (...names: readonly string[]) => names.filter((name) => name !== nobody);

/** Who is named at a path; `nobody` where it is said that there is none, undefined where nothing is said. */
const said = (data: unknown, path: readonly string[]): string | undefined => {
  let part = data;
  for (const name of path) {
    if (part === null || typeof part !== 'object' || !Object.hasOwn(part, name)) return undefined;
    part = (part as Record<string, unknown>)[name];
    if (part === null) return nobody;
  }
  return typeof part === 'string' ? part : undefined;
};
