import type { BookingRow, CalendarRow, Views } from '#test/checker/history';
import { pointIn } from './told.js';

const tenant = 'default';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly position: string;
  readonly nextCursor: string | null;
}

/** All pages of a list. */
const readAll = async <Item>(url: string, key: string, path: string, next: string): Promise<Item[]> => {
  const items: Item[] = [];
  for (let after = ''; ; ) {
    const response = await fetch(`${url}/v1/${path}${after}`, { headers: { Authorization: `Bearer ${key}` } });
    if (response.status !== 200) throw new Error(`${path} answers ${response.status}: ${await response.text()}`);
    const page = (await response.json()) as Page<Item>;
    items.push(...page.items);
    if (page.nextCursor === null) return items;
    after = `&${next}=${encodeURIComponent(page.nextCursor)}`;
  }
};

interface FeedEvent {
  readonly type: string;
  readonly position: string;
}

/** The whole past as `GET /v1/events` tells it, with what the server keeps count with: its positions are named too. */
export const readFeed = (url: string, key: string): Promise<FeedEvent[]> =>
  readAll<FeedEvent>(url, key, 'events?include=internal&limit=1000', 'after');

type Booking = Omit<BookingRow, 'start' | 'end' | 'tenant'> & { readonly start: string; readonly end: string };

/** What one process shows of bookings, calendars and the feed, once its views have all that the feed has. */
export const seenViews = async (url: string, key: string): Promise<Required<Views> & { readonly log: string }> => {
  const feed = await readFeed(url, key);
  const last = feed.at(-1)!.position;
  const behind = `minPosition=${encodeURIComponent(last)}&limit=100`;
  const bookings = await readAll<Booking>(url, key, `bookings?${behind}`, 'cursor');
  const calendars = await readAll<CalendarRow>(url, key, `calendars?${behind}`, 'cursor');
  return {
    log: /@([^.]+)/.exec(last)![1]!,
    feed: feed.map(({ type, position }) => ({ tenant, type, ...pointIn(position) })),
    bookings: bookings.map((each) => ({
      ...{ ...each, tenant, start: Date.parse(each.start), end: Date.parse(each.end) },
    })),
    calendars: calendars.map((each) => ({ ...each, tenant })),
  };
};
