import type { ClientBase, Pool } from 'pg';
import type { Consumer, ParkedSubject } from '../../parking/parked-subject.js';

/** The subjects of a tenant, or of all, that consumers of a shard have parked, each with whose it is; the oldest first. */
export const parkedSubjects = async (
  db: Pool | ClientBase,
  shard: number,
  consumers: readonly Consumer[],
  tenant: string | null = null,
): Promise<(Consumer & { readonly parked: ParkedSubject })[]> => {
  const { rows } = await db.query<Consumer & ParkedSubject & { consumerVersion: number }>({
    name: 'slotlog-parked-subjects',
    text: `
      select k.consumer as name, k.version as "consumerVersion", k.tenant, k.subject, k.from_version as "fromVersion",
          k.from_position as "fromPosition", k.fault, k.reason, k.build, k.attempts, k.parked_at as "parkedAt",
          k.tried_at as "triedAt"
        from unnest($2::text[], $3::int[]) asked(consumer, version)
        cross join lateral (
          select * from slotlog.parked_subjects p
            where p.shard = $1 and p.consumer = asked.consumer and p.version = asked.version
              and ($4::text is null or p.tenant = $4)
        ) k
        order by k.from_position, k.subject`,
    values: [shard, consumers.map(({ name }) => name), consumers.map(({ version }) => version), tenant],
  });
  return rows.map(({ name, version: _, consumerVersion, ...parked }) => ({ name, version: consumerVersion, parked }));
};

/** How many subjects of a consumer are parked, in all shards. */
export const countParked = async (db: Pool | ClientBase, { name, version }: Consumer): Promise<number> => {
  const { rows } = await db.query<{ count: number }>(
    'select count(*) as count from slotlog.parked_subjects where consumer = $1 and version = $2',
    [name, version],
  );
  return rows[0]!.count;
};
