-- Who can sign in.
create table users (
  id integer primary key autoincrement,
  email text not null collate nocase unique,
  created_at text not null default current_timestamp
) strict;
create table sessions (
  token text primary key,
  user_id integer not null references users (id) on delete cascade
) strict, without rowid;
create index sessions_user on sessions(user_id);
