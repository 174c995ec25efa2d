using System.Diagnostics;
using Slipway.Testing;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Examples.Deployed;

/// <summary>
/// An example as somebody has deployed it: settings and migrations in a folder of their own, and what its container runs.
/// </summary>
sealed class DeployedExample : IDisposable
{
    readonly TempProject _project;
    readonly Example _example;

    public DeployedExample(Example example, PostgreSqlDatabase database)
    {
        _example = example;
        Database = database;
        _project = new TempProject(example.Settings);
        foreach (var id in example.Ids)
            File.Copy(example.MigrationFile(id), Path.Combine(Folder, "migrations", id + ".sql"));
        // On any free port, wherever the container would have its own.
        Environment = new(StringComparer.Ordinal) { ["DATABASE_URL"] = database.Url, ["PORT"] = "0", ["BACKEND_PORT"] = "0" };
    }

    /// <summary>A deployment on a database of its own, on the server that all tests share.</summary>
    public DeployedExample(Example example)
        : this(example, PostgreSqlCluster.Shared.CreateDatabase()) => OwnsDatabase = true;

    public PostgreSqlDatabase Database { get; }

    public string Folder => _project.Folder;

    /// <summary>What is in the container's environment.</summary>
    public Dictionary<string, string?> Environment { get; }

    /// <summary>What the container runs, with the program and the server that were built with the tests.</summary>
    public IReadOnlyList<string> Entry =>
    [
        .. SlipwayProgram.Command,
        .. new Dockerfile(_example).Entry.Skip(1).Select(
            word => word.StartsWith("/app/server/", StringComparison.Ordinal) ? _example.Server : word),
    ];

    /// <summary>The good backups.</summary>
    public IReadOnlyList<string> Backups => Directory.Exists(_project.Backups) ? Directory.GetFiles(_project.Backups) : [];

    bool OwnsDatabase { get; }

    string OnTop => $"-- migrate:parent {_example.Ids[^1]}";

    /// <summary>The migrations that are not there yet, as an older release has none of them.</summary>
    public DeployedExample At(string id)
    {
        foreach (var later in _example.Ids.SkipWhile(other => other != id).Skip(1))
            File.Delete(Path.Combine(Folder, "migrations", later + ".sql"));
        return this;
    }

    /// <summary>The newest release: all migrations.</summary>
    public void Update()
    {
        foreach (var id in _example.Ids)
            File.Copy(_example.MigrationFile(id), Path.Combine(Folder, "migrations", id + ".sql"), overwrite: true);
    }

    /// <summary>A release whose last migration fails after it has changed something.</summary>
    public void Break() => _project.Migration(
        "d41f6b09e2a7_broken", "create table half_done (id integer);\ninsert into nowhere values (1);", header: OnTop);

    /// <summary>A release whose last migration works, but cannot be verified.</summary>
    public void BreakVerification() => _project.Migration(
        "e07c52d8ab13_unverified", "create table fine (id integer);", header: OnTop, verify: "select count(*) = 0 from nowhere;");

    /// <summary>What Slipway keeps of what happened: a start that has nothing to do adds nothing to it.</summary>
    public string Records() => string.Join('\n',
    [
        .. Database.Rows("select * from slipway.slipway_history order by sequence"),
        .. Database.Rows("select * from slipway.slipway_event"),
        .. Backups.Order(StringComparer.Ordinal),
    ]);

    public SlipwayProgram.Ended Run(params ReadOnlySpan<string> arguments) =>
        Discreet(SlipwayProgram.Run(Folder, Environment, arguments));

    /// <summary>Runs the program, which must end with 0.</summary>
    public string Succeed(params ReadOnlySpan<string> arguments) => Expect(0, Run(arguments)).Output;

    /// <summary>Starts the container's command.</summary>
    public Process Begin() => SlipwayProgram.Start(Folder, Entry, Environment);

    /// <summary>Starts the container's command, and waits until the server listens.</summary>
    public ServerProcess Serve()
    {
        var server = ServerProcess.Of(Begin());
        Assert.DoesNotContain(Database.Password, server.Output, StringComparison.Ordinal);
        return server;
    }

    /// <summary>Starts the container's command, which must end with that code.</summary>
    public SlipwayProgram.Ended ServeInVain(int code) => Expect(code, Discreet(SlipwayProgram.Wait(Begin())));

    /// <summary>Whatever happens, the password is not told.</summary>
    SlipwayProgram.Ended Discreet(SlipwayProgram.Ended ended)
    {
        Assert.DoesNotContain(Database.Password, ended.All, StringComparison.Ordinal);
        return ended;
    }

    public static SlipwayProgram.Ended Expect(int code, SlipwayProgram.Ended ended)
    {
        Assert.True(ended.Code == code, $"ended with {ended.Code}, not {code}:\n{ended.All}");
        return ended;
    }

    public void Dispose()
    {
        _project.Dispose();
        if (OwnsDatabase)
            Database.Dispose();
    }
}
