import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { hashOf } from './key-text.js';
import { deleteFeed, type Feed, findFeed, insertFeed, listFeeds } from './sql/feeds.js';
import { tenantName } from './tenant-name.js';

export type { Feed } from './sql/feeds.js';

const form = new RegExp(`^slf_(${tenantName})\\.(\\d{1,5})\\.[A-Za-z0-9_-]{43}$`);

/** So many of one subject there are at most: each is somebody's for ever, until it is removed. */
const atMost = 100;

/** Addresses of what programs read that can send no header: `slf_<tenant>.<shard>.<256 random bits>`, told once. */
export class Feeds {
  /** @param shardOf where a tenant lives; null: there is no such tenant */
  constructor(
    private readonly pool: Pool,
    private readonly shardOf: (tenant: string) => Promise<number | null>,
  ) {}

  /** Null where its subject has as many as it may. */
  async create(
    made: Omit<Feed, 'createdAt'>,
    createdBy: string,
  ): Promise<{ readonly feed: Feed; readonly token: string } | null> {
    const token = `slf_${made.tenant}.${made.shard}.${randomBytes(32).toString('base64url')}`;
    const feed = await insertFeed(this.pool, made, hashOf(token), createdBy, atMost);
    return feed && { feed, token };
  }

  /** What may be read with a token; null: nothing. */
  async find(token: string): Promise<Feed | null> {
    const [, tenant, shard] = form.exec(token) ?? [];
    if (tenant === undefined || (await this.shardOf(tenant)) !== Number(shard)) return null;
    return findFeed(this.pool, Number(shard), tenant, hashOf(token));
  }

  /** Those of a subject, in the order of their ids. */
  list(of: Pick<Feed, 'shard' | 'tenant' | 'subject'>, after: string, limit: number): Promise<Feed[]> {
    return listFeeds(this.pool, of, after, limit);
  }

  /** Whether there was such a one; it is over at once. */
  remove(of: Pick<Feed, 'shard' | 'tenant' | 'subject'>, id: string): Promise<boolean> {
    return deleteFeed(this.pool, of, id);
  }
}
