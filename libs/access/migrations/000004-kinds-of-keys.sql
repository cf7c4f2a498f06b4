-- What a secret key may do its scopes say; a public one, which anybody can read in a browser, has none. It is no secret, so
-- its text is kept; it may be for pages of some origins alone, and have limits of its own.
alter table slotlog.api_keys
  add column kind text collate "C" not null default 'secret',
  add column public_text text collate "C",
  add column origins text[] not null default '{}',
  add column attempts_per_minute integer,
  add column live_holds integer;
create index api_keys_with_origins on slotlog.api_keys (shard, tenant) where origins <> '{}';
