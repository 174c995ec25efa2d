using Slipway.Files;
using Slipway.Plan;
using Slipway.Problems;
using Slipway.Rollout;
using Xunit;

namespace Slipway.Tests.Rollout;

public sealed class DeploymentTests : DeploymentSuite
{
    static readonly Migration Users = Migration("0001_users", "create table users;", "drop table users;");
    static readonly Migration Orders = Migration("0002_orders", "create table orders;\nadd row users;", "drop table orders;");

    /// <summary>Otherwise the first label that is given with nothing pending would hold off nobody.</summary>
    [Fact]
    public async Task A_label_is_stored_although_nothing_is_pending_and_then_another_is_refused()
    {
        var users = Migration("0001_users", "create table users;");
        await RunAsync(users);

        Assert.Equal(DeploymentOutcome.Nothing, (await RunAsync(Request(users) with { Environment = "production" })).Outcome);

        Assert.Equal("production", Database.Content.History.Environment);
        TheProblem(await RunAsync(Request(users) with { Environment = "staging" }), Codes.WrongEnvironment);
    }

    [Fact]
    public async Task Pending_migrations_are_applied_in_order_and_recorded_with_their_parents()
    {
        var report = await RunAsync(Orders, Users);

        Assert.Equal(DeploymentOutcome.Applied, report.Outcome);
        Assert.Equal(ExitCode.Done, report.ExitCode);
        Assert.Empty(report.From);
        Assert.Equal(["0002_orders"], report.To);
        Assert.Equal(["0001_users", "0002_orders"], report.Steps.Select(step => step.Id));
        Assert.Equal(["0001_users", "0002_orders"], Applied);
        Assert.Equal(["0001_users"], Database.Content.History.Find("0002_orders")!.Parents);
        Assert.Equal(["orders", "users"], Tables);
        Assert.Equal(["applied 0001_users", "applied 0002_orders"], Logged);
    }

    [Fact]
    public async Task The_stages_come_in_their_order()
    {
        await RunAsync(Users);
        Assert.Equal(["wait", "lock", "inspect", "backup", "apply", "verify"], Events.Stages);
        Assert.IsType<RolloutEvent.Finished>(Events.All[^1]);
    }

    [Fact]
    public async Task With_nothing_pending_nothing_is_locked_or_written()
    {
        await RunAsync(Users);
        var before = Database.Content;
        await using var other = await HoldLockAsync();

        var report = await RunAsync(Users);

        Assert.Equal(DeploymentOutcome.Nothing, report.Outcome);
        Assert.Equal(["wait"], Events.Stages.Skip(6));
        Assert.Same(before, Database.Content);
        Assert.Equal(["0001_users"], Assert.Single(Events.Of<RolloutEvent.NothingToDo>()).Current);
    }

    [Fact]
    public async Task A_failing_statement_takes_everything_back_and_says_where()
    {
        var broken = Migration("0003_broken", "create table more;\n  nonsense;");

        var report = await RunAsync(Users, Orders, broken);

        var problem = TheProblem(report, Codes.MigrationFailed);
        Assert.Equal("migrations/0003_broken.sql:3:3", problem.Where?.ToString());
        Assert.Equal("cannot run: nonsense (MEMORY_REFUSED)", problem.Message);
        Assert.Equal("3 |   nonsense\n  |   ^", problem.Excerpt);
        Assert.Equal("Rolled back: the database is as it was before this run.", problem.State);
        Assert.Equal(DeploymentOutcome.Failed, report.Outcome);
        Assert.Empty(report.Steps);
        Assert.Empty(report.To);
        Assert.Empty(Tables);
        Assert.Empty(Applied);
    }

    [Fact]
    public async Task With_a_transaction_each_what_was_committed_before_stands_and_is_named()
    {
        var broken = Migration("0003_broken", "nonsense;");

        var report = await RunAsync(Request(Users, Orders, broken) with { Scope = Slipway.Target.TransactionScope.Migration });

        var problem = TheProblem(report, Codes.MigrationFailed);
        Assert.Equal("0001_users, 0002_orders stand: committed before. The rest was rolled back.", problem.State);
        Assert.Equal(["0001_users", "0002_orders"], Applied);
        Assert.Equal(["0002_orders"], report.To);
        Assert.Equal(["applied 0001_users", "applied 0002_orders", "failed 0003_broken"], Logged);
    }

    [Fact]
    public async Task The_failure_is_noted_with_the_statement_once_there_is_a_history()
    {
        await RunAsync(Users);
        await RunAsync(Users, Migration("0002_broken", "nonsense;"));
        Assert.Equal("failed 0002_broken", Logged.Last());
        var detail = Database.Content.Events[^1].Detail;
        Assert.Contains("migrations/0002_broken.sql:2:1: cannot run: nonsense", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verify_section_that_does_not_hold_takes_its_migration_back()
    {
        var report = await RunAsync(Users, Migration("0002_fill", "add row users;", verify: "users has 2;"));

        var problem = TheProblem(report, Codes.VerifyFailed);
        Assert.Equal("migrations/0002_fill.sql:8:1", problem.Where?.ToString());
        Assert.Empty(Tables);
    }

    [Fact]
    public async Task A_verify_section_that_holds_lets_it_pass_and_is_not_asked_on_the_way_down()
    {
        var fill = Migration("0002_fill", "add row users;", down: "drop table users;", verify: "users has 1;");
        Assert.Equal(DeploymentOutcome.Applied, (await RunAsync(Users, fill)).Outcome);
        Assert.Equal(DeploymentOutcome.Applied, (await RunAsync(Down("0001", Users, fill))).Outcome);
    }

    [Fact]
    public async Task What_each_step_did_is_reported_and_recorded_with_it()
    {
        var report = await RunAsync(Users);
        Assert.Equal(
            [("create-table", "users", "0001_users")],
            report.Effects.Select(effect => (effect.Kind, effect.Object, effect.Migration)));
        Assert.Equal(report.Effects, Database.Content.History.Applied[0].Effects);

        var second = await RunAsync(Users, Orders, Migration("0003_more", "add row users;"));
        Assert.Equal(
            [
                ("create-table", "orders", null, "0002_orders"), ("insert-rows", "users", 1L, "0002_orders"),
                ("insert-rows", "users", 1L, "0003_more"),
            ],
            second.Effects.Select(effect => (effect.Kind, effect.Object, effect.Rows, effect.Migration)));
        Assert.Equal(2, Database.Content.History.Find("0002_orders")!.Effects.Length);
    }

    [Fact]
    public async Task Of_very_many_steps_the_last_stands_for_all()
    {
        var many = Enumerable.Range(1, 40).Select(number => Migration($"{number:0000}_m", $"create table t{number};"));
        var report = await RunAsync([.. many]);
        Assert.Equal(40, report.Effects.Length);
        Assert.All(report.Effects, effect => Assert.Null(effect.Migration));
        Assert.Equal(40, Database.Content.History.Find("0040_m")!.Effects.Length);
    }

    [Fact]
    public async Task A_revert_that_was_not_agreed_to_is_refused()
    {
        await RunAsync(Users, Orders);
        var report = await RunAsync(Down("-1", Users, Orders) with { Steps = ["0001_users"] });
        Assert.Contains("0001_users", TheProblem(report, Codes.PlanChanged).Message, StringComparison.Ordinal);
        Assert.Equal(["0001_users", "0002_orders"], Applied);
        Assert.Equal(DeploymentOutcome.Applied, (await RunAsync(Down("-1", Users, Orders) with { Steps = ["0002_orders"] })).Outcome);
    }

    [Fact]
    public async Task A_preview_tries_what_is_in_the_first_transaction_and_says_what_it_leaves_out()
    {
        var outside = Migration("0003_vacuum", "vacuum;", "vacuum;") with { Transactional = false };
        await RunAsync(Users, Orders, outside);

        var report = await RunAsync(Down("base", Users, Orders, outside) with { Mode = RolloutMode.Preview });

        Assert.Empty(report.Effects);
        Assert.Contains(Events.Of<RolloutEvent.Warned>(), warned => warned.Problem.Code == Codes.NotPreviewed);
        Assert.Equal(["orders", "users"], Tables);
    }

    [Fact]
    public async Task What_is_there_already_and_equal_counts_as_done()
    {
        Database.Content = Database.Content with { Tables = Database.Content.Tables.Add("users", 7) };
        var report = await RunAsync(Users);
        Assert.Equal(DeploymentOutcome.Applied, report.Outcome);
        Assert.Equal("users", Assert.Single(Events.Of<RolloutEvent.AlreadyThere>()).Object);
        Assert.Equal(7, Database.Content.Tables["users"]);
    }

    [Fact]
    public async Task Down_reverts_what_was_applied_last_first()
    {
        await RunAsync(Users, Orders);

        var report = await RunAsync(Down("base", Users, Orders));

        Assert.Equal(["0002_orders", "0001_users"], report.Steps.Select(step => step.Id));
        Assert.All(report.Steps, step => Assert.Equal(Direction.Down, step.Direction));
        Assert.Empty(report.To);
        Assert.Empty(Applied);
        Assert.Empty(Tables);
        Assert.Equal(["reverted 0002_orders", "reverted 0001_users"], Logged.TakeLast(2));
    }

    [Fact]
    public async Task Down_runs_the_text_that_the_history_kept_when_the_file_is_gone()
    {
        await RunAsync(Users, Orders);
        var report = await RunAsync(Down("0001", Users));
        Assert.Equal(DeploymentOutcome.Applied, report.Outcome);
        Assert.Equal(["users"], Tables);
    }

    [Fact]
    public async Task A_preview_shows_what_would_happen_and_keeps_nothing()
    {
        await RunAsync(Users, Orders);
        var before = Database.Content;

        var report = await RunAsync(Down("base", Users, Orders) with { Mode = RolloutMode.Preview });

        Assert.Equal(["drop-table orders", "drop-table users"], report.Effects.Select(effect => $"{effect.Kind} {effect.Object}"));
        Assert.Equal(DeploymentOutcome.Nothing, report.Outcome);
        Assert.Same(before, Database.Content);
    }

    [Fact]
    public async Task A_cancelled_run_is_rolled_back_and_gives_the_lock_back()
    {
        using var signal = new CancellationTokenSource();
        Events.Then = happened =>
        {
            if (happened is RolloutEvent.StepBegan { Number: 2 })
                signal.Cancel();
        };

        var report = await RunAsync(Request(Users, Orders), signal.Token);

        var problem = TheProblem(report, Codes.Stopped);
        Assert.Equal("Rolled back: the database is as it was before this run.", problem.State);
        Assert.Empty(Tables);
        await (await HoldLockAsync()).DisposeAsync();
    }

    [Fact]
    public async Task A_bug_in_an_engine_is_rolled_back_and_called_a_bug()
    {
        Events.Then = happened =>
        {
            if (happened is RolloutEvent.StepEnded)
                throw new InvalidOperationException("a bug");
        };
        var report = await RunAsync(Users);
        Assert.Contains("a bug", TheProblem(report, Codes.Bug).Message, StringComparison.Ordinal);
        Assert.Empty(Tables);
    }
}
