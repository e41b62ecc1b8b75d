-- Views of tables that a person saved: what was asked, in which order, with which
-- columns. This device's own: no record, so nothing of them is in the outbox or goes to
-- a hub; and in this file, because what somebody looks for can be confidential.
create table saved_view (
  id       blob primary key check (length(id) = 16),
  owner    blob not null check (length(owner) = 16),
  -- Which table it is a view of, by the name that screens have for it.
  of_table text not null,
  name     text not null,
  -- As it stands in the page's address.
  question text not null,
  -- JSON, in their order.
  columns  text not null
) strict, without rowid;
