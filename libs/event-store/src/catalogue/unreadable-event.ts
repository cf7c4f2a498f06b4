import type { StoredEvent } from './stored-event.js';

type Place = Pick<StoredEvent, 'stream' | 'version' | 'position'>;

/** An event in the log that this process cannot read: nothing is concluded from it, nor from what comes after it. */
export class UnreadableEvent extends Error {
  constructor(
    readonly place: Place,
    why: string,
    options?: ErrorOptions,
  ) {
    super(`event ${place.version} of ${place.stream}, position ${place.position}: ${why}`, options);
  }
}
