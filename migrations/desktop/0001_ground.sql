-- The ground of a workspace: who it is, the registered records, the write
-- door's books, and the bulk rows of price lists.
--
-- Columns of the record tables are the fields of core::schema, by name; a test
-- compares the two. `_deleted` hides a record and keeps its fields; `_unknown`
-- keeps, untouched, fields that a newer version wrote.

create table meta (
  key   text primary key,
  value blob not null
) strict, without rowid;

create table workspace (
  id          blob primary key check (length(id) = 16),
  home_market text,
  _deleted    integer not null default 0 check (_deleted in (0, 1)),
  _unknown    blob
) strict;

create table app_user (
  id                 blob primary key check (length(id) = 16),
  display_name       text,
  state              text,
  first_name         text,
  last_name          text,
  user_name          text,
  contact_email      text,
  phone              text,
  usage_location     text,
  preferred_language text,
  job_title          text,
  department         text,
  office             text,
  mobile             text,
  notes              text,
  _deleted           integer not null default 0 check (_deleted in (0, 1)),
  _unknown           blob
) strict;

-- Not unique: two desktops may give one name before either hears of the other.
create index app_user_by_name on app_user (lower(user_name));

create table price_list (
  id            blob primary key check (length(id) = 16),
  kind          text,
  market        text,
  currency      text,
  month         text,
  preview       integer check (preview in (0, 1)),
  file_name     text,
  source_sha256 blob check (length(source_sha256) = 32),
  rows_blob     blob check (length(rows_blob) = 32),
  rows          integer,
  rows_refused  integer,
  imported_by   blob,
  imported_at   integer,
  _deleted      integer not null default 0 check (_deleted in (0, 1)),
  _unknown      blob
) strict;

create table featured_offer (
  id        blob primary key check (length(id) = 16),
  offer     text,
  title     text,
  order_key text,
  _deleted  integer not null default 0 check (_deleted in (0, 1)),
  _unknown  blob
) strict;

create table device (
  id          blob primary key check (length(id) = 16),
  user        blob check (length(user) = 16),
  name        text,
  key         blob check (length(key) = 32),
  enrolment   blob,
  state       text,
  enrolled_at integer,
  _deleted    integer not null default 0 check (_deleted in (0, 1)),
  _unknown    blob
) strict;

-- Two changes of one field. `base`, `theirs` and `mine` hold any kind of value,
-- as it stands on the wire.
create table conflict (
  id             blob primary key check (length(id) = 16),
  subject_type   integer,
  subject        blob check (length(subject) = 16),
  field          integer,
  member         text,
  kind           text,
  base           blob,
  theirs         blob,
  mine           blob,
  theirs_by      blob check (length(theirs_by) = 16),
  theirs_at      integer,
  theirs_command blob check (length(theirs_command) = 16),
  mine_by        blob check (length(mine_by) = 16),
  mine_at        integer,
  mine_command   blob check (length(mine_command) = 16),
  mine_device    blob check (length(mine_device) = 16),
  state          text,
  resolved_by    blob check (length(resolved_by) = 16),
  resolved_at    integer,
  _deleted       integer not null default 0 check (_deleted in (0, 1)),
  _unknown       blob
) strict;

create index conflict_of_subject on conflict (subject_type, subject);

-- Members of the set fields of every record type, one row a member.
create table set_member (
  entity_type integer not null,
  entity_id   blob    not null,
  field       integer not null,
  member      text    not null,
  primary key (entity_type, entity_id, field, member)
) strict, without rowid;

-- The event that changed a field since its record was made. Sparse: a field
-- without a row is as old as its record, whose own number stands under 65535.
create table field_seq (
  entity_type integer not null,
  entity_id   blob    not null,
  field       integer not null,
  member      text    not null default '',
  seq         integer not null,
  primary key (entity_type, entity_id, field, member)
) strict, without rowid;

-- The confirmed value under a pending edit: what is seen, less this, is what a
-- hub has confirmed. One row a field (and member, for a set), however many
-- pending commands touch it.
create table dirty (
  entity_type integer not null,
  entity_id   blob    not null,
  field       integer not null,
  member      text    not null default '',
  confirmed   blob    not null,
  first_seq   integer not null,
  last_seq    integer not null,
  primary key (entity_type, entity_id, field, member)
) strict, without rowid;

-- One row per command the hub has not acknowledged. Written in the same
-- transaction as the rows it describes, so neither can exist without the other.
-- Nothing in the program deletes an unacknowledged command.
create table outbox (
  device_seq integer primary key,
  command_id blob not null unique,
  group_id   blob not null,
  author     blob not null,
  code       text not null,
  subject    text not null,
  record     blob not null,
  chain      blob not null check (length(chain) = 32),
  made_wall  integer not null,
  status     text not null default 'pending'
    check (status in ('pending', 'in_flight', 'deferred', 'done', 'rejected', 'conflict',
                      'quarantined', 'discarded')),
  -- What the hub said, in which event, why, and about what.
  outcome    text,
  why        text,
  about      text,
  event_seq  integer,
  -- Why it would be refused if it were judged now; null while it has its effect.
  foreseen   text,
  -- 1 when its last run did something else than its record says.
  strayed    integer not null default 0 check (strayed in (0, 1))
) strict;

-- Undo steps: a deed each, with the commands that would reverse it. A step that
-- was undone holds the commands that would do it again.
create table undo_step (
  position integer primary key,
  group_id blob not null,
  author   blob not null,
  code     text not null,
  subject  text not null,
  undone   integer not null default 0 check (undone in (0, 1)),
  -- All of them in one place: an edit writes few pages.
  commands blob not null
) strict;

-- The rows of a price list. They are filled while invisible and belong to a
-- record of price_list from the moment they are live.
create table list_content (
  list_no integer primary key,
  list_id blob unique,
  live    integer not null default 0 check (live in (0, 1)),
  check (live = 0 or list_id is not null)
) strict;

-- How many offers of each segment a list has: told without counting them.
create table list_segment (
  list_no integer not null,
  segment integer not null,
  offers  integer not null,
  primary key (list_no, segment)
) strict, without rowid;

-- Which terms, billing plans, markets and currencies a list has: what one can choose
-- among, told without reading it.
create table list_choice (
  list_no integer not null,
  field   text    not null check (field in ('term', 'billing', 'market', 'currency')),
  code    text    not null,
  primary key (list_no, field, code)
) strict, without rowid;

create table list_offer (
  -- Tells the list and the segment too; see staging.rs.
  offer_no      integer primary key,
  list_no       integer not null,
  offer         text    not null,
  -- Order of the catalog; 9 where the list does not say.
  segment       integer not null,
  title_key     text    not null,
  product_title text    not null,
  sku_title     text    not null,
  publisher     text    not null,
  description   text    not null,
  trial         integer not null check (trial in (0, 1)),
  add_on        integer check (add_on in (0, 1)),
  -- Whether every price of it carries the marker `delete`.
  ends          integer not null check (ends in (0, 1))
) strict;

create index list_offer_in_order on list_offer (list_no, segment, title_key);
create index list_offer_by_id on list_offer (offer, list_no);

create table price_row (
  row_no       integer primary key,
  offer_no     integer not null,
  line         integer not null,
  term         text    not null,
  billing      text    not null,
  -- Null where the list is for every market with its currency.
  market       text,
  currency     text    not null,
  unit_price   text    not null,
  retail_price text,
  starts       integer,
  ends         integer,
  marker       text,
  -- Tier, tags, previous values, unit of measure and columns without a place of
  -- their own, as JSON; null when there is nothing of the kind.
  detail       text
) strict;

-- Has all that the catalog can be narrowed down by, so that the rows are not read for it.
create index price_row_of_offer on price_row
  (offer_no, term, billing, market, currency, unit_price);

-- Search over titles, ids and descriptions. Holds no text of its own.
create virtual table offer_search using fts5 (
  words, content = '', contentless_delete = 1, detail = none,
  tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3'
);
