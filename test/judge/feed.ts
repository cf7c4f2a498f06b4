/** An event as the public feed tells it, as far as it is judged. */
export interface FeedEvent {
  readonly id: string;
  readonly type: string;
  readonly position: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly version: number;
  readonly recordedAt: string;
  readonly actor: { readonly kind: string };
  readonly correlationId: string;
  readonly data: FeedData;
}

export interface FeedData {
  readonly calendarIds?: readonly string[];
  readonly start?: string;
  readonly end?: string;
  readonly units?: number;
  readonly expiresAt?: string | null;
  readonly capacity?: number;
  readonly customer?: { readonly id: string | null } | null;
}

interface Page {
  readonly items: readonly FeedEvent[];
  readonly position: string;
  readonly nextCursor: string | null;
}

/** The number in a position's token: positions are compared by it, and by nothing else. */
export const numberOf = (token: string): number => Number(token.split('@')[0]);

/** The whole past as `GET /v1/events` tells it, with what the server keeps count with: its positions are named too. */
export const readFeed = async (url: string, key: string): Promise<FeedEvent[]> => {
  const events: FeedEvent[] = [];
  for (let after = ''; ; ) {
    const response = await fetch(`${url}/v1/events?include=internal&limit=1000${after}`, {
      headers: { Authorization: `Bearer ${key}` },
    });
    if (response.status !== 200) throw new Error(`the feed answers ${response.status}: ${await response.text()}`);
    const page = (await response.json()) as Page;
    events.push(...page.items);
    if (page.nextCursor === null) return events;
    after = `&after=${encodeURIComponent(page.nextCursor)}`;
  }
};
