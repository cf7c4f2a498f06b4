-- What a command led to. `event` is the id of its last event: command ids and keys may be sent by two processes, with
-- other events.
create or replace function slotlog.settled_before(p slotlog.commands) returns json language sql stable parallel safe as $$
  select json_build_object('command', p.id, 'stream', p.stream, 'version', p.version, 'position', p.position,
    'fingerprint', p.fingerprint, 'recordedAt', floor(extract(epoch from p.recorded_at) * 1000),
    'event', (select e.id from slotlog.events e where e.shard = p.shard and e.position = p.position))
$$;
