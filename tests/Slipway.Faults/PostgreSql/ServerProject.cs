using Slipway.Testing;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>
/// A project on a database of its own on the tests' server. Its deployments make no backups: what is tested here is the change.
/// </summary>
sealed class ServerProject : IDisposable
{
    /// <summary>A table of one row.</summary>
    public const string Notes = """
        create table notes (id bigint generated always as identity primary key, text text);
        insert into notes (text) values ('a');
        """;

    readonly TempProject _files;

    /// <param name="url">Another way to the database than the direct one.</param>
    /// <param name="settings">Further lines of <c>slipway.json</c>.</param>
    public ServerProject(Func<PostgreSqlDatabase, string>? url = null, string settings = "")
    {
        Database = PostgreSqlCluster.Shared.CreateDatabase();
        _files = new TempProject(
            Database, url?.Invoke(Database), $$"""{ "url": "env:APP_DATABASE_URL", {{settings}} "backup": { "dir": "./backups" } }""");
    }

    public PostgreSqlDatabase Database { get; }

    public string Folder => _files.Folder;

    public Dictionary<string, string?> Environment => _files.Environment;

    /// <summary>A project with a table <c>notes</c> of one row, deployed.</summary>
    public static ServerProject Deployed(string settings = "")
    {
        var project = new ServerProject(settings: settings).Migration("0001_notes", Notes);
        Succeeded(project.Up());
        return project;
    }

    /// <summary>Writes a migration.</summary>
    public ServerProject Migration(string id, string up, string? down = null, string header = "", string? verify = null)
    {
        _files.Migration(id, up, down, header, verify);
        return this;
    }

    /// <summary>Takes a migration's file away.</summary>
    public ServerProject Without(string id)
    {
        File.Delete(Path.Combine(Folder, "migrations", id + ".sql"));
        return this;
    }

    public SlipwayProgram.Ended Run(params ReadOnlySpan<string> arguments) => _files.Run(arguments);

    /// <summary><c>slipway up</c> to its end.</summary>
    public SlipwayProgram.Ended Up(params ReadOnlySpan<string> arguments) => Run(["up", "--no-backup", .. arguments]);

    /// <summary><c>slipway up</c>, at work.</summary>
    public RunningProgram StartUp(params ReadOnlySpan<string> arguments) =>
        Start([.. SlipwayProgram.Command, "up", "--no-backup", .. arguments]);

    /// <summary>Any command, at work.</summary>
    public RunningProgram Start(IReadOnlyList<string> command) => RunningProgram.Start(Folder, command, Environment);

    /// <summary>What stands in the table <c>notes</c>.</summary>
    public string[] Texts => [.. Database.Rows("select text from notes order by id")];

    /// <summary>Waits until the server is at work on a statement.</summary>
    public void WaitForStatement(string like) => Wait.Until(() => Database.Rows(
        $"select 1 from pg_stat_activity where datname = current_database() and state = 'active' and query like '{like}'").Count == 1);

    /// <summary>Waits until the server builds an index concurrently.</summary>
    public void WaitForIndexBuild(string phase = "%") => Wait.Until(() => Database.Rows(
        $"select 1 from pg_stat_progress_create_index where datname = current_database() and phase like '{phase}'").Count == 1);

    /// <summary>How many hold an advisory lock on the database.</summary>
    public int Locks => Settled.Locks(Database);

    /// <summary>What a plain run leaves: the history and the rows that are wanted, and nothing else of ours.</summary>
    public void AssertConverges(string[] applied, string[] notes)
    {
        Succeeded(Up("--lock-wait", "30s"));
        Assert.Equal(applied, Database.Applied());
        Assert.Equal(notes, Texts);
        Settled.Assert(Database);
    }

    public static void Succeeded(SlipwayProgram.Ended ended) => Assert.True(ended.Code == 0, $"{ended.Code}: {ended.All}");

    public void Dispose()
    {
        _files.Dispose();
        Database.Dispose();
    }
}
