import { createSecretKey } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';
import type { Personal } from '../catalogue/event-version.js';
import { readKeys } from '../sql/keys/read-keys.js';
import { NotLoaded, type Reading } from '../streams/reading.js';
import type { Append, Stream } from '../streams/stream.js';
import type { World } from '../world/world.js';
import { type BoxLabel, labelOf, pack, unpack } from './box.js';
import { Draws, decrypt, Nonces } from './cipher.js';
import { Keyring, type Known, printOf } from './keyring.js';
import { boxesIn, openBoxes, type Unpack } from './open-boxes.js';
import { Persons } from './persons.js';
import { placesOf } from './places.js';
import { type Contents, type NewKey, type Sealed, Sealing, type SealingParts } from './sealing.js';
import { type SubjectState, subjectStream } from './subject-stream.js';
import type { Subjects } from './subjects.js';

/** Seals what is personal on its way into the log, and opens it on its way out. */
export class Vault {
  readonly #keyring: Keyring;
  readonly #persons: Persons;
  readonly #sealing: SealingParts;

  constructor(
    personal: ReadonlyMap<string, Personal>,
    private readonly subjects: Subjects,
    private readonly world: Pick<World, 'monotonic' | 'secret'>,
    keys?: number,
  ) {
    this.#keyring = new Keyring(world, keys);
    this.#persons = new Persons(subjects);
    this.#sealing = {
      subjects,
      persons: this.#persons,
      keyring: this.#keyring,
      nonces: new Nonces(world.secret),
      // Few at once: each key that is kept keeps all that were drawn with it.
      drawnKeys: new Draws(world.secret, 32, 16),
      wrappingKey: createSecretKey(subjects.wrappingKey),
      places: new Map([...personal].map(([type, each]) => [type, { places: placesOf(each), subject: each.subject }])),
      origins: new WeakMap(),
    };
  }

  /** The stream of a person of a tenant. */
  streamOf(tenant: string, id: string): Stream<SubjectState> {
    return this.#persons.streamOf(tenant, id);
  }

  /**
   * What a decision wants to append, sealed; what goes into boxes is noted in `contents`. Throws NotLoaded where a person's
   * stream or key is not in memory.
   */
  seal(tenant: string, events: readonly Append[], reading: Reading, contents?: Contents): Sealed {
    return new Sealing(this.#sealing, tenant, reading, contents).seal(events);
  }

  /** Takes note of what is stored: who drew or destroyed a key has to see it at once. */
  settled(tenant: string, keys: readonly NewKey[]): void {
    const seenAt = this.world.monotonic();
    for (const { stream, generation, key, print } of keys)
      this.#keyring.saw(tenant, stream, { generation, key, print, seenAt });
  }

  /** What is known of keys of which that is so, by tenant and stream; they are looked for anew. */
  forget(isOver: (key: string) => boolean): void {
    this.#keyring.clear(isOver);
  }

  /**
   * A state for a decision, as far as its keys were ever seen. Throws NotLoaded where one was not; once that was looked for
   * and is not there, what it sealed is as if erased: the state is one that the log has forgotten, which the settlement finds out.
   */
  openForDeciding<T>(tenant: string, state: T): T {
    return this.#opened(state, (box) => {
      const label = labelOf(box);
      const name = this.#persons.nameOf(label);
      const known = this.#keyring.any(tenant, name);
      if (known && isOfUse(known, label)) return unpackWith(known, label, box);
      const key = this.#keyring.find(tenant, name, label.print);
      if (key) return unpack(box, key);
      if (this.#keyring.missed(tenant, name, label.print)) return undefined;
      throw new NotLoaded([subjectStream(this.subjects, label.person)]);
    });
  }

  /**
   * A value for whoever may read it: what was erased a second ago or earlier stays closed. What is in boxes that were sealed a
   * moment ago is in `contents`; that their keys are there is looked at all the same.
   */
  async open<T>(db: Pool | ClientBase, shard: number, tenant: string, value: T, contents?: Contents): Promise<T> {
    const unseen = new Set<string>();
    const atOnce = this.#opened(value, (box) => {
      const label = labelOf(box);
      const name = this.#persons.nameOf(label);
      const known = this.#keyring.fresh(tenant, name);
      if (known && isOfUse(known, label)) return unpackWith(known, label, box, contents);
      unseen.add(name);
      return undefined;
    });
    if (unseen.size === 0) return atOnce;
    await this.load(db, shard, tenant, [...unseen]);
    return this.#opened(value, (box) => {
      const label = labelOf(box);
      const known = this.#keyring.any(tenant, this.#persons.nameOf(label));
      return known && unpackWith(known, label, box, contents);
    });
  }

  /** A value as a box of whom something in `data` is sealed for; null where nothing is, or the key is destroyed. */
  async sealBeside(db: Pool, shard: number, tenant: string, data: unknown, value: unknown): Promise<string | null> {
    const [box] = boxesIn(data);
    if (!box) return null;
    const label = labelOf(box);
    const name = this.#persons.nameOf(label);
    await this.load(db, shard, tenant, [name]);
    const known = this.#keyring.any(tenant, name);
    const isAlive = known?.key && known.generation === label.generation && known.print === label.print;
    return isAlive ? pack(this.#sealing.nonces, label, known.key!, JSON.stringify(value)) : null;
  }

  /** Takes note of the keys of those of the streams that are persons'. */
  async load(db: Pool | ClientBase, shard: number, tenant: string, streams: readonly string[]): Promise<void> {
    const persons = streams.filter((name) => this.#persons.isOne(name));
    if (persons.length === 0) return;
    const seenAt = this.world.monotonic();
    const found = new Map((await readKeys(db, shard, tenant, persons)).map((key) => [key.stream, key]));
    for (const name of persons) {
      const { generation, wrapped } = found.get(name) ?? neverDrawn;
      const context = `${tenant}/${name}.${generation}`;
      const key = wrapped && decrypt(this.#sealing.wrappingKey, context, wrapped);
      this.#keyring.saw(tenant, name, { generation, key, print: key ? printOf(key) : '', seenAt });
    }
  }

  #opened<T>(value: T, open: Unpack): T {
    return openBoxes(value, open, (made, of) => this.#sealing.origins.set(made, of)) as T;
  }
}

/** Before the first one: another process may draw it any time, so whoever meets a box looks again. */
const neverDrawn = { generation: 0, wrapped: null };

/** Whether it tells all about a box: an older one does not, nor one that was drawn at the same time and never stored. */
const isOfUse = (known: Known, { generation, print }: BoxLabel): boolean =>
  known.generation > generation || (known.generation === generation && (!known.key || known.print === print));

const unpackWith = ({ generation, key, print }: Known, label: BoxLabel, box: string, contents?: Contents): unknown => {
  if (!key || generation !== label.generation || print !== label.print) return undefined;
  const json = contents?.get(box);
  return json === undefined ? unpack(box, key) : JSON.parse(json);
};
