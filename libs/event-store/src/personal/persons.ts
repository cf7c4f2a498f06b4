import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { RecentlyUsed } from '../recently-used.js';
import type { Stream } from '../streams/stream.js';
import type { BoxLabel } from './box.js';
import { type SubjectState, subjectStream } from './subject-stream.js';
import type { Subjects } from './subjects.js';

/** Names the streams of persons. Nobody can tell whose a stream is without the naming key. */
export class Persons {
  readonly #namingKey: KeyObject;
  /** A person's name is mostly asked for twice within a moment, by who reads its stream and by who seals. */
  readonly #streams = new RecentlyUsed<Stream<SubjectState>>({ entries: 1_000 });

  constructor(private readonly subjects: Subjects) {
    this.#namingKey = createSecretKey(subjects.namingKey);
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

  /** The name of the stream of whom a box is sealed for. */
  nameOf({ person }: Pick<BoxLabel, 'person'>): string {
    return `${this.subjects.category}/${person}`;
  }

  /** What stands for a person in the name of the stream. */
  personOf({ name }: Stream<SubjectState>): string {
    return name.slice(this.subjects.category.length + 1);
  }

  isOne(stream: string): boolean {
    return stream.startsWith(`${this.subjects.category}/`);
  }
}
