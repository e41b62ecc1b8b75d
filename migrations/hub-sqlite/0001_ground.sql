-- The ground of a hub. Every key of a workspace's rows begins with the workspace,
-- so that none can be read for another by mistake. `ws` is the workspace's number
-- in this file; it stands in every row of every index and never leaves the file.

create table workspace (
  ws              integer primary key,
  id              blob not null unique check (length(id) = 16),
  head_seq        integer not null check (head_seq >= 0),
  head_hash       blob not null check (length(head_hash) = 32),
  epoch           blob not null check (length(epoch) = 16),
  epoch_confirmed integer not null check (epoch_confirmed in (0, 1)),
  -- The epochs before it, and where each of them ended.
  past            blob not null,
  digests         blob not null,
  min_seq         integer not null,
  founded         integer not null check (founded in (0, 1)),
  last_at_ms      integer not null,
  snapshot_seq    integer not null
) strict;

create table device (
  ws             integer not null references workspace,
  id             blob not null check (length(id) = 16),
  user_id        blob not null check (length(user_id) = 16),
  key            blob not null check (length(key) = 32),
  name           text not null,
  last_seq       integer not null check (last_seq >= 0),
  chain          blob not null check (length(chain) = 32),
  cursor_seq     integer not null,
  scopes         blob not null,
  -- The snapshot it was last given, and the scopes of that.
  offered_seq    integer,
  offered_scopes blob,
  app_version    text not null,
  enrolled_ms    integer not null,
  revoked_ms     integer,
  suspended      integer not null check (suspended in (0, 1)),
  seen_ms        integer not null,
  primary key (ws, id)
) strict, without rowid;

-- A row a number of a device. A command that came twice, under two numbers, has
-- two rows and one effect.
create table command (
  ws         integer not null references workspace,
  device     blob not null check (length(device) = 16),
  device_seq integer not null check (device_seq > 0),
  id         blob not null check (length(id) = 16),
  outcome    text not null,
  event_seq  integer not null,
  primary key (ws, device, device_seq)
) strict, without rowid;
create index command_by_id on command (ws, id);

-- The commands themselves, as their devices chained them, many to a page: alone
-- they would not compress.
create table command_page (
  ws     integer not null references workspace,
  device blob not null check (length(device) = 16),
  first  integer not null,
  last   integer not null check (last >= first),
  before blob not null check (length(before) = 32),
  bytes  blob not null,
  sum    blob not null check (length(sum) = 16),
  unique (ws, device, last)
) strict;

create table event_page (
  ws     integer not null references workspace,
  first  integer not null,
  last   integer not null check (last >= first),
  before blob not null check (length(before) = 32),
  bytes  blob not null,
  sum    blob not null check (length(sum) = 16),
  unique (ws, last)
) strict;

create table record (
  ws          integer not null references workspace,
  entity_type integer not null,
  id          blob not null check (length(id) = 16),
  scope       integer not null,
  -- All of it but the members of sets, which stand in `member`.
  data        blob not null,
  primary key (ws, entity_type, id)
) strict, without rowid;

create table member (
  ws          integer not null references workspace,
  entity_type integer not null,
  id          blob not null,
  field       integer not null,
  member      text not null,
  primary key (ws, entity_type, id, field, member)
) strict, without rowid;
create index member_by_name on member (ws, entity_type, field, member);

-- Texts that records are found by, folded.
create table lookup (
  ws          integer not null references workspace,
  entity_type integer not null,
  id          blob not null,
  field       integer not null,
  value       text not null,
  primary key (ws, entity_type, id, field, value)
) strict, without rowid;
create index lookup_by_value on lookup (ws, entity_type, field, value);

create table waiting (
  ws         integer not null references workspace,
  id         blob not null,
  device     blob not null,
  device_seq integer not null,
  event_seq  integer not null,
  primary key (ws, id)
) strict, without rowid;

-- Commands at which the hub itself failed.
create table failure (
  ws       integer not null references workspace,
  command  blob not null,
  failures integer not null,
  primary key (ws, command)
) strict, without rowid;

create table snapshot (
  ws       integer not null references workspace,
  seq      integer not null,
  manifest blob not null,
  primary key (ws, seq)
) strict, without rowid;

create table chunk (
  ws    integer not null references workspace,
  hash  blob not null check (length(hash) = 32),
  bytes blob not null,
  unique (ws, hash)
) strict;

-- A blob is stored once for the whole hub, in pieces; who may read it stands in
-- `blob_ref`.
create table blob_piece (
  hash  blob not null check (length(hash) = 32),
  at    integer not null,
  bytes blob not null,
  unique (hash, at)
) strict;

create table blob_ref (
  ws     integer not null references workspace,
  hash   blob not null check (length(hash) = 32),
  bytes  integer not null,
  device blob not null,
  primary key (ws, hash)
) strict, without rowid;

-- What has come of a blob so far.
create table blob_part (
  ws    integer not null references workspace,
  hash  blob not null check (length(hash) = 32),
  at    integer not null,
  bytes blob not null,
  unique (ws, hash, at)
) strict;

create table invite (
  id          blob primary key check (length(id) = 16),
  -- Null: for a workspace that is to come.
  workspace   blob,
  user_id     blob,
  statement   blob not null,
  signature   blob not null check (length(signature) = 64),
  secret_hash blob not null check (length(secret_hash) = 32),
  expires_ms  integer not null,
  used_ms     integer,
  used_by     blob
) strict;

create table refresh (
  hash      blob primary key check (length(hash) = 32),
  workspace blob not null,
  device    blob not null,
  family    blob not null,
  issued_ms integer not null,
  used_ms   integer,
  successor blob
) strict, without rowid;
create index refresh_by_device on refresh (workspace, device);
create index refresh_by_family on refresh (family);

create table lockout (
  key      text primary key,
  failures integer not null,
  until_ms integer not null
) strict, without rowid;
