using Slipway.Testing;
using Xunit;

namespace Slipway.Faults;

/// <summary>A database two migrations behind, with rows, which is deployed and killed again and again from the same beginning.</summary>
sealed class KilledProject : IDisposable
{
    readonly TempProject _project = new();

    public KilledProject(string journalMode)
    {
        _project
            .Migration("0001_users", "create table users (id integer primary key, name text not null);", "drop table users;")
            .Migration(
                "0002_orders",
                "create table orders (id integer primary key, user integer not null references users (id), total real);",
                "drop table orders;");
        Assert.Equal(0, _project.Run("up", "--create").Code);
        _project.Database.Execute($"pragma journal_mode = {journalMode}");
        _project.Database.Execute("""
            insert into users with recursive n(i) as (select 1 union all select i + 1 from n where i < 400) select i, 'user ' || i from n;
            insert into orders (user, total) select id, id * 1.5 from users;
            """);
        _project
            .Migration(
                "0003_locale",
                """
                alter table users add column locale text;
                update users set locale = 'nb' where id % 2 = 0;
                create index users_locale on users (locale);
                """,
                "drop index users_locale;\nalter table users drop column locale;",
                verify: "select count(*) = 200 from users where locale = 'nb';")
            .Migration(
                "0004_tidy",
                "pragma journal_mode;\nvacuum;\ninsert into users (name) values ('last');",
                "delete from users where name = 'last';",
                header: "-- migrate:transaction off")
            .Migration("0005_more", "create table more (id integer primary key);\ninsert into more values (1), (2);", "drop table more;");
    }

    public string Folder => _project.Folder;

    /// <summary>A copy of the folder as it was at the beginning.</summary>
    public Copy Begin() => new(Folder);

    public void Dispose() => _project.Dispose();

    /// <summary>One life.</summary>
    public sealed class Copy : IDisposable
    {
        public Copy(string source)
        {
            Folder = Directory.CreateTempSubdirectory("slipway-kill-").FullName;
            foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(Folder, Path.GetRelativePath(source, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }

            Database = new SqliteFile(Path.Combine(Folder, "app.db"));
        }

        public string Folder { get; }

        public SqliteFile Database { get; }

        /// <summary>
        /// What must be the same however the run was interrupted: everything but our own tables, and what they say is applied.
        /// </summary>
        public string Outcome() => string.Join(", ", Database.Applied()) + "\n" + Database.Dump();

        /// <summary>After a plain run again: the wanted state, a whole database, an empty journal, backups that are whole.</summary>
        public void AssertConverged(SlipwayProgram.Ended again, string wanted, string where)
        {
            Assert.True(again.Code == 0, $"{where}: {again.Code} {again.All}");
            Assert.True(Outcome() == wanted, $"{where}: the state is another one:\n{Outcome()}");
            Assert.Equal("ok", Database.Single("pragma integrity_check"));
            Assert.Equal(0, Database.Count("slipway_journal"));
            Assert.Empty(Directory.EnumerateFiles(Folder, "app.db-journal"));
            foreach (var backup in Directory.EnumerateFiles(Path.Combine(Folder, "backups"), "*.db"))
                Assert.Equal("ok", new SqliteFile(backup).Single("pragma integrity_check"));
        }

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }
}
