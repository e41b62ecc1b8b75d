-- Accounts and roles: what the directory says of a person, where roles reach, role
-- templates, requests for new passwords (never a password), and role edits that wait
-- on this computer for their review.

alter table workspace add column one_role_per_category integer
  check (one_role_per_category in (0, 1));
alter table workspace add column guest_roles text;

alter table app_user add column user_type text;
alter table app_user add column domain_type text;
alter table app_user add column last_directory_sync text;
alter table app_user add column directory_id text;
alter table app_user add column mfa_state text;
alter table app_user add column learn_id text;
alter table app_user add column origin text;
alter table app_user add column entire_company integer check (entire_company in (0, 1));
alter table app_user add column deleted_at integer;
alter table app_user add column template blob check (length(template) = 16);

create table role_template (
  id       blob primary key check (length(id) = 16),
  name     text,
  note     text,
  _deleted integer not null default 0 check (_deleted in (0, 1)),
  _unknown blob
) strict;

create table password_request (
  id         blob primary key check (length(id) = 16),
  user       blob check (length(user) = 16),
  asked_by   blob check (length(asked_by) = 16),
  asked_at   integer,
  state      text,
  settled_by blob check (length(settled_by) = 16),
  settled_at integer,
  _deleted   integer not null default 0 check (_deleted in (0, 1)),
  _unknown   blob
) strict;

create index password_request_of_user on password_request (user);

-- Who holds a role: the other way round than the key of the table.
create index set_member_by_member on set_member (entity_type, field, member, entity_id);

-- People by name, with all that the list narrows them by and the counts are made of. Every
-- connection must know the order; see the file of that name in the store.
create index app_user_in_order on app_user
  (_deleted, display_name collate by_name, id, state, user_type, mfa_state, template);

-- Role edits that somebody made in the matrix and nobody has committed yet. This
-- computer's own: they are no commands, no hub hears of them, and a restart keeps them.
create table staged_role (
  user blob    not null check (length(user) = 16),
  role text    not null,
  give integer not null check (give in (0, 1)),
  primary key (user, role)
) strict, without rowid;

-- The words to find people by. Kept by triggers,
-- because rows are written on several roads; numbered by a table of their own, because
-- a compaction may renumber the rows of app_user.
create table user_no (
  no    integer primary key,
  id    blob not null unique,
  words text not null
) strict;

create virtual table user_search using fts5 (
  words, content = 'user_no', content_rowid = 'no', detail = none,
  tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3'
);

create trigger user_no_made after insert on user_no begin
  insert into user_search (rowid, words) values (new.no, new.words);
end;
create trigger user_no_gone after delete on user_no begin
  insert into user_search (user_search, rowid, words) values ('delete', old.no, old.words);
end;
create trigger user_no_changed after update of words on user_no begin
  insert into user_search (user_search, rowid, words) values ('delete', old.no, old.words);
  insert into user_search (rowid, words) values (new.no, new.words);
end;

create trigger app_user_made after insert on app_user begin
  insert into user_no (id, words) values (new.id, replace(replace(replace(replace(
    coalesce(new.display_name, '') || ' ' || coalesce(new.user_name, '') || ' '
      || coalesce(new.contact_email, ''), 'œ', 'oe'), 'Œ', 'Oe'), 'æ', 'ae'), 'ß', 'ss'));
end;
create trigger app_user_gone after delete on app_user begin
  delete from user_no where id = old.id;
end;
create trigger app_user_renamed after update of display_name, user_name, contact_email on app_user
when old.display_name is not new.display_name or old.user_name is not new.user_name
  or old.contact_email is not new.contact_email
begin
  update user_no set words = replace(replace(replace(replace(
    coalesce(new.display_name, '') || ' ' || coalesce(new.user_name, '') || ' '
      || coalesce(new.contact_email, ''), 'œ', 'oe'), 'Œ', 'Oe'), 'æ', 'ae'), 'ß', 'ss')
  where id = new.id;
end;

insert into user_no (id, words) select id, replace(replace(replace(replace(
    coalesce(display_name, '') || ' ' || coalesce(user_name, '') || ' '
      || coalesce(contact_email, ''), 'œ', 'oe'), 'Œ', 'Oe'), 'æ', 'ae'), 'ß', 'ss')
  from app_user;

