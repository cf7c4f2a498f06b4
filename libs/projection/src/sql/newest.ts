/**
 * SQL text of the newest checkpoint of a projection in shard `$1`: a backward probe of the key. `of` has the
 * columns `projection` and `version`. `drains` says how many stay at its position: the next one's number.
 */
export const newestCheckpoint = (of: string): string => `
  select c.position, c.mark, case when c.position = c.from_position then c.drains + 1 else 0 end as drains
    from slotlog.checkpoints c
    where c.shard = $1 and c.projection = ${of}.projection and c.version = ${of}.version
    order by c.from_position desc, c.drains desc limit 1`;

/** As above, of the newest lease, which says who moves it. */
export const newestLease = (of: string): string => `
  select l.number, l.holder, l.expires_at, l.is_released from slotlog.leases l
    where l.shard = $1 and l.projection = ${of}.projection and l.version = ${of}.version
    order by l.number desc limit 1`;
