-- Envelopes with temporary passwords that somebody sealed on this computer: whose, how
-- often and until when they open, and what became of them. Never what is in them, nor
-- the key: the one lies in a file beside this one, the other in the keychain, which also
-- counts. This device's own: no record, so no outbox and no hub hears of them.
create table envelope (
  id         blob    primary key check (length(id) = 16),
  user       blob    not null check (length(user) = 16),
  sealed_at  integer not null,
  expires_at integer not null,
  opens_most integer not null check (opens_most between 1 and 10),
  -- As it was last known; the keychain decides.
  opens_left integer not null check (opens_left between 0 and opens_most),
  handed_to  text,
  handed_at  integer,
  ended_at   integer,
  ended_why  text check (ended_why in ('opened', 'expired', 'wiped', 'lost')),
  check ((handed_to is null) = (handed_at is null)),
  check ((ended_at is null) = (ended_why is null))
) strict, without rowid;
