import type { KeyObject } from 'node:crypto';
import { NotLoaded, type Reading } from '../streams/reading.js';
import type { Append, Stream } from '../streams/stream.js';
import { type BoxLabel, pack } from './box.js';
import { type Draws, encrypt, type Nonces } from './cipher.js';
import { type Keyring, printOf } from './keyring.js';
import { isErased } from './open-boxes.js';
import type { Persons } from './persons.js';
import { at, type Place } from './places.js';
import type { SubjectState } from './subject-stream.js';
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

/** What is shared by the sealing of all decisions. */
export interface SealingParts {
  readonly subjects: Subjects;
  readonly persons: Persons;
  readonly keyring: Keyring;
  readonly nonces: Nonces;
  readonly drawnKeys: Draws;
  readonly wrappingKey: KeyObject;
  /** By type of event. */
  readonly places: ReadonlyMap<string, { readonly places: readonly Place[]; readonly subject: string }>;
  /** What an object was before it was opened: as long as nobody makes another one of it, it need not be sealed anew. */
  readonly origins: WeakMap<object, object>;
}

interface SealingKey {
  readonly label: BoxLabel;
  readonly key: Buffer;
}

/** Seals what one decision wants to append. What goes into boxes is noted in `contents`. */
export class Sealing {
  readonly #keys: NewKey[] = [];
  readonly #drawn: Append[] = [];
  readonly #byPerson = new Map<string, SealingKey>();

  constructor(
    private readonly parts: SealingParts,
    private readonly tenant: string,
    private readonly reading: Reading,
    private readonly contents: Contents | undefined,
  ) {}

  /** Throws NotLoaded where a person's stream or key is not in memory. */
  seal(events: readonly Append[]): Sealed {
    const sealed = events.map((event) => this.#sealEvent(event));
    for (const { stream, type } of events) {
      if (type !== this.parts.subjects.erased) continue;
      const { generation } = this.reading.pinned.get(stream.name)!.folded.state as SubjectState;
      this.#keys.push({ stream: stream.name, generation, key: null, print: '', wrapped: null });
    }
    return { events: [...this.#drawn, ...sealed], keys: this.#keys };
  }

  #sealEvent(event: Append): SealedAppend {
    const personal = this.parts.places.get(event.type);
    if (!personal) return event;
    const before = this.reading.pinned.get(event.stream.name)?.folded.state;
    const id = at(event.data, personal.subject) ?? at(before, personal.subject);
    if (typeof id !== 'string') return event;
    const data = { ...event.data } as Record<string, unknown>;
    for (const place of personal.places) {
      if (place.name in data) data[place.name] = this.#sealMember(data[place.name], place, id);
    }
    return { ...event, data, plain: event.data };
  }

  #sealMember(member: unknown, { fields }: Place, id: string): unknown {
    if (isNothing(member)) return member;
    const origin = typeof member === 'object' ? this.parts.origins.get(member as object) : undefined;
    if (origin) return origin;
    if (!fields) return this.#sealedFor(id, member);
    const others = { ...(member as Record<string, unknown>) };
    const content: Record<string, unknown> = {};
    for (const name of fields) {
      content[name] = others[name];
      delete others[name];
    }
    return isErased(member) ? others : { ...others, ...this.#sealedFor(id, content) };
  }

  #sealedFor(id: string, value: unknown) {
    const { label, key } = this.#sealingKey(id);
    const json = JSON.stringify(value);
    const sealed = pack(this.parts.nonces, label, key, json);
    this.contents?.set(sealed, json);
    return { sealed };
  }

  #sealingKey(id: string): SealingKey {
    const known = this.#byPerson.get(id);
    if (known) return known;
    const stream = this.parts.persons.streamOf(this.tenant, id);
    const { state, version } = this.reading.read(stream);
    const person = this.parts.persons.personOf(stream);
    const kept = state.generation > 0 ? this.#kept(stream, state) : null;
    const sealing = kept ? { label: { person, ...state }, key: kept } : this.#draw(stream, person, version + 1);
    this.#byPerson.set(id, sealing);
    return sealing;
  }

  /** Null: it is lost, and another one has to be drawn. Throws NotLoaded where the database was not asked for it yet. */
  #kept(stream: Stream<SubjectState>, { print }: SubjectState): Buffer | null {
    const { keyring } = this.parts;
    const key = keyring.find(this.tenant, stream.name, print);
    if (!key && !keyring.missed(this.tenant, stream.name, print)) throw new NotLoaded([stream]);
    return key;
  }

  #draw(stream: Stream<SubjectState>, person: string, generation: number): SealingKey {
    const { drawnKeys, nonces, wrappingKey, keyring, subjects } = this.parts;
    const key = drawnKeys.next();
    const print = printOf(key);
    const wrapped = encrypt(nonces, wrappingKey, `${this.tenant}/${stream.name}.${generation}`, key);
    keyring.drew(this.tenant, stream.name, print, key);
    this.#keys.push({ stream: stream.name, generation, key, print, wrapped });
    this.#drawn.push({ stream, type: subjects.keyDrawn, data: { print } });
    return { label: { person, generation, print }, key };
  }
}

/** Nothing is nobody's: it tells nothing, and to seal it would cost as much as to seal a life. */
const isNothing = (member: unknown): boolean =>
  member === null ||
  member === undefined ||
  member === '' ||
  (typeof member === 'object' && Object.keys(member).length === 0);
