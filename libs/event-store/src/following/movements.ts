import type { Pool } from 'pg';
import { isAt, type Point, pointOf } from '../point.js';
import { readEnd } from '../sql/reading/read-heads.js';
import { readMoved } from '../sql/reading/read-moved.js';

/** Of a longer way nothing is known afterwards: to read it would take longer than what is kept is worth. */
const farthest = 5_000;

/** Streams remembered of a shard; with one more all are forgotten. */
const most = 20_000;

const nothing: ReadonlyMap<string, number> = new Map();

/** What is known of a shard: up to `end`, whatever moved after `since` is known. */
export class ShardMovements {
  /** The same for as long as nothing that was there is lost: what was made of another past is worth nothing. */
  readonly past: object;
  readonly #moved = new Map<string, Map<string, number>>();
  #streams = 0;
  #since: number;
  #end: Point;

  constructor(end: Point, past: object = {}) {
    this.past = past;
    this.#since = end.position;
    this.#end = end;
  }

  get since(): number {
    return this.#since;
  }

  get end(): Point {
    return this.#end;
  }

  /**
   * The last positions of the streams of a thing that have moved, by what follows in their names; '' where nothing does.
   * `thing` is the beginning of the name, its first two parts.
   */
  of(tenant: string, thing: string): ReadonlyMap<string, number> {
    return this.#moved.get(`${tenant}\n${thing}`) ?? nothing;
  }

  goOn(end: Point, streams: readonly (readonly [string, string, number])[]): void {
    this.#end = end;
    for (const [tenant, stream, position] of streams) {
      const [category, id, ...rest] = stream.split('/');
      const thing = `${tenant}\n${category}/${id}`;
      const known = this.#moved.get(thing) ?? new Map<string, number>();
      this.#moved.set(thing, known);
      const part = rest.join('/');
      if (!known.has(part)) this.#streams += 1;
      known.set(part, position);
    }
    if (this.#streams > most) this.leapTo(end);
  }

  /** Goes on without knowing what happened on the way. */
  leapTo(end: Point): void {
    this.#moved.clear();
    this.#streams = 0;
    this.#since = end.position;
    this.#end = end;
  }
}

interface Place {
  known: ShardMovements | null;
  looking: Promise<ShardMovements> | null;
  next: Promise<ShardMovements> | null;
}

/**
 * Knows which streams have moved since when, so that what was made of some of them can be kept until one of those does,
 * whatever else is appended. It looks when it is asked, once for all who ask meanwhile: an event is read once.
 */
export class Movements {
  readonly #places = new Map<number, Place>();

  constructor(
    private readonly pool: Pool,
    private readonly categories: readonly string[],
    onLost: (listener: (shard: number) => void) => unknown,
  ) {
    onLost((shard) => this.#places.delete(shard));
  }

  /** How far the shard is, by a look that begins after this call. */
  async look(shard: number): Promise<ShardMovements> {
    const place = this.#places.get(shard) ?? { known: null, looking: null, next: null };
    this.#places.set(shard, place);
    place.next ??= this.#after(place, shard);
    return place.next;
  }

  async #after(place: Place, shard: number): Promise<ShardMovements> {
    await place.looking?.catch(() => undefined);
    place.next = null;
    place.looking = this.#goOn(place, shard);
    return place.looking;
  }

  async #goOn(place: Place, shard: number): Promise<ShardMovements> {
    const known = place.known;
    if (!known) {
      place.known = new ShardMovements(await readEnd(this.pool, shard));
      return place.known;
    }
    const { before, last, looked, streams } = await readMoved(
      this.pool,
      shard,
      known.end.position,
      this.categories,
      farthest,
    );
    if (!isAt(known.end, before)) place.known = new ShardMovements(await readEnd(this.pool, shard));
    else if (looked === farthest) known.leapTo(await readEnd(this.pool, shard));
    else if (last) known.goOn(pointOf(last), streams);
    return place.known!;
  }
}
