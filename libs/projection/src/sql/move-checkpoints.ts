import type { PoolClient } from 'pg';
import type { Point } from '#libs/event-store';
import type { ProjectionId } from '../projection.js';

/** A projection does not stand where it was to be moved from. */
export class CheckpointMoved extends Error {}

/** Another one's row; XX000 is how it arrives from another node. Waiting too long for the other one counts as lost. */
const isLost = ({ code, message }: { code?: string; message: string }) =>
  code === '23505' ||
  code === '55P03' ||
  code === '40P01' ||
  (code === 'XX000' && message.startsWith('duplicate key value'));

/** Projections of a shard that stand at `from` and are to stand at `to`: further on, or there, once more. */
export interface Move {
  readonly shard: number;
  readonly projections: readonly ProjectionId[];
  /** Of each projection, how many checkpoints have stayed at `from`. */
  readonly drains: readonly number[];
  readonly from: number;
  readonly to: Point;
  /** The runner that has to have the newest leases; null: nobody looks. */
  readonly holder: string | null;
}

/**
 * The first thing in the transaction, so that of two that try to move the same the second waits for the key, and of all that is
 * sent behind it nothing is carried out. It counts only if `assertInLine` agrees. Throws CheckpointMoved.
 */
export const insertCheckpoints = async (client: PoolClient, move: Move): Promise<void> => {
  const { shard, projections, drains, from, to } = move;
  const rows = projections.map((_, nth) => `($1, $${nth * 3 + 5}, $${nth * 3 + 6}, $2, $${nth * 3 + 7}, $3, $4)`);
  const ids = projections.flatMap(({ name, version }, nth) => [name, version, drains[nth]]);
  await client
    .query({
      name: `slotlog-move-checkpoints-${rows.length}`,
      text: `insert into slotlog.checkpoints (shard, projection, version, from_position, drains, position, mark)
        values ${rows.join()}`,
      values: [shard, from, to.position, to.mark, ...ids],
    })
    .catch((error) => {
      throw isLost(error) ? new CheckpointMoved('another runner was faster', { cause: error }) : error;
    });
};

/**
 * The key alone would let pass one that comes so late that the row of `from` has been tidied away, and one whose own
 * last move was lost in a crash of the database; hence the look at the two newest rows, after the insert: ours must be
 * the newest, and the one before must end at `from`, and be the last that stayed there. Who wants to pass `from` later meets our row. Where a `holder` is
 * given, the newest lease has to be its: one that was frozen while another took over moves nothing. Throws CheckpointMoved.
 */
export const assertInLine = async (client: PoolClient, move: Move): Promise<void> => {
  const { shard, projections, drains, from, holder } = move;
  const { rowCount } = await client.query({
    name: 'slotlog-checkpoints-out-of-line',
    text: `
      select 1 from unnest($2::text[], $3::int[], $6::int[]) moved(projection, version, drains)
        cross join lateral (
          select count(*) filter (where (two.from_position, two.drains) > ($4, moved.drains)) as beyond,
              count(*) filter (where two.position = $4 and case when moved.drains = 0 then two.from_position < $4
                else two.from_position = $4 and two.drains = moved.drains - 1 end) as before
            from (
              select c.from_position, c.drains, c.position from slotlog.checkpoints c
                where c.shard = $1 and c.projection = moved.projection and c.version = moved.version
                order by c.from_position desc, c.drains desc limit 2
            ) two
        ) newest
        where newest.beyond > 0 or newest.before = 0 and ($4, moved.drains) <> (0, 0) or ($5::text is not null and $5 is distinct from (
          select l.holder from slotlog.leases l
            where l.shard = $1 and l.projection = moved.projection and l.version = moved.version
            order by l.number desc limit 1
        ))`,
    values: [
      shard,
      projections.map(({ name }) => name),
      projections.map(({ version }) => version),
      from,
      holder,
      drains,
    ],
  });
  if (rowCount) throw new CheckpointMoved('the checkpoint stands elsewhere, or the lease is another’s');
};

/**
 * Moves projections of a shard on. The transaction need not wait for the disk: what a crash takes, rows and checkpoint
 * alike, is projected again. `drains` are those of where they stand. Throws CheckpointMoved.
 */
export const moveCheckpoints = async (
  client: PoolClient,
  shard: number,
  projections: readonly ProjectionId[],
  from: number,
  to: Point,
  drains: readonly number[] = projections.map(() => 0),
): Promise<void> => {
  const move = { shard, projections, drains, from, to, holder: null };
  await insertCheckpoints(client, move);
  await assertInLine(client, move);
};
