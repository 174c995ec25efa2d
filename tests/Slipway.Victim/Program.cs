using System.Globalization;
using Slipway.Backups;
using Slipway.Files;
using Slipway.Plan;
using Slipway.Rollout;
using Slipway.Sqlite;
using Slipway.Target;
using Slipway.Victim;

// victim FOLDER up|down REVISION EVENT: deploys FOLDER/migrations to FOLDER/app.db, and dies by SIGKILL at that event.
var (folder, direction, revision, fatal) = (args[0], args[1], args[2], int.Parse(args[3], CultureInfo.InvariantCulture));

var files = MigrationFolder.Read(Path.Combine(folder, "migrations"), "migrations", SqliteDialect.Instance).Required;
var run = new RunIdentity($"victim-{Environment.ProcessId}", "victim", "testhost", Environment.ProcessId, "0.0.0-test");
await using var target = new SqliteTarget(new SqliteLocation(Path.Combine(folder, "app.db")), SqliteOptions.Default);
var request = new DeploymentRequest(files, run)
{
    Direction = direction == "up" ? Direction.Up : Direction.Down,
    Revision = revision,
    Backups = new BackupSettings(Path.Combine(folder, "backups")),
};
var listener = new FatalListener(fatal);
var report = await new Deployment(target, request, listener, TimeProvider.System).RunAsync(CancellationToken.None);
foreach (var problem in report.Problems)
    Console.Error.WriteLine(problem);
Console.WriteLine(listener.Seen);
return (int)report.ExitCode;
