-- How far the log of a shard has been read for whom to write to, and of which log that is: in another one writing begins at the
-- head. A move is a new row under the next number, so that of two who read one fails whole.
create table slotlog.mail_positions (
  shard smallint not null,
  number bigint not null,
  log_id text collate "C" not null,
  position bigint not null,
  mark text collate "C" not null,
  moved_at timestamptz not null default now(),
  primary key (shard, number)
);

-- Subjects of which somebody may have to be told something, and when that is looked at. `position` is that of the last event
-- that touched it, 0 where somebody asked for it: what is done with it is taken away only where nothing has come meanwhile.
create table slotlog.mail_due (
  shard smallint not null,
  tenant text collate "C" not null,
  subject text collate "C" not null,
  position bigint not null,
  happened_at timestamptz not null,
  due_at timestamptz not null,
  primary key (shard, tenant, subject)
);
create index mail_due_by_time on slotlog.mail_due (shard, tenant, due_at);

-- What was told last of a subject to an audience, and the newest letter to it. Nothing personal: whom it went to is a keyed hash.
create table slotlog.told_letters (
  shard smallint not null,
  tenant text collate "C" not null,
  subject text collate "C" not null,
  audience text collate "C" not null,
  -- Null: nothing was told yet.
  said jsonb,
  said_to text collate "C",
  said_version integer not null,
  said_message_id text collate "C",
  -- What the newest letter says.
  saying jsonb not null,
  saying_to text collate "C" not null,
  saying_version integer not null,
  kind text collate "C" not null,
  -- `sending`, `told`, `failed`, `left-out`.
  state text collate "C" not null,
  -- Whether the newest letter may have arrived: an attempt has begun, and no answer is written down.
  is_unsure boolean not null,
  -- What letters before it said that may have arrived too, after what was told.
  maybe jsonb not null,
  sequence integer not null,
  message_id text collate "C" not null,
  attempts integer not null,
  began_at timestamptz not null,
  changed_at timestamptz not null default clock_timestamp(),
  -- Of what did not get through: the code of the server's reply, or a word.
  why_not text collate "C",
  keep_until timestamptz not null,
  -- One more with each change: of two who write one fails.
  revision integer not null,
  primary key (shard, tenant, subject, audience)
);
create index told_letters_that_are_not_told on slotlog.told_letters (shard, tenant, changed_at) where state <> 'told';
create index told_letters_by_end on slotlog.told_letters (shard, keep_until);
-- What an address was written about, for whoever has lost the links.
create index told_letters_by_reader on slotlog.told_letters (shard, tenant, saying_to, audience, keep_until);

-- Letters of a day, of a tenant in all (recipient is empty), and those that an address was sent unasked.
create table slotlog.mail_counts (
  shard smallint not null,
  tenant text collate "C" not null,
  recipient text collate "C" not null,
  day date not null,
  letters integer not null,
  primary key (shard, tenant, recipient, day)
);

-- Addresses, as keyed hashes, whose owner has followed a link that was mailed there.
create table slotlog.mail_known (
  shard smallint not null,
  tenant text collate "C" not null,
  recipient text collate "C" not null,
  followed_at timestamptz not null default now(),
  primary key (shard, tenant, recipient)
);
