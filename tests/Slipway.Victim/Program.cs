using System.Globalization;
using Slipway.Backups;
using Slipway.Files;
using Slipway.Plan;
using Slipway.PostgreSql;
using Slipway.Rollout;
using Slipway.Settings;
using Slipway.Sqlite;
using Slipway.Target;
using Slipway.Victim;

// victim FOLDER up|down REVISION EVENT: deploys FOLDER/migrations to FOLDER/app.db, and dies by SIGKILL at that event.
// With APP_DATABASE_URL it deploys to that PostgreSQL database, and makes backups only with VICTIM_BACKUPS; with VICTIM_SUPER_URL
// as well, it is not the process that dies at the event, but its sessions on the server, and it goes on.
var (folder, direction, revision, fatal) = (args[0], args[1], args[2], int.Parse(args[3], CultureInfo.InvariantCulture));

var server = Environment.GetEnvironmentVariable("APP_DATABASE_URL") is { } url ? DatabaseUrl.Parse(url, folder).Required.Server : null;
var dialect = server is null ? SqliteDialect.Instance : PostgreSqlDialect.Instance;
var files = MigrationFolder.Read(Path.Combine(folder, "migrations"), "migrations", dialect).Required;
var run = new RunIdentity($"victim-{Environment.ProcessId}", "victim", "testhost", Environment.ProcessId, "0.0.0-test");
await using ITarget target = server is null
    ? new SqliteTarget(new SqliteLocation(Path.Combine(folder, "app.db")), SqliteOptions.Default)
    : new PostgreSqlTarget(server, PostgreSqlOptions.Default);
var request = new DeploymentRequest(files, run)
{
    Direction = direction == "up" ? Direction.Up : Direction.Down,
    Revision = revision,
    Backups = server is null || Environment.GetEnvironmentVariable("VICTIM_BACKUPS") is not null
        ? new BackupSettings(Path.Combine(folder, "backups"))
        : null,
};
var listener = new FatalListener(fatal, Environment.GetEnvironmentVariable("VICTIM_SUPER_URL"));
var report = await new Deployment(target, request, listener, TimeProvider.System).RunAsync(CancellationToken.None);
foreach (var problem in report.Problems)
    Console.Error.WriteLine(problem);
Console.WriteLine(listener.Seen);
return (int)report.ExitCode;
