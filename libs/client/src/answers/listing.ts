/** A page of a list as the API answers it. */
export interface Page<Item> {
  readonly items: Item[];
  /** Of the page behind this one; null on the last. */
  readonly nextCursor: string | null;
}

/**
 * A list that is read as far as it is asked for: awaited, it is its first page; in a `for await` it is all of its items,
 * page behind page.
 *
 * @example
 * for await (const booking of slotlog.bookings.list({ status: ['confirmed'] })) print(booking);
 */
export class Listing<P extends Page<unknown>> implements PromiseLike<P>, AsyncIterable<P['items'][number]> {
  #first: Promise<P> | undefined;

  constructor(private readonly read: (cursor: string | undefined) => Promise<P>) {}

  // biome-ignore lint/suspicious/noThenProperty: it is meant to be awaited
  then<A = P, B = never>(
    done?: ((page: P) => A | PromiseLike<A>) | null,
    failed?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.#first ??= this.read(undefined);
    return this.#first.then(done, failed);
  }

  /** Page by page. */
  async *pages(): AsyncGenerator<P, void, undefined> {
    let page = (await this.then()) as P;
    for (;;) {
      yield page;
      if (page.nextCursor === null) return;
      page = await this.read(page.nextCursor);
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<P['items'][number], void, undefined> {
    for await (const { items } of this.pages()) yield* items as Awaited<P['items'][number]>[];
  }
}
