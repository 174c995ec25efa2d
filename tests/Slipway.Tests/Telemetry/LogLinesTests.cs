using System.Collections.Immutable;
using Slipway.Backups;
using Slipway.Effects;
using Slipway.Plan;
using Slipway.Problems;
using Slipway.Rollout;
using Slipway.Sql;
using Slipway.Target;
using Slipway.Telemetry;
using Xunit;

namespace Slipway.Tests.Telemetry;

public sealed class LogLinesTests
{
    static readonly PlanStep Up = new(Build.File("0002_orders"), Direction.Up);
    static readonly PlanStep Back = new(Build.File("0002_orders"), Direction.Down);
    static readonly Problem Trouble = new(Codes.Spliced, "0002_orders came late.") { Where = new Place("migrations/0002_orders.sql", 3) };

    static readonly Backup Copy = new()
    {
        Id = "portfolio_backup_production_20260301_093000",
        Path = "/data/backups/portfolio_backup_production_20260301_093000.db",
        CreatedAt = Build.Epoch,
        Bytes = 4096,
        IsOurs = true,
        Verified = true,
    };

    static readonly DeploymentReport Report = new()
    {
        Outcome = DeploymentOutcome.Applied,
        From = ["0001_users"],
        To = ["0002_orders"],
        Steps = [new StepReport("0002_orders", Direction.Up, TimeSpan.FromMilliseconds(7))],
        Duration = TimeSpan.FromMilliseconds(42.4),
    };

    /// <summary>Each event with the line that it becomes; an empty one for those that only a display of progress shows.</summary>
    static readonly ImmutableArray<(RolloutEvent Event, string Line)> Lines =
    [
        (new RolloutEvent.StageBegan("backup", "Doing it"), "Debug: Stage backup [stage=backup]"),
        (new RolloutEvent.StageEnded("backup", TimeSpan.FromMilliseconds(12.6)), "Debug: Stage backup done [stage=backup ms=13]"),
        (new RolloutEvent.Connected(Sqlite(), "production", ["0001_users"]),
            "Info: Connected to sqlite /data/portfolio.db, at 0001_users [engine=sqlite environment=production current=0001_users]"),
        (new RolloutEvent.Connected(Sqlite(), null, []),
            "Info: Connected to sqlite /data/portfolio.db, at base [engine=sqlite environment= current=base]"),
        (new RolloutEvent.Connected(Sqlite(), null, []) { IsAbsent = true },
            "Info: The database sqlite /data/portfolio.db is not there yet [engine=sqlite environment= current=base]"),
        (new RolloutEvent.DatabaseUnavailable(), ""),
        (new RolloutEvent.WaitingForDatabase(Trouble, TimeSpan.FromSeconds(4)),
            "Info: Waiting for the database, 4 s so far: 0002_orders came late. [reason=spliced]"),
        (new RolloutEvent.WaitingForLock("slipway 4711 on web-1", TimeSpan.FromSeconds(61)),
            "Info: Waiting for the lock, 61 s so far: slipway 4711 on web-1 []"),
        (new RolloutEvent.Planned(new MigrationPlan([Up], ["0001_users"], ["0002_orders"], [])),
            "Info: 1 migration to apply: 0001_users -> 0002_orders [pending=1]"),
        (new RolloutEvent.Planned(new MigrationPlan([Back, Back], ["0002_orders", "x/1"], [], [])),
            "Info: 2 migrations to revert: 0002_orders, x/1 -> base [pending=2]"),
        (new RolloutEvent.Planned(new MigrationPlan([], [], [], [])), ""),
        (new RolloutEvent.NothingToDo(["0002_orders"], Direction.Up),
            "Info: No migrations to apply (at 0002_orders). [current=0002_orders]"),
        (new RolloutEvent.NothingToDo([], Direction.Down), "Info: No migrations to revert (at base). [current=base]"),
        (new RolloutEvent.Warned(Trouble), "Warn: migrations/0002_orders.sql:3: 0002_orders came late. [code=spliced]"),
        (new RolloutEvent.Warned(Trouble with { Where = null }), "Warn: 0002_orders came late. [code=spliced]"),
        (new RolloutEvent.Warned(new Problem(Codes.CommittedInParts, "0003_x is committed in parts.")),
            "Info: 0003_x is committed in parts. [code=committed-in-parts]"),
        (new RolloutEvent.Noted("The backup is made without pg_dump."), "Info: The backup is made without pg_dump. []"),
        (new RolloutEvent.Found("2 GB are free on /data"), "Debug: 2 GB are free on /data []"),
        (new RolloutEvent.BackupProgressed(0.5), ""),
        (new RolloutEvent.BackupMade(Copy),
            "Info: Backup portfolio_backup_production_20260301_093000 made and verified: "
            + "/data/backups/portfolio_backup_production_20260301_093000.db "
            + "[backup=portfolio_backup_production_20260301_093000 bytes=4096]"),
        (new RolloutEvent.BackupSkipped("the database is empty"), "Info: No backup: the database is empty []"),
        (new RolloutEvent.StepBegan(Up, 1, 3), "Info: Applying 0002_orders (1 of 3) [migration=0002_orders]"),
        (new RolloutEvent.StepBegan(Back, 3, 3), "Info: Reverting 0002_orders (3 of 3) [migration=0002_orders]"),
        (new RolloutEvent.StepEnded(Up, TimeSpan.FromSeconds(2)), "Debug: 0002_orders ran [migration=0002_orders ms=2000]"),
        (new RolloutEvent.Retrying(Trouble, 3, TimeSpan.FromMilliseconds(1500)),
            "Warn: migrations/0002_orders.sql:3: 0002_orders came late. Rolled back; trying again in 1500 ms [attempt=3]"),
        (new RolloutEvent.AlreadyThere(Up, "table orders"),
            "Warn: 0002_orders: table orders was there already, and equal: counted as done [migration=0002_orders object=table orders]"),
        (new RolloutEvent.Committed([Up], [new Effect("create-table", "orders"), new Effect("insert-rows", "orders", 3)]),
            "Info: Committed 1 migration: create-table orders, insert-rows orders [effects=create-table orders, insert-rows orders]"),
        (new RolloutEvent.Verified(["0002_orders"], ["0002_orders"], new DatabaseState(
            [new TableState("orders", [], 3), new TableState("users", [], 0)], [], ImmutableSortedDictionary<string, long>.Empty)),
            "Info: Verified on a second connection: at 0002_orders, 2 tables readable "
            + "[expected=0002_orders actual=0002_orders rows.orders=3 rows.users=0]"),
        (new RolloutEvent.Failed(Trouble),
            "Error: migrations/0002_orders.sql:3: 0002_orders came late. [code=spliced where=migrations/0002_orders.sql:3]"),
        (new RolloutEvent.Finished(Report),
            "Info: Done: 0001_users -> 0002_orders, 1 migration in 42 ms [from=0001_users to=0002_orders ms=42]"),
        (new RolloutEvent.Finished(Report with { Backup = Copy }),
            "Info: Done: 0001_users -> 0002_orders, 1 migration in 42 ms, backup portfolio_backup_production_20260301_093000 "
            + "[from=0001_users to=0002_orders ms=42]"),
        (new RolloutEvent.Finished(Report with { Outcome = DeploymentOutcome.Nothing }), ""),
        (new RolloutEvent.Finished(Report with { Outcome = DeploymentOutcome.Failed }), ""),
        (new RolloutEvent.Launching(new ServerCommand("/usr/bin/node", ["node", "server.js"])), "Info: Starting server: node server.js []"),
    ];

    public static TheoryData<string> Events => [.. typeof(RolloutEvent).GetNestedTypes().Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Events))]
    public void Every_event_becomes_its_line(string kind)
    {
        var samples = Lines.Where(pair => pair.Event.GetType().Name == kind).ToList();

        Assert.NotEmpty(samples);
        Assert.All(samples, pair => Assert.Equal(pair.Line, Written(LogLines.Of(pair.Event))));
    }

    [Fact]
    public void The_events_are_a_closed_family() => Assert.All(
        typeof(RolloutEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(RolloutEvent))),
        type => Assert.Equal(typeof(RolloutEvent), type.DeclaringType));

    static string Written(LogLine? line) => line is null
        ? ""
        : $"{line.Level}: {line.Message} [{string.Join(' ', line.Fields.Select(field => $"{field.Key}={field.Value}"))}]";

    static TargetDescription Sqlite() => new()
    {
        Engine = "sqlite",
        Database = "/data/portfolio.db",
        ShortName = "portfolio",
        CopyExtension = ".db",
        Dialect = new SqlDialect { Name = "sqlite", NatureOf = _ => StatementNature.Transactional },
        DefaultScope = TransactionScope.Deployment,
    };
}
