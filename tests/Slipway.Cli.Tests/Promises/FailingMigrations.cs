using System.Collections.Immutable;

namespace Slipway.Cli.Tests.Promises;

/// <summary>Migrations that really fail, each for another reason, on a small shop that has been in use.</summary>
static class FailingMigrations
{
    /// <summary>What is applied before, on PostgreSQL.</summary>
    public const string ServerShop = """
        create table users (id bigint primary key, email text not null, name text);
        create table orders (id bigint primary key, buyer bigint references users, total numeric, note varchar(5));
        create view buyers as select u.id, u.name from users u where u.id in (select buyer from orders);
        insert into users values (1, 'ada@example.org', 'Ada'), (2, 'ada@example.org', null);
        insert into orders values (1, 1, 10, 'gift'), (2, 2, 0, null);
        """;

    /// <summary>What is applied before, on SQLite.</summary>
    public const string FileShop = """
        create table users (id integer primary key, email text not null, name text);
        create table orders (id integer primary key, buyer integer references users (id), total integer check (total >= 0));
        create table prices (product text primary key, cents integer not null) strict;
        create view buyers as select u.id, u.name from users u where u.id in (select buyer from orders);
        create trigger orders_stay before delete on orders begin select raise(abort, 'orders are never deleted'); end;
        insert into users values (1, 'ada@example.org', 'Ada'), (2, 'ada@example.org', null);
        insert into orders values (1, 1, 10), (2, 2, 0);
        """;

    /// <summary>A migration that fails.</summary>
    /// <param name="Up">What it does.</param>
    /// <param name="Verify">What must be so afterwards.</param>
    /// <param name="Before">What the server's administrator has done before.</param>
    /// <param name="Meanwhile">What somebody does in a transaction that stays open.</param>
    public sealed record Case(
        string Up, string? Verify = null, string? Before = null, string? Meanwhile = null);

    public static ImmutableSortedDictionary<string, Case> OnServer { get; } = new Dictionary<string, Case>
    {
        ["syntax"] = new("create table invoices (\n  id bigint primary key,\n  amount numeric not nul\n);"),
        ["missing-table"] = new("alter table users add column locale text;\nupdate user_accounts set locale = 'nb';"),
        ["missing-column"] = new("update users\n  set emial = lower(email);"),
        ["misspelt-column"] = new(
            "update users set name = 'Grace' where emial = 'x';"),
        ["missing-function"] = new("update users set email = lowercase(email);"),
        ["wrong-type"] = new("alter table users alter column name type integer;"),
        ["cast"] = new("alter table orders\n  alter column note type integer using note::integer;"),
        ["column-of-view"] = new("alter table users alter column name type varchar(100);"),
        ["unique"] = new("create unique index users_email on users (email);"),
        ["not-null"] = new("alter table users alter column name set not null;"),
        ["check"] = new("alter table orders add constraint orders_total check (total > 0);"),
        ["foreign-key"] = new("insert into orders values (3, 99, 5);"),
        ["deferred-foreign-key"] = new(
            "create table parts (id bigint primary key, whole bigint references orders deferrable initially deferred);\n"
            + "insert into parts values (1, 99);"),
        ["division-by-zero"] = new("update orders set total = 100 / total;"),
        ["too-long"] = new("update orders set note = 'a gift for Ada' where id = 1;"),
        ["not-owner"] = new("alter table audit add column who text;", Before: "create table audit (at timestamptz)"),
        ["duplicate-table"] = new("create table users (id uuid primary key);"),
        ["raise-hint"] = new(
            "do $$\nbegin\n  raise exception 'two users share an address' using hint = 'Merge them first.';\nend $$;"),
        ["raise-detail"] = new(
            "do $$\nbegin\n  raise exception 'two users share an address' using detail = 'Users 1 and 2.';\nend $$;"),
        ["lock-timeout"] = new("alter table users add column locale text;", Meanwhile: "lock table users in access share mode"),
        ["dependency"] = new("alter table users drop column name;"),
        ["copy-row"] = new("copy orders (id, buyer, total) from stdin;\n3\t1\t20\n4\t2\ttwenty\n\\.\n"),
        ["concurrently"] = new("create unique index concurrently users_email on users (email);"),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public static ImmutableSortedDictionary<string, Case> InFile { get; } = new Dictionary<string, Case>
    {
        ["syntax"] = new("create table invoices (\n  id integer primary key,\n  amount integer not nul\n);"),
        ["unterminated"] = new("update users set name = 'Ada;\nupdate users set email = 'x';\nupdate users set name = 'y;"),
        ["missing-table"] = new("alter table users add column locale text;\nupdate user_accounts set locale = 'nb';"),
        ["missing-column"] = new("update users\n  set emial = lower(email);"),
        ["missing-function"] = new("update users set name = now();"),
        ["unique"] = new("create unique index users_email on users (email);"),
        ["not-null"] = new("insert into users (id, name) values (3, 'Grace');"),
        ["not-null-column"] = new("alter table users add column locale text not null;"),
        ["changing-default"] = new("alter table users add column seen text default (datetime('now'));"),
        ["check"] = new("update orders set total = total - 5;"),
        ["foreign-key"] = new(
            "insert into orders values (3, 99, 5);"),
        ["strict-type"] = new("insert into prices values ('tea', 'three');"),
        ["duplicate-table"] = new("create table users (uuid text primary key);"),
        ["dependency"] = new("alter table users drop column name;"),
        ["trigger"] = new("delete from orders where total = 0;"),
        ["malformed-json"] = new("update users set name = json('{') where id = 1;"),
        ["view"] = new("insert into buyers values (3, 'Grace');"),
        ["rolls-back"] = new(
            "alter table users add column locale text;\ninsert or rollback into users values (1, 'x', 'y', 'nb');"),
        ["verify"] = new("alter table users add column locale text;", Verify: "select count(*) = 0 from users where locale is null;"),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
