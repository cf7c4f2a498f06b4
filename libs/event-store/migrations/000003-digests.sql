-- One digest for each append: over the digest before it and over all that is stored of its events, in their order. So the
-- last one vouches for all that came before, and whoever keeps a copy of it elsewhere can tell whether that changed.
-- It is the shard's head too: its position and time are those of the last event.
create table slotlog.digests (
  shard smallint not null,
  position bigint not null,
  recorded_at timestamptz not null,
  digest bytea not null,
  primary key (shard, position)
);

-- A log that is older than its digests is vouched for from here on.
insert into slotlog.digests (shard, position, recorded_at, digest)
  select distinct on (e.shard) e.shard, e.position, e.recorded_at, ''::bytea
    from slotlog.events e order by e.shard, e.position desc;

create trigger digests_are_never_changed before update or delete on slotlog.digests
  for each row execute function slotlog.refuse_change();
create trigger digests_are_never_truncated before truncate on slotlog.digests
  for each statement execute function slotlog.refuse_change();

alter table slotlog.digests enable always trigger digests_are_never_changed;
alter table slotlog.digests enable always trigger digests_are_never_truncated;

-- It has more arguments from here on; the one before would append without a digest.
drop function if exists slotlog.append;
