create or replace function slotlog.settled_before(
  p_stream text, p_version integer, p_position bigint, p_fingerprint text, p_recorded_at timestamptz
) returns json language sql stable parallel safe as $$
  select json_build_object('stream', p_stream, 'version', p_version, 'position', p_position, 'fingerprint', p_fingerprint,
    'recordedAt', floor(extract(epoch from p_recorded_at) * 1000))
$$;
