import { Listing, type Page } from '../answers/listing.js';
import type { Answer, Input, Query, Route } from '../sending/route.js';
import type { CallOptions, Sender } from '../sending/sender.js';

/** What is changed: a thing as it was read, or its id and the version that the change is decided on. */
export interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** A body without the version: that comes with the thing. */
export type Change<T> = Omit<T, 'expectedVersion'>;

/** A part of the client. */
export abstract class Room {
  constructor(protected readonly sender: Sender) {}

  protected send<R extends Route>(route: R, input: Input<R>, options?: CallOptions): Promise<Answer<R>> {
    return this.sender.send(route, input, options);
  }

  protected paged<R extends Route, P extends Page<unknown> & Answer<R>>(
    route: R,
    query: Query<R>,
    options: CallOptions | undefined,
    path?: object,
  ): Listing<P> {
    const read = (cursor: string | undefined) =>
      this.sender.send(route, { path, query: { ...query, ...(cursor !== undefined && { cursor }) } } as never, options);
    return new Listing(read as (cursor: string | undefined) => Promise<P>);
  }
}
