-- Following a hub: where it is, how far we have followed it, what it said, and
-- what of ours it has settled.

-- One row while the workspace has a hub.
create table hub_link (
  only          integer primary key check (only = 1),
  -- Addresses, the most reachable first, one a line.
  addresses     text not null,
  -- SHA-256 of the hub's certificate, and the hub's public key.
  certificate   blob not null check (length(certificate) = 32),
  hub_key       blob not null check (length(hub_key) = 32),
  state         text not null default 'active' check (state in ('active', 'stopped')),
  -- Why it stopped, as a code.
  reason        text,
  -- The device's signing key, where the system has no keychain.
  device_key    blob,
  refresh_token blob,
  last_sync_at  integer,
  last_result   text,
  -- The hub's clock less ours, milliseconds.
  clock_offset  integer not null default 0
) strict;

-- How far we have followed: the head of the chain as the hub signed it.
create table hub_head (
  only      integer primary key check (only = 1),
  seq       integer not null,
  hash      blob not null check (length(hash) = 32),
  epoch     blob not null check (length(epoch) = 16),
  signature blob not null check (length(signature) = 64)
) strict;

-- The sum over everything confirmed, by who may see it.
create table hub_digest (
  scope  integer primary key,
  digest blob not null check (length(digest) = 32)
) strict, without rowid;

-- The events as they came, a page a row, in the order they came, compressed.
create table event_page (
  no          integer primary key,
  first       integer not null,
  last        integer not null,
  before_hash blob not null check (length(before_hash) = 32),
  -- How many of them tell of a command: told without unpacking.
  commands    integer not null,
  raw_bytes   integer not null,
  body        blob not null
) strict;

-- Our commands that the hub has done, with what it said: numbers without a gap
-- and hashes that follow each other, a run a row, compressed. They left `outbox`
-- in the transaction in which their outcome was applied.
create table done_page (
  first_seq integer primary key,
  last_seq  integer not null,
  -- The device's chain behind the first of them.
  chain     blob not null check (length(chain) = 32),
  raw_bytes integer not null,
  body      blob not null
) strict;

-- The end of the device's chain of commands, and its last number.
create table own_chain (
  only     integer primary key check (only = 1),
  last_seq integer not null,
  head     blob not null check (length(head) = 32)
) strict;

insert into own_chain (only, last_seq, head) values (
  1,
  coalesce((select max(device_seq) from outbox), 0),
  coalesce((select value from meta where key = 'chain_head'), zeroblob(32))
);
delete from meta where key = 'chain_head';

-- Values of record types and fields that a newer version wrote: kept as they
-- came, counted in the digest, handed on in snapshots.
create table unknown_field (
  entity_type integer not null,
  entity_id   blob    not null,
  field       integer not null,
  member      text    not null default '',
  value       blob    not null,
  primary key (entity_type, entity_id, field, member)
) strict, without rowid;

-- Only in a file that is being filled from a snapshot: its pieces.
create table chunk (
  idx  integer primary key,
  hash blob not null check (length(hash) = 32),
  done integer not null default 0 check (done in (0, 1))
) strict;

-- What can be redone: few among thousands of steps, and looked for at each edit.
create index undo_step_undone on undo_step (position) where undone = 1;

-- What the hub keeps waiting: few among all that waits to be handed over, and looked
-- for at each sync.
create index outbox_deferred on outbox (device_seq) where status = 'deferred';
