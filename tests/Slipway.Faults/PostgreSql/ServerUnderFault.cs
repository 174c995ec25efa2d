using System.Diagnostics;
using Slipway.Files;
using Slipway.PostgreSql;
using Slipway.Rollout;
using Slipway.Settings;
using Slipway.Target;
using Slipway.Testing;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>
/// A project on a PostgreSQL database that is one migration old and holds rows. It is deployed by the program, or, where a
/// test needs many runs, in this process.
/// </summary>
sealed class ServerUnderFault : IDisposable
{
    /// <summary>What must never be shown, although it is not right.</summary>
    public const string WrongPassword = "Wr0ng-5ecret";

    const int Rows = 100;

    public ServerUnderFault(PostgreSqlCluster? cluster = null)
    {
        Database = (cluster ?? PostgreSqlCluster.Shared).CreateDatabase();
        Project = new TempProject(Database, settings: """{ "url": "env:APP_DATABASE_URL" }""").Migration(
            "0001_users",
            $"create table users (id integer primary key, name text not null);\ninsert into users select i, 'user ' || i from "
                + $"generate_series(1, {Rows}) i;");
        Assert.Empty(Deploy().Problems);
    }

    public PostgreSqlDatabase Database { get; }

    public TempProject Project { get; }

    /// <summary>What the program is to find in its environment.</summary>
    public Dictionary<string, string?> Environment => Project.Environment;

    public ServerUnderFault Migration(string id, string up, string header = "")
    {
        Project.Migration(id, up, header: header);
        return this;
    }

    /// <summary>Migrations of three kinds: each would fail, or be seen, if it ran twice.</summary>
    public ServerUnderFault WithPending() => this
        .Migration("0002_locale", "alter table users add column locale text;\nupdate users set locale = 'nb' where id % 2 = 0;")
        .Migration("0003_index", "create index concurrently users_locale on users (locale);\ninsert into users values (101, 'index', "
            + "'nn');")
        .Migration("0004_more", "create table more (id integer);\ninsert into more values (1);");

    /// <summary>The program's <c>up</c> to its end.</summary>
    public SlipwayProgram.Ended Up(params ReadOnlySpan<string> arguments) => Project.Run(["up", "--no-backup", .. arguments]);

    /// <summary>The program's <c>up</c> by another way to the database.</summary>
    public SlipwayProgram.Ended UpAt(string url, params ReadOnlySpan<string> arguments)
    {
        Environment["APP_DATABASE_URL"] = url;
        return Up(arguments);
    }

    /// <summary>Starts the program's <c>up</c>.</summary>
    public RunningProgram Start(params IEnumerable<string> arguments) =>
        RunningProgram.Slipway(Project.Folder, Environment, ["up", "--no-backup", .. arguments]);

    /// <summary>Deploys in this process, through a port.</summary>
    public DeploymentReport Deploy(int? port = null, Action<RolloutEvent>? heard = null)
    {
        var address = new ServerAddress
        {
            Hosts = [new ServerHost("127.0.0.1", port ?? Database.Cluster.Port)],
            Database = Database.Name,
            User = Database.Name,
            Password = Database.Password,
        };
        var files = MigrationFolder.Read(Path.Combine(Project.Folder, "migrations"), "migrations", PostgreSqlDialect.Instance).Required;
        var run = new RunIdentity(Guid.NewGuid().ToString("N")[..12], "tests", "testhost", System.Environment.ProcessId, "0.0.0-test");
        return Task.Run(async () =>
        {
            await using var target = new PostgreSqlTarget(address, PostgreSqlOptions.Default);
            return await new Deployment(target, new DeploymentRequest(files, run), new Ear(heard),
                TimeProvider.System).RunAsync(CancellationToken.None);
        }).GetAwaiter().GetResult();
    }

    /// <summary><c>up</c> by that way stops at once, although it might wait for ten minutes.</summary>
    public void AssertNever(string url, string what, string fix)
    {
        var began = Stopwatch.GetTimestamp();
        var ended = UpAt(url, "--wait", "10min");

        AssertTold(ended, what, fix);
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromMinutes(2), ended.All);
        Assert.DoesNotContain("Waiting", ended.All, StringComparison.Ordinal);
    }

    /// <summary>It said why there is no database and what to do, and no password.</summary>
    public void AssertTold(SlipwayProgram.Ended ended, string what, string fix)
    {
        Assert.True(ended.Code == 5, $"{ended.Code}: {ended.All}");
        Assert.Contains(what, ended.Errors, StringComparison.Ordinal);
        var next = ended.Errors.Split("Next: ");
        Assert.True(next.Length == 2 && next[1].Contains(fix, StringComparison.Ordinal), ended.All);
        Assert.DoesNotContain(WrongPassword, ended.All, StringComparison.Ordinal);
        Assert.DoesNotContain(Database.Password, ended.All, StringComparison.Ordinal);
    }

    /// <summary>The migrations of <see cref="WithPending"/> are there, each once, nothing is lost and nothing is left.</summary>
    public void AssertConverged(string where)
    {
        Assert.True(Database.Applied() is ["0001_users", "0002_locale", "0003_index", "0004_more"],
            $"{where}: {string.Join(", ", Database.Applied())}");
        Assert.True(
            Database.Rows("select count(*), count(distinct id), count(*) filter (where locale = 'nb'), (select count(*) from more) "
                + "from users") is ["101|101|50|1"],
            $"{where}: the rows are others");
        Assert.True(Database.Rows(
            "select indexrelid::regclass::text || ' ' || indisvalid from pg_index i where indrelid = 'users'::regclass order by 1")
            is ["users_locale true", "users_pkey true"], $"{where}: the indexes are others");
        Assert.True(Database.Rows("select id from slipway.slipway_history group by id having count(*) > 1") is [],
            $"{where}: twice in the history");
        AssertNothingLeft(where);
    }

    /// <summary>No lock, no connection of ours, no invalid index, no open journal.</summary>
    public void AssertNothingLeft(string where)
    {
        Assert.True(Database.Rows("select indexrelid::regclass::text from pg_index where not indisvalid") is [],
            $"{where}: an invalid index is left");
        Assert.True(Database.Rows("select migration from slipway.slipway_journal") is [], $"{where}: the journal is open");
        Wait.Until(() => Database.Rows(
            """
            select pid from pg_stat_activity where datname = current_database() and application_name like 'slipway/%' and state <> 'idle'
            union all
            select pid from pg_locks l join pg_database d on d.oid = l.database where locktype = 'advisory' and datname = current_database()
            """) is []);
    }

    public void Dispose()
    {
        Project.Dispose();
        Database.Dispose();
    }

    /// <summary>Listens in the place of a console.</summary>
    sealed class Ear(Action<RolloutEvent>? heard) : IRolloutListener
    {
        public void On(RolloutEvent happened) => heard?.Invoke(happened);
    }
}
