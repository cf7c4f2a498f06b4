import type { Pool } from 'pg';

/**
 * What a failover to a standby that lagged does to a shard: what came after `kept` was never there, nor what was made of
 * it. With `cuts` every other connection ends, as it does where the server went.
 */
export const failOver = async (owner: Pool, shard: number, kept: number, { cuts = false } = {}): Promise<void> => {
  await owner.query(`
    begin;
    alter table slotlog.events disable trigger all;
    alter table slotlog.digests disable trigger all;
    delete from slotlog.keys k using slotlog.events e
      where e.shard = ${shard} and e.position > ${kept} and e.type = 'KeyDrawn'
        and k.shard = e.shard and k.tenant = e.tenant and k.stream = e.stream;
    delete from slotlog.events where shard = ${shard} and position > ${kept};
    delete from slotlog.digests where shard = ${shard} and position > ${kept};
    delete from slotlog.commands where shard = ${shard} and position > ${kept};
    delete from slotlog.checkpoints where shard = ${shard} and position > ${kept};
    alter table slotlog.digests enable always trigger digests_are_never_changed;
    alter table slotlog.digests enable always trigger digests_are_never_truncated;
    alter table slotlog.events enable always trigger events_are_never_changed;
    alter table slotlog.events enable always trigger events_are_never_truncated;
    commit`);
  if (!cuts) return;
  await owner.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
};
