import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';
import type { Personal } from '../catalogue/event-version.js';
import { RecentlyUsed } from '../recently-used.js';
import { readKeys } from '../sql/keys/read-keys.js';
import { NotLoaded, type Reading } from '../streams/reading.js';
import type { Append, Stream } from '../streams/stream.js';
import type { World } from '../world/world.js';
import { type BoxLabel, labelOf, pack, unpack } from './box.js';
import { Draws, decrypt, encrypt, Nonces } from './cipher.js';
import { Keyring, type Known, printOf } from './keyring.js';
import { boxesIn, isErased, openBoxes, type Unpack } from './open-boxes.js';
import { at, type Place, placesOf } from './places.js';
import { type SubjectState, subjectStream } from './subject-stream.js';
import type { Subjects } from './subjects.js';

/** A key that an append keeps, or, where there is none, destroys. */
export interface NewKey {
  readonly stream: string;
  readonly generation: number;
  readonly key: Buffer | null;
  readonly print: string;
  readonly wrapped: Buffer | null;
}

export interface SealedAppend extends Append {
  /** Its data before they were sealed. */
  readonly plain?: object;
}

/** What is in boxes, as JSON: kept for the answer to the command that they were sealed for, and no longer. */
export type Contents = Map<string, string>;

/** What of a decision goes into the log: nothing in it can be read without a key. */
export interface Sealed {
  readonly events: readonly SealedAppend[];
  readonly keys: readonly NewKey[];
}

/** Seals what is personal on its way into the log, and opens it on its way out. */
export class Vault {
  readonly #keyring: Keyring;
  readonly #nonces: Nonces;
  /** Few at once: each key that is kept keeps all that were drawn with it. */
  readonly #drawnKeys: Draws;
  readonly #wrappingKey: KeyObject;
  readonly #namingKey: KeyObject;
  /** A person's name is mostly asked for twice within a moment, by who reads its stream and by who seals. */
  readonly #streams = new RecentlyUsed<Stream<SubjectState>>({ entries: 1_000 });
  readonly #places: ReadonlyMap<string, { readonly places: readonly Place[]; readonly subject: string }>;
  /** What an object was before it was opened: as long as nobody makes another one of it, it need not be sealed anew. */
  readonly #origins = new WeakMap<object, object>();

  constructor(
    personal: ReadonlyMap<string, Personal>,
    private readonly subjects: Subjects,
    private readonly world: Pick<World, 'monotonic' | 'secret'>,
    keys?: number,
  ) {
    this.#keyring = new Keyring(world, keys);
    this.#nonces = new Nonces(world.secret);
    this.#drawnKeys = new Draws(world.secret, 32, 16);
    this.#wrappingKey = createSecretKey(subjects.wrappingKey);
    this.#namingKey = createSecretKey(subjects.namingKey);
    this.#places = new Map(
      [...personal].map(([type, each]) => [type, { places: placesOf(each), subject: each.subject }]),
    );
  }

  /** The stream of a person of a tenant. */
  streamOf(tenant: string, id: string): Stream<SubjectState> {
    const person = `${tenant}\0${id}`;
    const known = this.#streams.get(person);
    if (known) return known;
    const hash = createHmac('sha256', this.#namingKey).update(person).digest('hex');
    const stream = subjectStream(this.subjects, hash.slice(0, 32));
    this.#streams.set(person, stream);
    return stream;
  }

  /**
   * What a decision wants to append, sealed; what goes into boxes is noted in `contents`. Throws NotLoaded where a person's
   * stream or key is not in memory.
   */
  seal(tenant: string, events: readonly Append[], reading: Reading, contents?: Contents): Sealed {
    const keys: NewKey[] = [];
    const drawn: Append[] = [];
    const labels = new Map<string, SealingKey>();
    const keyOf = (id: string): SealingKey => {
      const known = labels.get(id);
      if (known) return known;
      const stream = this.streamOf(tenant, id);
      const { state, version } = reading.read(stream);
      const person = stream.name.slice(this.subjects.category.length + 1);
      const kept = state.generation > 0 ? this.#keyOf(tenant, stream, state) : null;
      const sealing = kept
        ? { label: { person, ...state }, key: kept }
        : this.#draw(tenant, stream, person, version + 1, keys, drawn);
      labels.set(id, sealing);
      return sealing;
    };
    const sealed = events.map((event) => this.#sealEvent(event, reading, keyOf, contents));
    for (const { stream, type } of events) {
      if (type === this.subjects.erased)
        keys.push({ stream: stream.name, ...generationOf(reading, stream.name), key: null, print: '', wrapped: null });
    }
    return { events: [...drawn, ...sealed], keys };
  }

  /** Null: it is lost, and another one has to be drawn. Throws NotLoaded where the database was not asked for it yet. */
  #keyOf(tenant: string, stream: Stream<SubjectState>, { print }: SubjectState): Buffer | null {
    const key = this.#keyring.find(tenant, stream.name, print);
    if (!key && !this.#keyring.missed(tenant, stream.name, print)) throw new NotLoaded([stream]);
    return key;
  }

  #draw(
    tenant: string,
    stream: Stream<SubjectState>,
    person: string,
    generation: number,
    keys: NewKey[],
    drawn: Append[],
  ): SealingKey {
    const key = this.#drawnKeys.next();
    const print = printOf(key);
    const wrapped = encrypt(this.#nonces, this.#wrappingKey, `${tenant}/${stream.name}.${generation}`, key);
    this.#keyring.drew(tenant, stream.name, print, key);
    keys.push({ stream: stream.name, generation, key, print, wrapped });
    drawn.push({ stream, type: this.subjects.keyDrawn, data: { print } });
    return { label: { person, generation, print }, key };
  }

  #sealEvent(
    event: Append,
    reading: Reading,
    keyOf: (id: string) => SealingKey,
    contents: Contents | undefined,
  ): SealedAppend {
    const personal = this.#places.get(event.type);
    if (!personal) return event;
    const before = reading.pinned.get(event.stream.name)?.folded.state;
    const id = at(event.data, personal.subject) ?? at(before, personal.subject);
    if (typeof id !== 'string') return event;
    const data = { ...event.data } as Record<string, unknown>;
    for (const place of personal.places) {
      if (place.name in data) data[place.name] = this.#sealMember(data[place.name], place, () => keyOf(id), contents);
    }
    return { ...event, data, plain: event.data };
  }

  #sealMember(member: unknown, { fields }: Place, keyOf: () => SealingKey, contents: Contents | undefined): unknown {
    if (isNothing(member)) return member;
    const origin = typeof member === 'object' ? this.#origins.get(member as object) : undefined;
    if (origin) return origin;
    if (!fields) return this.#sealedBy(keyOf(), member, contents);
    const others = { ...(member as Record<string, unknown>) };
    const content: Record<string, unknown> = {};
    for (const name of fields) {
      content[name] = others[name];
      delete others[name];
    }
    return isErased(member) ? others : { ...others, ...this.#sealedBy(keyOf(), content, contents) };
  }

  #sealedBy({ label, key }: SealingKey, value: unknown, contents: Contents | undefined) {
    const json = JSON.stringify(value);
    const sealed = pack(this.#nonces, label, key, json);
    contents?.set(sealed, json);
    return { sealed };
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
      const name = this.#nameOf(label);
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
      const name = this.#nameOf(label);
      const known = this.#keyring.fresh(tenant, name);
      if (known && isOfUse(known, label)) return unpackWith(known, label, box, contents);
      unseen.add(name);
      return undefined;
    });
    if (unseen.size === 0) return atOnce;
    await this.load(db, shard, tenant, [...unseen]);
    return this.#opened(value, (box) => {
      const label = labelOf(box);
      const known = this.#keyring.any(tenant, this.#nameOf(label));
      return known && unpackWith(known, label, box, contents);
    });
  }

  /** A value as a box of whom something in `data` is sealed for; null where nothing is, or the key is destroyed. */
  async sealBeside(db: Pool, shard: number, tenant: string, data: unknown, value: unknown): Promise<string | null> {
    const [box] = boxesIn(data);
    if (!box) return null;
    const label = labelOf(box);
    const name = this.#nameOf(label);
    await this.load(db, shard, tenant, [name]);
    const known = this.#keyring.any(tenant, name);
    const isAlive = known?.key && known.generation === label.generation && known.print === label.print;
    return isAlive ? pack(this.#nonces, label, known.key!, JSON.stringify(value)) : null;
  }

  /** Takes note of the keys of those of the streams that are persons'. */
  async load(db: Pool | ClientBase, shard: number, tenant: string, streams: readonly string[]): Promise<void> {
    const persons = streams.filter((name) => name.startsWith(`${this.subjects.category}/`));
    if (persons.length === 0) return;
    const seenAt = this.world.monotonic();
    const found = new Map((await readKeys(db, shard, tenant, persons)).map((key) => [key.stream, key]));
    for (const name of persons) {
      const { generation, wrapped } = found.get(name) ?? neverDrawn;
      const context = `${tenant}/${name}.${generation}`;
      const key = wrapped && decrypt(this.#wrappingKey, context, wrapped);
      this.#keyring.saw(tenant, name, { generation, key, print: key ? printOf(key) : '', seenAt });
    }
  }

  #nameOf({ person }: BoxLabel): string {
    return `${this.subjects.category}/${person}`;
  }

  #opened<T>(value: T, open: Unpack): T {
    return openBoxes(value, open, (made, of) => this.#origins.set(made, of)) as T;
  }
}

/** Before the first one: another process may draw it any time, so whoever meets a box looks again. */
const neverDrawn = { generation: 0, wrapped: null };

const generationOf = ({ pinned }: Reading, stream: string) => pinned.get(stream)!.folded.state as SubjectState;

interface SealingKey {
  readonly label: BoxLabel;
  readonly key: Buffer;
}

/** Whether it tells all about a box: an older one does not, nor one that was drawn at the same time and never stored. */
const isOfUse = (known: Known, { generation, print }: BoxLabel): boolean =>
  known.generation > generation || (known.generation === generation && (!known.key || known.print === print));

const unpackWith = ({ generation, key, print }: Known, label: BoxLabel, box: string, contents?: Contents): unknown => {
  if (!key || generation !== label.generation || print !== label.print) return undefined;
  const json = contents?.get(box);
  return json === undefined ? unpack(box, key) : JSON.parse(json);
};

/** Nothing is nobody's: it tells nothing, and to seal it would cost as much as to seal a life. */
const isNothing = (member: unknown): boolean =>
  member === null ||
  member === undefined ||
  member === '' ||
  (typeof member === 'object' && Object.keys(member).length === 0);
