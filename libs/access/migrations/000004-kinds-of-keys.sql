-- What a secret key may do its scopes say; a public one, which anybody can read in a browser, has none.
alter table slotlog.api_keys add column kind text collate "C" not null default 'secret';
