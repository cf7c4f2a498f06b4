import type { ClientBase, Pool } from 'pg';
import type { DigestHead } from '../../digests/digest-head.js';

/** Appends that one statement looks at: a few thousand events, and a cursor's worth of progress. */
const atOnce = 500;

export interface LookedAt {
  /** How far it was looked; null: there is nothing behind. */
  readonly head: DigestHead | null;
  /** The end of the first append whose events are not what its digest was made of, null where all are. */
  readonly broken: number | null;
}

/** Computes the digests behind `after` anew from what is stored, the next few hundred of them. See digested.sql. */
export const findBrokenDigest = async (
  db: Pool | ClientBase,
  shard: number,
  after: DigestHead | null,
): Promise<LookedAt> => {
  const { rows } = await db.query<{ position: number; digest: Buffer; right: boolean }>({
    name: 'slotlog-find-broken-digest',
    text: `
      select d.position, d.digest, d.digest = ''::bytea and d.previous is null or d.digest = (
          select slotlog.digest(d.previous, string_agg(slotlog.digested(e), e'\\x1e' order by e.position))
            from slotlog.events e where e.shard = $1 and e.position > d.before and e.position <= d.position
        ) as right
        from (
          select position, digest, lag(position, 1, $2::bigint) over chain as before, lag(digest, 1, $3::bytea) over chain as previous
            from (
              select position, digest from slotlog.digests where shard = $1 and position > $2 order by position limit ${atOnce}
            ) next
            window chain as (order by position)
        ) d
        order by d.position`,
    values: [shard, after?.position ?? 0, after?.digest ?? null],
  });
  const last = rows.at(-1);
  return {
    head: last ? { shard, position: last.position, digest: last.digest } : null,
    broken: rows.find(({ right }) => !right)?.position ?? null,
  };
};
