/** What is wrong with a value, and where in it. */
export interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** What the data of an event have to be. Any library that speaks Standard Schema makes one; it must not wait for anything. */
export interface EventSchema<Data = unknown> {
  readonly '~standard': {
    validate(data: unknown): { readonly issues?: readonly Issue[] | undefined } | Promise<unknown>;
    readonly types?: { readonly output: Data } | undefined;
  };
}

/** What of an event is about a person. Paths are names joined by dots: `person.name`. */
export interface Personal {
  readonly fields: readonly string[];
  /**
   * Where the id of that person is: a path in the data or, where they do not have it, in the state that the stream had
   * before. Null or absent in both: it is about nobody yet.
   */
  readonly subject: string;
}

/** One version of what a type of event says. Functions are pure; what is personal may reach them sealed. */
export interface EventVersion<Data = unknown> {
  readonly schema: EventSchema<Data>;
  readonly personal?: Personal;
  /** Makes it of the data of the version before. Each version has it but the first. */
  // biome-ignore lint/suspicious/noExplicitAny: what the version before said is known to who writes this
  readonly upcast?: (before: any) => object;
  /**
   * As long as it is here, this version is read and not written: this makes the version before of it, for processes that
   * do not know it yet. Once all do, it goes.
   */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly downcast?: (data: any) => object;
}

/** All versions ever written of each type, the first first. */
export type EventTypes = Readonly<Record<string, readonly EventVersion[]>>;

/** The types of these events; the newest version of each says what the events do. */
export type EventTypesOf<Event extends { readonly type: string; readonly data: object }> = {
  readonly [Type in Event['type']]: readonly [
    ...EventVersion[],
    EventVersion<Extract<Event, { readonly type: Type }>['data']>,
  ];
};
