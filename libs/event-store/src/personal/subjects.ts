/** How a log keeps personal data: each person has a stream, and a key that erasing destroys. */
export interface Subjects {
  /** First part of the names of their streams: `person` of `person/…`. */
  readonly category: string;
  /** The types of the two events of such a stream: a key was drawn, with its `print`; what it sealed is erased. */
  readonly keyDrawn: string;
  readonly erased: string;
  /** 32 bytes that the keys are wrapped with; nothing in the database tells them. */
  readonly wrappingKey: Buffer;
  /** 32 bytes that ids are hashed with, so that no name of a stream tells whose it is. */
  readonly namingKey: Buffer;
}
