/** Where a flow takes place. */
export interface Scene {
  /** The origin of the API. */
  readonly url: string;
  /** Of the desk, which may follow the events. */
  readonly desk: string;
  /** A public key, of whoever looks at a page. */
  readonly visitor: string;
  readonly serviceId: string;
  /** A start that nobody has taken yet. */
  readonly start: string;
}

/** What came of it. */
export interface Told {
  /** Where the one who lost the race went instead. */
  readonly alternative: string;
  readonly movedTo: string;
  readonly status: string;
  /** Of the booking, in their order. */
  readonly events: readonly string[];
}

export const ada = { name: 'Ada Lovelace', email: 'ada@example.com' };
export const grace = { name: 'Grace Hopper', email: 'grace@example.com' };

/** A key that nobody guesses. */
export const newKey = () => crypto.randomUUID();
