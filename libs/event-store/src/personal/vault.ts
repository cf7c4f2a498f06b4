import { createHmac, randomBytes } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';
import type { Personal } from '../event-version.js';
import { NotLoaded, type Reading } from '../reading.js';
import { readKeys } from '../sql/read-keys.js';
import type { Append, Stream } from '../stream.js';
import { labelOf, pack, unpack } from './box.js';
import { decrypt, encrypt } from './cipher.js';
import { Keyring, type Known } from './keyring.js';
import { boxesIn, openBoxes, type Unpack } from './open-boxes.js';
import { at, type Place, placesOf } from './places.js';
import { type SubjectState, subjectStream } from './subject-stream.js';
import type { Subjects } from './subjects.js';

/** A key that an append keeps, or, where there is none, destroys. */
export interface NewKey {
  readonly stream: string;
  readonly generation: number;
  readonly wrapped: Buffer | null;
}

export interface SealedAppend extends Append {
  /** Its data before they were sealed. */
  readonly plain?: object;
}

/** What of a decision goes into the log: nothing in it can be read without a key. */
export interface Sealed {
  readonly events: readonly SealedAppend[];
  readonly keys: readonly NewKey[];
}

/** Seals what is personal on its way into the log, and opens it on its way out. */
export class Vault {
  readonly #keyring = new Keyring();
  readonly #places: ReadonlyMap<string, { readonly places: readonly Place[]; readonly subject: string }>;
  /** What an object was before it was opened: as long as nobody makes another one of it, it need not be sealed anew. */
  readonly #origins = new WeakMap<object, object>();

  constructor(
    personal: ReadonlyMap<string, Personal>,
    private readonly subjects: Subjects,
  ) {
    this.#places = new Map(
      [...personal].map(([type, each]) => [type, { places: placesOf(each), subject: each.subject }]),
    );
  }

  /** The stream of a person of a tenant. */
  streamOf(tenant: string, id: string): Stream<SubjectState> {
    const hash = createHmac('sha256', this.subjects.namingKey).update(`${tenant}\0${id}`).digest('hex');
    return subjectStream(this.subjects, hash.slice(0, 32));
  }

  /** What a decision wants to append, sealed. Throws NotLoaded where a person's stream or key is not in memory. */
  seal(tenant: string, events: readonly Append[], reading: Reading): Sealed {
    const keys: NewKey[] = [];
    const drawn: Append[] = [];
    const labels = new Map<string, SealingKey>();
    const keyOf = (id: string): SealingKey => {
      const known = labels.get(id);
      if (known) return known;
      const stream = this.streamOf(tenant, id);
      const { state, version } = reading.read(stream);
      const key = state.generation > 0 ? this.#keyOf(tenant, stream, state.generation) : null;
      const generation = key ? state.generation : version + 1;
      const made = { person: stream.name.slice(this.subjects.category.length + 1), generation };
      labels.set(id, { label: made, key: key ?? this.#draw(tenant, stream, generation, keys, drawn) });
      return labels.get(id)!;
    };
    const sealed = events.map((event) => this.#sealEvent(event, reading, keyOf));
    for (const { stream, type } of events) {
      if (type === this.subjects.erased)
        keys.push({ stream: stream.name, ...generationOf(reading, stream.name), wrapped: null });
    }
    return { events: [...drawn, ...sealed], keys };
  }

  /** Null: it was just looked for and is another one. Then a new one is drawn, which passes if the stream stands still. */
  #keyOf(tenant: string, stream: Stream<SubjectState>, generation: number): Buffer | null {
    const known = this.#keyring.any(tenant, stream.name);
    if (known?.generation === generation && known.key) return known.key;
    if (this.#keyring.fresh(tenant, stream.name)) return null;
    throw new NotLoaded([stream]);
  }

  #draw(tenant: string, stream: Stream<SubjectState>, generation: number, keys: NewKey[], drawn: Append[]): Buffer {
    const key = randomBytes(32);
    const wrapped = encrypt(this.subjects.wrappingKey, `${tenant}/${stream.name}.${generation}`, key);
    this.#keyring.put(tenant, stream.name, generation, key);
    keys.push({ stream: stream.name, generation, wrapped });
    drawn.push({ stream, type: this.subjects.keyDrawn, data: {} });
    return key;
  }

  #sealEvent(event: Append, reading: Reading, keyOf: (id: string) => SealingKey): SealedAppend {
    const personal = this.#places.get(event.type);
    if (!personal) return event;
    const before = reading.pinned.get(event.stream.name)?.folded.state;
    const id = at(event.data, personal.subject) ?? at(before, personal.subject);
    if (typeof id !== 'string') return event;
    const data = { ...event.data } as Record<string, unknown>;
    for (const place of personal.places) {
      if (place.name in data) data[place.name] = this.#sealMember(data[place.name], place, () => keyOf(id));
    }
    return { ...event, data, plain: event.data };
  }

  #sealMember(member: unknown, { fields }: Place, keyOf: () => SealingKey): unknown {
    if (isNothing(member)) return member;
    const origin = typeof member === 'object' ? this.#origins.get(member as object) : undefined;
    if (origin) return origin;
    const { label, key } = keyOf();
    if (!fields) return { sealed: pack(label, key, member) };
    const { erased: _, ...others } = member as Record<string, unknown>;
    const content = Object.fromEntries(fields.map((name) => [name, others[name]]));
    for (const name of fields) delete others[name];
    return { ...others, sealed: pack(label, key, content) };
  }

  /** Takes note of what is stored: who destroyed a key has to see it at once. */
  settled(tenant: string, keys: readonly NewKey[]): void {
    for (const { stream, generation, wrapped } of keys) {
      if (!wrapped) this.#keyring.put(tenant, stream, generation, null);
    }
  }

  /** A state for a decision, as far as its keys were ever seen. Throws NotLoaded where one was not. */
  openForDeciding<T>(tenant: string, state: T): T {
    return this.#opened(state, (box) => {
      const { person, generation } = labelOf(box);
      const stream = subjectStream(this.subjects, person);
      const known = this.#keyring.any(tenant, stream.name);
      if (!known || known.generation < generation) throw new NotLoaded([stream]);
      return unpackWith(known, generation, box);
    });
  }

  /** A value for whoever may read it: what was erased a second ago or earlier stays closed. */
  async open<T>(db: Pool | ClientBase, shard: number, tenant: string, value: T): Promise<T> {
    const boxes = boxesIn(value);
    if (boxes.length === 0) return value;
    const unseen = new Set<string>();
    for (const { person, generation } of boxes.map(labelOf)) {
      const { name } = subjectStream(this.subjects, person);
      if ((this.#keyring.fresh(tenant, name)?.generation ?? 0) < generation) unseen.add(name);
    }
    await this.load(db, shard, tenant, [...unseen]);
    return this.#opened(value, (box) => {
      const { person, generation } = labelOf(box);
      const known = this.#keyring.any(tenant, subjectStream(this.subjects, person).name);
      return known && unpackWith(known, generation, box);
    });
  }

  /** Takes note of the keys of those of the streams that are persons'. */
  async load(db: Pool | ClientBase, shard: number, tenant: string, streams: readonly string[]): Promise<void> {
    const persons = streams.filter((name) => name.startsWith(`${this.subjects.category}/`));
    if (persons.length === 0) return;
    const found = new Map((await readKeys(db, shard, tenant, persons)).map((key) => [key.stream, key]));
    for (const name of persons) {
      const { generation, wrapped } = found.get(name) ?? neverDrawn;
      const context = `${tenant}/${name}.${generation}`;
      const key = wrapped && decrypt(this.subjects.wrappingKey, context, wrapped);
      this.#keyring.put(tenant, name, generation, key);
    }
  }

  #opened<T>(value: T, open: Unpack): T {
    return openBoxes(value, open, (made, of) => this.#origins.set(made, of)) as T;
  }
}

/** Of whatever generation a box is then: who lost the keys has nothing to open it with. */
const neverDrawn = { generation: Number.POSITIVE_INFINITY, wrapped: null };

const generationOf = ({ pinned }: Reading, stream: string) => pinned.get(stream)!.folded.state as SubjectState;

interface SealingKey {
  readonly label: { readonly person: string; readonly generation: number };
  readonly key: Buffer;
}

const unpackWith = ({ generation, key }: Known, wanted: number, box: string): unknown =>
  key && generation === wanted ? unpack(box, key) : undefined;

/** Nothing is nobody's: it tells nothing, and to seal it would cost as much as to seal a life. */
const isNothing = (member: unknown): boolean =>
  member === null ||
  member === undefined ||
  member === '' ||
  (typeof member === 'object' && Object.keys(member).length === 0);
