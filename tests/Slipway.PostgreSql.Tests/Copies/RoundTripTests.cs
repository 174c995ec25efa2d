using Slipway.PostgreSql.Copies;
using Slipway.Target;
using Xunit;

namespace Slipway.PostgreSql.Tests.Copies;

/// <summary>What was backed up comes back: pg_dump's own view of the database is the same before and after.</summary>
public sealed class RoundTripTests : CopySuite
{
    /// <summary>One of each thing that a schema has.</summary>
    const string Everything =
        """"
        create extension if not exists citext;
        create schema shop;
        create schema "Odd ""name""";
        comment on schema shop is 'where things are sold; it''s ours';
        create type shop.mood as enum ('sad', 'it''s ok', 'happy');
        create domain shop.price as numeric(12, 2) default 1.50 not null constraint positive check (value > 0);
        create type shop.address as (street text collate "C", numbers int[]);
        create type shop.price_range as range (subtype = numeric);
        create function shop.next_code(prefix text default 'a''b') returns text language plpgsql immutable strict as $f$
        begin
          -- COPY public.nothing (a) FROM stdin;
          return prefix || '\.';
        end $f$;
        create function shop.total(int) returns bigint begin atomic select sum(x)::bigint from generate_series(1, $1) x; end;
        create procedure shop.nothing() language sql as 'select 1';
        create aggregate shop.product(numeric) (sfunc = numeric_mul, stype = numeric, initcond = '1');
        create sequence shop.counter as int increment by 3 minvalue -5 start 7 cycle;
        select nextval('shop.counter');
        create table shop.customers (
          id bigint generated always as identity primary key,
          name text not null default shop.next_code(),
          mail citext unique,
          mood shop.mood default 'happy',
          home shop.address,
          price shop.price,
          doubled numeric generated always as (price * 2) stored,
          counter int default nextval('shop.counter'),
          "Select" varchar(7) collate "C" check ("Select" <> ''),
          constraint named check (length(name) < 100)
        ) with (fillfactor = 70);
        alter table shop.customers add column dropped int;
        alter table shop.customers drop column dropped;
        alter table shop.customers alter column name set storage external, alter column name set statistics 50;
        comment on column shop.customers.name is E'two\nlines';
        comment on constraint named on shop.customers is 'short';
        create table shop.orders (
          id serial primary key, customer bigint references shop.customers on delete cascade deferrable initially deferred,
          span tstzrange, exclude using gist (span with &&)
        );
        alter table shop.orders add constraint later check (id < 1000000) not valid;
        create unlogged table shop.cache (k text primary key, v jsonb);
        create table shop.empty ();
        create table shop.parent (n int, note text, constraint small check (n < 1000));
        create table shop.child (more int) inherits (shop.parent);
        create table shop.events (at date not null, what text, primary key (at, what)) partition by range (at);
        create table shop.events_2026 partition of shop.events for values from ('2026-01-01') to ('2027-01-01') partition by list (what);
        create table shop.events_2026_a partition of shop.events_2026 for values in ('a', 'b');
        create table shop.events_rest partition of shop.events default;
        create index on shop.events (what);
        create index lower_name on shop.customers (lower(name) desc) where mood <> 'sad';
        create unique index on shop.cache ((v ->> 'a')) include (k);
        comment on index shop.lower_name is 'for searches';
        alter table shop.cache replica identity full;
        create statistics shop.both (dependencies) on id, customer from shop.orders;
        create view shop.happy with (security_barrier) as select c.id, c.name, shop.total(3) from shop.customers c where mood = 'happy';
        create view shop.grouped as select c.id, c.name, count(
            *) from shop.customers c join shop.orders o on o.customer = c.id group by c.id;
        create view shop.on_view as select id + 1 as next from shop.grouped;
        create materialized view shop.counted as select mood, count(*) from shop.customers group by mood;
        create materialized view shop.unfilled as select * from shop.counted with no data;
        create unique index on shop.counted (mood);
        comment on view shop.happy is 'those';
        create function shop.touch() returns trigger language plpgsql as 'begin return new; end';
        create trigger touched before update of name on shop.customers for each row when (
            old.name <> new.name) execute function shop.touch();
        create trigger off after insert on shop.orders for each statement execute function shop.touch();
        alter table shop.orders disable trigger off;
        create trigger on_events after insert on shop.events for each row execute function shop.touch();
        create rule no_delete as on delete to shop.cache do instead nothing;
        alter table shop.orders enable row level security;
        create policy own on shop.orders for select to public using (customer = 1);
        create policy writing on shop.orders as restrictive for insert to pg_monitor with check (id > 0);
        grant usage on schema shop to pg_monitor;
        grant select, update on shop.customers to pg_monitor with grant option;
        grant select (id) on shop.orders to public;
        revoke execute on function shop.total(int) from public;
        grant usage on sequence shop.counter to pg_monitor;
        revoke all on shop.cache from current_user;
        grant select, insert on shop.cache to current_user;
        create table "Odd ""name"""."t	a\b" ("c ""1""" int, "é" text);
        insert into shop.customers (name, mail, home, price, "Select") values
          (E'tab\tnew\nline\\back', 'A@b.c', row('x', '{1,null,3}'), 3.5, 'a'), ('\.', null, null, 0.01, null), ('\N', 'n@n', null, 2, 'b');
        update shop.customers set mood = 'it''s ok' where id = 2;
        insert into shop.orders (customer, span) values (1, '[2026-01-01, 2026-01-02)'), (2, 'empty');
        insert into shop.cache values ('k', '{"a": [1, null, "\u00e9"]}');
        insert into shop.empty default values;
        insert into shop.parent values (1, 'p');
        insert into shop.child values (2, 'c', 3);
        insert into shop.events values ('2026-02-03', 'a'), ('1999-01-01', 'old');
        insert into "Odd ""name"""."t	a\b" values (1, 'ü');
        refresh materialized view shop.counted;
        create table in_public (n int);
        """";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Property_P14_random_tables_and_values_come_back_as_they_were(bool hasPgDump)
    {
        var rounds = IsLong ? 40 : 2;
        for (var round = 0; round < rounds; round++)
        {
            var seed = IsLong ? Random.Shared.Next() : 1000 + round;
            var rows = new RandomRows(seed);
            Database.Script($"drop schema if exists public cascade; create schema public; {RandomRows.Types}");
            // As much at a time as an argument of a program may be long.
            foreach (var some in Enumerable.Range(0, 25).Select(number => rows.Table($"t{number}")).Chunk(5))
                Database.Script(string.Concat(some));
            // As many digits as there can be.
            Database.Run("create table digits as select (repeat('9', 131072) || '.' || repeat('1', 16383))::numeric as n");
            var before = Database.Dump();
            var target = TargetOf(programs: hasPgDump ? null : None);

            var backup = await CreateAsync(target);
            Succeeded(await StoreOf(target).VerifyAsync(backup.Id, CopyCheck.Deep, Cancel));
            Database.Run("drop table digits");
            Succeeded(await RestoreAsync(backup, force: true, target));

            var after = Database.Dump().Split('\n');
            foreach (var (place, line) in before.Split('\n').Index())
                Assert.True(after.ElementAtOrDefault(place) == line, $"seed {seed}: {line}\nis now {after.ElementAtOrDefault(place)}");
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Everything_that_a_schema_has_comes_back(bool hasPgDump)
    {
        Database.Script(Everything);
        var before = Database.Dump();
        var target = TargetOf(programs: hasPgDump ? null : None);

        var backup = await CreateAsync(target);
        Database.Run("drop schema shop cascade");
        Succeeded(await RestoreAsync(backup, force: true, target));

        Assert.Equal(before, Database.Dump());
        Assert.Equal(hasPgDump ? CopyKind.Archive : CopyKind.Logical, CopyReader.KindOf(backup.Path));
        Assert.DoesNotContain(Notes.All, note => note.Contains("does not hold", StringComparison.Ordinal));
        Assert.Equal(3, backup.Rows["shop.customers"]);
        Assert.Equal(1, backup.Rows["shop.empty"]);
        Assert.Equal(1, backup.Rows["shop.parent"]);
        Assert.Equal(1, backup.Rows["shop.events_2026_a"]);
    }
}
