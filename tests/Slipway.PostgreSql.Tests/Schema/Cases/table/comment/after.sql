create table users (id bigint);
comment on table users is E'new\nline \\ ''quoted''';
comment on column users.id is 'x';
