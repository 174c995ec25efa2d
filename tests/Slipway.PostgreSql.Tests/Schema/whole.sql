create schema app;
comment on schema app is 'the application''s';
grant usage on schema app to pg_monitor;
comment on schema public is 'what all share';

create extension citext;
create extension hstore with schema app;

create collation german (provider = icu, locale = 'de-DE');
create type mood as enum ('sad', 'ok', 'happy');
comment on type mood is 'how somebody feels';
create type app.address as (street text collate "C", zip integer, moods mood[]);
comment on column app.address.zip is 'five digits';
create type span as range (subtype = double precision, subtype_diff = float8mi);
create domain email as citext default 'nobody@example.org' not null constraint has_an_at check (value ~ '@');
create domain percent as integer check (value >= 0) check (value <= 100);
comment on constraint percent_check on domain percent is 'not below';
revoke usage on type percent from public;

create function double(n integer) returns integer language sql immutable strict parallel safe as $$ select n * 2 $$;
create function double(n bigint) returns bigint language sql immutable return n * 2;
comment on function double(bigint) is 'twice';

create table users (
    id integer not null default double(1),
    name text,
    feels mood default 'ok',
    reached email,
    "Lives At" app.address,
    share percent default 10,
    data app.hstore
);
comment on table users is 'who we know';
comment on column users."Lives At" is 'or did';
grant select on users to pg_monitor;
grant update (name) on users to pg_read_all_data with grant option;
create unlogged table app.log (at timestamp with time zone default now(), what text not null default '');

create sequence app.numbers as integer increment 5 maxvalue 5000 cycle;
grant usage on sequence app.numbers to pg_monitor;
create table teams (
    id bigint generated always as identity primary key,
    code text constraint teams_code unique,
    leader integer,
    during tstzrange,
    size integer check (double(size) >= 0),
    twice integer generated always as (size * 2) stored,
    exclude using gist (during with &&)
);
create table members (
    id bigserial primary key,
    team bigint not null references teams on delete cascade deferrable,
    number integer default nextval('app.numbers'),
    feels mood not null default 'sad' check (feels <> 'happy'),
    unique nulls not distinct (team, number)
);
alter table teams add constraint leads foreign key (id) references members (id) not valid;
comment on constraint leads on teams is 'a circle';
create index members_feels on members (feels desc, abs(number)) where feels = 'ok';
comment on index members_feels is 'of those who are ok';
create statistics team_and_number (ndistinct) on team, number from members;
create table events (id bigint, at date not null, what text) partition by range (at);
create table events_2026 partition of events for values from ('2026-01-01') to ('2027-01-01');
create index on events (at);
create table app.base (id integer not null, "when" date);
create table app.heir (extra text) inherits (app.base);
alter table members enable row level security;

create function count_users() returns bigint language sql stable as $$ select count(*) from users $$;
create function happy() returns setof users language sql as $$ select * from users where feels = 'happy' $$;
create function note() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare
    u public.users%rowtype;
begin
    insert into log (what) values (new.name);
    return new;
end
$$;
revoke execute on function note() from public;
create function note_event() returns trigger language plpgsql as $$ begin return null; end $$;
create procedure app.clean(inout removed integer default 0) language plpgsql as $$ begin delete from app.log; end $$;
create aggregate total(bigint) (sfunc = int8pl, stype = bigint, initcond = '0', combinefunc = int8pl, parallel = safe);
comment on aggregate total(bigint) is 'a sum';

create view people with (security_barrier = true) as select id, name, feels from users where name <> 'NOBODY' with local check option;
comment on column people.name is 'as written';
grant select on people to public;
create view app.moods as select feels, total(id::bigint) as ids, count(*) as "N" from people group by feels having count(*) > 0;
create materialized view app.counts with (fillfactor = 80) as select feels, "N" from app.moods;
create unique index counts_feels on app.counts (feels);
comment on materialized view app.counts is 'refreshed at night';

create rule keep as on delete to app.log where old.at > now() do instead nothing;
create trigger note after insert or update of name on users for each row when (new.name is not null) execute function note();
create trigger off before update on users for each row execute function note();
alter table users disable trigger off;
comment on trigger off on users is 'for later';
create trigger note_events after insert on events for each row execute function note_event();
create policy own on users for select to pg_monitor using (name = current_user);
create policy all_of_it on users as restrictive with check (double(id) > 0);
comment on policy own on users is 'their own';

create function on_ddl() returns event_trigger language plpgsql as $$ begin null; end $$;
create event trigger watch on ddl_command_end when tag in ('CREATE TABLE') execute function on_ddl();
create publication changes for table users (id, name) where (id > 1) with (publish = 'insert, update');
create publication everything for all tables;
alter default privileges grant select on tables to pg_monitor;
alter default privileges in schema app revoke usage on sequences from pg_monitor;
alter default privileges in schema app grant execute on functions to pg_monitor;

create foreign data wrapper far;
create server there type 'x' version '1' foreign data wrapper far options (host 'example.org');
create user mapping for pg_monitor server there;
create foreign table app.remote (id integer options (name 'ID') not null check (id > 0), name text) server there options (relation 'r');

create function equal(a mood, b text) returns boolean language sql immutable as $$ select a::text = b $$;
create operator === (function = equal, leftarg = mood, rightarg = text);
create cast (text as mood) with inout as assignment;
create text search dictionary plain (template = simple, stopwords = 'english');
create text search configuration words (parser = default);
alter text search configuration words add mapping for asciiword, word with plain, simple;
create view found as select id from users where to_tsvector('words', name) @@ to_tsquery('words', 'x') and feels === 'ok';
