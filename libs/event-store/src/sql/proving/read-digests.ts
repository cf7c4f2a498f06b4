import type { ClientBase, Pool } from 'pg';
import type { DigestHead } from '../../digests/digest-head.js';

/** The newest digest of each shard that has events. */
export const readDigestHeads = async (db: Pool | ClientBase): Promise<DigestHead[]> => {
  const { rows } = await db.query<DigestHead>({
    name: 'slotlog-read-digest-heads',
    text: `select s.shard, d.position, d.digest from slotlog.shard_heads s
      cross join lateral (
        select d.position, d.digest from slotlog.digests d where d.shard = s.shard order by d.position desc limit 1
      ) d
      order by s.shard`,
  });
  return rows;
};

/** The digest of the append that ends at a position, null where none does. */
export const readDigest = async (db: Pool | ClientBase, shard: number, position: number): Promise<Buffer | null> => {
  const { rows } = await db.query<{ digest: Buffer }>({
    name: 'slotlog-read-digest',
    text: 'select digest from slotlog.digests where shard = $1 and position = $2',
    values: [shard, position],
  });
  return rows[0]?.digest ?? null;
};
