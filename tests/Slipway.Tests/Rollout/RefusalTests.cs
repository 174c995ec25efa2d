using Slipway.Files;
using Slipway.Plan;
using Slipway.Problems;
using Slipway.Rollout;
using Slipway.Tests.Target;
using Xunit;

namespace Slipway.Tests.Rollout;

/// <summary>What stops a deployment before anything is touched.</summary>
public sealed class RefusalTests : DeploymentSuite
{
    static readonly Migration Users = Migration("0001_users", "create table users;", "drop table users;");
    static readonly Migration Orders = Migration("0002_orders", "create table orders;", "drop table orders;");

    [Fact]
    public async Task Fault_H10_a_run_for_another_environment_is_refused()
    {
        await RunAsync(Request(Users) with { Environment = "production" });
        var report = await RunAsync(Request(Users, Orders) with { Environment = "development" });
        var problem = TheProblem(report, Codes.WrongEnvironment);
        Assert.Contains("labelled 'production'", problem.Message, StringComparison.Ordinal);
        Assert.Equal(["0001_users"], Applied);
        Assert.Equal(DeploymentOutcome.Refused, report.Outcome);
    }

    [Fact]
    public async Task A_run_without_a_label_is_let_in_and_changes_no_label()
    {
        await RunAsync(Request(Users) with { Environment = "production" });
        await RunAsync(Users, Orders);
        Assert.Equal("production", Database.Content.History.Environment);
    }

    [Fact]
    public async Task Fault_H11_an_empty_database_is_refused_where_an_existing_one_is_expected()
    {
        TheProblem(await RunAsync(Request(Users) with { Expected = ExpectedDatabase.Existing }), Codes.DatabaseEmpty);
        Assert.Empty(Tables);
    }

    [Fact]
    public async Task A_database_with_tables_is_refused_where_a_fresh_one_is_expected()
    {
        await RunAsync(Users);
        TheProblem(await RunAsync(Request(Users, Orders) with { Expected = ExpectedDatabase.Fresh }), Codes.DatabaseNotFresh);
    }

    [Fact]
    public async Task Promise_G12_an_empty_database_of_which_there_are_backups_is_refused()
    {
        await RunAsync(Request(Users) with { Backups = Backups });
        await RunAsync(Request(Users, Orders) with { Backups = Backups });
        Database.Content = MemoryContent.Empty;

        var report = await RunAsync(Request(Users, Orders) with { Backups = Backups });

        Assert.Contains("its newest backup is memory_backup_", TheProblem(report, Codes.DatabaseEmpty).Message, StringComparison.Ordinal);
        Assert.Equal(DeploymentOutcome.Applied, (await RunAsync(
            Request(Users, Orders) with { Backups = Backups, Expected = ExpectedDatabase.Fresh })).Outcome);
    }

    [Fact]
    public async Task Fault_E1_a_file_that_was_changed_after_it_was_applied_stops_the_run()
    {
        await RunAsync(Users);
        var report = await RunAsync(Migration("0001_users", "create table people;"), Orders);
        TheProblem(report, Codes.FileChanged);
        Assert.Equal(ExitCode.Differences, report.ExitCode);
        Assert.Equal(["users"], Tables);
    }

    [Theory]
    [InlineData(AheadRule.ExpandOnly, Phase.Expand, null)]
    [InlineData(AheadRule.ExpandOnly, Phase.Contract, ExitCode.Ahead)]
    [InlineData(AheadRule.Refuse, Phase.Expand, ExitCode.Ahead)]
    [InlineData(AheadRule.Allow, Phase.Contract, null)]
    public async Task A_database_that_is_ahead_is_let_in_or_not_by_the_rule(AheadRule rule, Phase phase, ExitCode? refused)
    {
        await RunAsync(Request(Users, Orders with { Phase = phase }) with { Phases = PhaseLimit.All });
        var report = await RunAsync(Request(Users) with { Ahead = rule });
        Assert.Equal(refused ?? ExitCode.Done, report.ExitCode);
        if (refused is null)
            Assert.Contains(Events.Of<RolloutEvent.Warned>(), warned => warned.Problem.Code == Codes.AheadOfFiles);
    }

    [Fact]
    public async Task Contract_migrations_are_held_on_a_database_in_use_and_run_on_an_empty_or_development_one()
    {
        var contract = Migration("0002_contract", "drop table users;") with { Phase = Phase.Contract };
        await RunAsync(Users);

        await RunAsync(Users, contract);
        Assert.Contains(Events.Of<RolloutEvent.Warned>(), warned => warned.Problem.Code == Codes.PhaseHeld);
        Assert.Equal(["0001_users"], Applied);

        await RunAsync(Request(Users, contract) with { Phases = PhaseLimit.Contract });
        Assert.Empty(Tables);

        Database.Content = MemoryContent.Empty;
        await RunAsync(Users, contract);
        Assert.Equal(["0001_users", "0002_contract"], Applied);

        Database.Content = MemoryContent.Empty;
        await RunAsync(Request(Users) with { Environment = "development" });
        await RunAsync(Request(Users, contract) with { Environment = "development" });
        Assert.Equal(["0001_users", "0002_contract"], Applied);
    }

    [Fact]
    public async Task A_statement_that_cannot_run_in_a_transaction_is_known_before_anything_runs()
    {
        var report = await RunAsync(Users, Migration("0002_vacuum", "add row users;\nvacuum;"));
        var problem = TheProblem(report, Codes.NeedsNoTransaction);
        Assert.Equal("migrations/0002_vacuum.sql:3:1", problem.Where?.ToString());
        Assert.Equal("Nothing was changed.", problem.State);
        Assert.Empty(Tables);
    }

    [Fact]
    public async Task What_this_version_cannot_do_is_refused_and_not_passed_over()
    {
        TheProblem(await RunAsync(Users with { Batch = "users by id size 5000" }), Codes.NotSupportedYet);
        TheProblem(await RunAsync(Users with { Replaces = "0001..0002" }), Codes.NotSupportedYet);
        var files = new MigrationFiles("/migrations", [Users], [Migration("view", "create table v;") with { Repeatable = true }], []);
        TheProblem(await RunAsync(Request() with { Files = files }), Codes.NotSupportedYet);
        Assert.Empty(Tables);
    }

    [Fact]
    public async Task The_lock_that_another_run_keeps_is_waited_for_and_its_holder_named()
    {
        await using var other = await HoldLockAsync();
        var report = await RunAsync(Request(Users) with { LockWait = TimeSpan.FromSeconds(30) });
        Assert.Contains("other", TheProblem(report, Codes.LockTimeout).Message, StringComparison.Ordinal);
        Assert.InRange(Events.Of<RolloutEvent.WaitingForLock>().Count(), 3, 4);
        Assert.Equal(DeploymentOutcome.Failed, report.Outcome);
    }

    [Fact]
    public async Task Whoever_waited_for_the_lock_plans_anew_and_finds_nothing_to_do()
    {
        Events.Then = happened =>
        {
            // Between the first plan and the lock another run does the work.
            if (happened is RolloutEvent.StageBegan { Stage: "lock" })
                new Deployment(new MemoryTarget(Database), Request(Users), new Events(), new TestClock()).RunAsync(Cancel).Wait(Cancel);
        };
        var report = await RunAsync(Users);
        Assert.Equal(DeploymentOutcome.Nothing, report.Outcome);
        Assert.Equal(["wait", "lock"], Events.Stages);
        Assert.Equal(["applied 0001_users"], Logged);
    }

    [Fact]
    public async Task A_database_that_comes_up_late_is_waited_for()
    {
        Database.Outages = 4;
        var report = await RunAsync(Users);
        Assert.Equal(DeploymentOutcome.Applied, report.Outcome);
        Assert.NotEmpty(Events.Of<RolloutEvent.WaitingForDatabase>());
    }

    [Fact]
    public async Task A_database_that_does_not_come_up_ends_the_waiting_with_the_reason()
    {
        Database.Outages = int.MaxValue;
        var report = await RunAsync(Request(Users) with { Wait = TimeSpan.FromSeconds(30) });
        var problem = TheProblem(report, Codes.DatabaseUnreachable);
        Assert.Contains("the memory is asleep", problem.Message, StringComparison.Ordinal);
        Assert.InRange(Events.Of<RolloutEvent.WaitingForDatabase>().Count(), 3, 4);
    }
}
