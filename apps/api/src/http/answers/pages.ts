import type { FastifyReply } from 'fastify';
import type { Caller } from '../callers/caller.js';
import { nextPage } from '../requests/origin.js';
import type { Cursors } from './cursor.js';

interface Asked {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly minPosition?: string | undefined;
}

interface Found<Item> {
  readonly items: readonly Item[];
  readonly more: boolean;
  /** Ids of what is not up to date in it, or missing. */
  readonly behind?: readonly string[];
}

/** How a list is read. `After` says where a page begins; it has to survive as JSON. */
interface List<Item, After, Shown extends object = object> {
  find(after: After | undefined): Promise<Found<Item>>;
  /** What the page after this item begins with. */
  after(last: Item): After;
  show(item: Item): Shown;
}

/** Lists in pages: `nextCursor` in the body, and the same as a link in the header. */
export class Pages {
  constructor(private readonly cursors: Cursors) {}

  async of<Item, After>(reply: FastifyReply, caller: Caller, query: Asked, list: List<Item, After>) {
    const page = await this.page(caller, query, list);
    const { nextCursor } = page;
    if (nextCursor) reply.header('Link', `<${nextPage(reply.request, 'cursor', nextCursor)}>; rel="next"`);
    return page;
  }

  /** A page whose caller follows no links. */
  async page<Item, After, Shown extends object>(caller: Caller, query: Asked, list: List<Item, After, Shown>) {
    const { cursor, limit, minPosition, ...filters } = query;
    const {
      items,
      more,
      behind = [],
    } = await list.find(cursor === undefined ? undefined : await this.cursors.read<After>(caller, filters, cursor));
    const last = items.at(-1);
    const nextCursor = more && last ? this.cursors.write(caller, filters, list.after(last)) : null;
    return { items: items.map((item) => list.show(item)), nextCursor, ...(behind.length > 0 && { behind }) };
  }
}
