import type { Pool } from 'pg';

/** An address at which a thing is read by whoever has it. */
export interface Feed {
  readonly tenant: string;
  readonly shard: number;
  readonly id: string;
  /** The id of what is read. */
  readonly subject: string;
  /** Whether whoever reads is told personal data. */
  readonly isPersonal: boolean;
  readonly createdAt: Date;
}

type Place = Pick<Feed, 'shard' | 'tenant' | 'subject'>;

const columns = 'tenant, shard, id, subject, is_personal as "isPersonal", created_at as "createdAt"';

/** So many has a subject at most; null where it has them, or the id is in use. */
export const insertFeed = async (
  pool: Pool,
  { shard, tenant, subject, id, isPersonal }: Omit<Feed, 'createdAt'>,
  hash: Buffer,
  createdBy: string,
  atMost: number,
): Promise<Feed | null> => {
  const { rows } = await pool.query<Feed>(
    `insert into slotlog.feeds (shard, tenant, id, subject, hash, is_personal, created_by)
      select $1::smallint, $2, $3, $4, $5, $6, $7
        where (select count(*) from slotlog.feeds f where f.shard = $1 and f.tenant = $2 and f.subject = $4) < $8
      on conflict do nothing
      returning ${columns}`,
    [shard, tenant, id, subject, hash, isPersonal, createdBy, atMost],
  );
  return rows[0] ?? null;
};

/** Those of a subject behind `after`, in the order of their ids. */
export const listFeeds = async (
  pool: Pool,
  { shard, tenant, subject }: Place,
  after: string,
  limit: number,
): Promise<Feed[]> => {
  const { rows } = await pool.query<Feed>(
    `select ${columns} from slotlog.feeds
      where shard = $1 and tenant = $2 and subject = $3 and id > $4 order by id limit $5`,
    [shard, tenant, subject, after, limit],
  );
  return rows;
};

export const findFeed = async (pool: Pool, shard: number, tenant: string, hash: Buffer): Promise<Feed | null> => {
  const { rows } = await pool.query<Feed>(
    `select ${columns} from slotlog.feeds where shard = $1 and tenant = $2 and hash = $3`,
    [shard, tenant, hash],
  );
  return rows[0] ?? null;
};

/** Whether there was such a one. */
export const deleteFeed = async (pool: Pool, { shard, tenant, subject }: Place, id: string): Promise<boolean> => {
  const { rowCount } = await pool.query(
    'delete from slotlog.feeds where shard = $1 and tenant = $2 and subject = $3 and id = $4',
    [shard, tenant, subject, id],
  );
  return rowCount === 1;
};
