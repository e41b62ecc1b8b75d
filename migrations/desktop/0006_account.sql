-- The company's own account: a row for each field of its profiles that is wanted, observed
-- or carried over. Which fields there are is the program's to know, so a further one needs
-- no step here. Two tables, because the billing profile is seen by others than the rest.

create table profile_field (
  id           blob primary key check (length(id) = 16),
  code         text,
  desired      text,
  observed     text,
  observed_at  integer,
  finalized    text,
  finalized_at integer,
  carried      text,
  carried_at   integer,
  carried_by   blob check (length(carried_by) = 16),
  carried_note text,
  _deleted     integer not null default 0 check (_deleted in (0, 1)),
  _unknown     blob
) strict;

create table billing_field (
  id           blob primary key check (length(id) = 16),
  code         text,
  desired      text,
  observed     text,
  observed_at  integer,
  finalized    text,
  finalized_at integer,
  carried      text,
  carried_at   integer,
  carried_by   blob check (length(carried_by) = 16),
  carried_note text,
  _deleted     integer not null default 0 check (_deleted in (0, 1)),
  _unknown     blob
) strict;
