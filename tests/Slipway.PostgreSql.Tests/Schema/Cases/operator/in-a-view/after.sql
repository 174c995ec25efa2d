create function eq(a text, b text) returns boolean language sql immutable as $$ select a = b $$;
create function ne(a text, b text) returns boolean language sql immutable as $$ select a <> b $$;
create operator === (function = eq, leftarg = text, rightarg = text);
create table users (id integer, name text, mood text);
create view v as select id from users where name === mood;
