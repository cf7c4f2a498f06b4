-- Up to which position the ids of commands have been expired. Inserted, not updated: it is written for as long as there is
-- a log, and an update per batch would leave a version behind that any long-open snapshot keeps alive.
create table slotlog.command_expiries (
  shard smallint not null,
  position bigint not null,
  primary key (shard, position)
);

-- Rows that are never changed have no dead ones, so vacuum has two things to do with them: to mark pages as visible to
-- all, and to freeze them. Both by pages, once: a fixed threshold makes that as much work each time as there are new rows,
-- where the share of 20 % of all makes it ever rarer and larger. Frozen at once, while the page is in memory and to be
-- written anyway: by default a row is left for 50 million transactions, and then a vacuum that nobody can cancel reads
-- and writes the whole table anew.
alter table slotlog.events set (
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 200000, autovacuum_freeze_min_age = 0,
  toast.autovacuum_vacuum_insert_scale_factor = 0, toast.autovacuum_vacuum_insert_threshold = 200000,
  toast.autovacuum_freeze_min_age = 0
);
alter table slotlog.digests set (
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 200000, autovacuum_freeze_min_age = 0
);

-- Commands live for a week, so to freeze them would be for nothing; but as many as come are deleted. Each vacuum that finds
-- dead rows reads both indexes from end to end: not more often than after a tenth of the table, and not only after a fifth,
-- since until then their space is not used again.
alter table slotlog.commands set (autovacuum_vacuum_scale_factor = 0.1, autovacuum_vacuum_insert_scale_factor = 0.1);
