using Slipway.Testing;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>
/// A database with rows and migrations that are pending, which is deployed and killed again and again from the same beginning.
/// </summary>
sealed class KilledDatabase : IDisposable
{
    readonly ServerProject _project = new();
    int _lives;

    /// <param name="pending">How many migrations are pending: 1, or 3 with one outside of transactions among them.</param>
    public KilledDatabase(int pending)
    {
        _project
            .Migration(
                "0001_users",
                "create table users (id bigint generated always as identity primary key, name text not null);",
                "drop table users;")
            .Migration(
                "0002_orders",
                """
                create table orders (
                  id bigint generated always as identity primary key, buyer bigint not null references users (id), total numeric);
                """,
                "drop table orders;");
        ServerProject.Succeeded(_project.Up());
        _project.Database.Run("""
            insert into users (name) select 'user ' || i from generate_series(1, 400) i;
            insert into orders (buyer, total) select id, id * 1.5 from users;
            """);
        _project.Migration(
            "0003_locale",
            """
            alter table users add column locale text;
            update users set locale = 'nb' where id % 2 = 0;
            create index users_locale on users (locale);
            """,
            "drop index users_locale;\nalter table users drop column locale;",
            verify: "select count(*) = 200 from users where locale = 'nb';");
        if (pending == 1)
            return;
        _project
            .Migration(
                "0004_fast",
                """
                alter table orders add column note text default 'none';
                create index concurrently orders_total on orders (total);
                insert into users (id, name) overriding system value values (1000, 'last');
                """,
                "drop index concurrently orders_total;\nalter table orders drop column note;\ndelete from users where name = 'last';")
            .Migration("0005_more", "create table more (id bigint primary key);\ninsert into more values (1), (2);", "drop table more;");
    }

    public string Folder => _project.Folder;

    public ServerProject Project => _project;

    /// <summary>A copy of the database as it is now.</summary>
    public Life Begin() => new(_project.Database, $"{_project.Database.Name}_{++_lives}");

    public void Dispose() => _project.Dispose();

    /// <summary>One life.</summary>
    public sealed class Life : IDisposable
    {
        readonly PostgreSqlCluster _cluster;

        public Life(PostgreSqlDatabase source, string name)
        {
            _cluster = source.Cluster;
            // A template must be nobody's at that moment, and the sessions of the last command may be just about to end.
            Wait.Until(() => source.Rows(
                "select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()").Count == 0);
            _cluster.Run($"create database {name} template {source.Name} owner {source.Name}");
            Database = new PostgreSqlDatabase(_cluster, name, source.Password);
            Environment = new() { ["APP_DATABASE_URL"] = $"postgresql://{source.Name}:{source.Password}@127.0.0.1:{_cluster.Port}/{name}" };
        }

        public PostgreSqlDatabase Database { get; }

        public Dictionary<string, string?> Environment { get; }

        /// <summary>After a plain run again: the wanted state, and nothing left behind.</summary>
        public void AssertConverged(SlipwayProgram.Ended again, string wanted, string where)
        {
            Assert.True(again.Code == 0, $"{where}: {again.Code} {again.All}");
            var state = Settled.State(Database);
            Assert.True(state == wanted, $"{where}: the state is another one:\n{state}");
            Settled.Assert(Database);
        }

        public void Dispose() => _cluster.Run($"drop database {Database.Name} with (force)");
    }
}
