-- How far each projection has come in each shard. A move is a new row, from the newest one's position on: updated in
-- place, a move went from 12 to 1,388 microseconds once another transaction had stayed open for 30,000 of them. Rows that
-- stay where they are tell of what was parked and has been drained up to there; the one that moves on counts them.
create table slotlog.checkpoints (
  shard smallint not null,
  projection text collate "C" not null,
  version integer not null,
  from_position bigint not null,
  drains integer not null default 0,
  position bigint not null,
  -- Of the event at that position, the end of its id: the log may have been given another past.
  mark text collate "C" not null,
  moved_at timestamptz not null default now(),
  primary key (shard, projection, version, from_position, drains),
  check (position >= from_position)
);
