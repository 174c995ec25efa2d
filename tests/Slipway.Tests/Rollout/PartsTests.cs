using Slipway.Files;
using Slipway.History;
using Slipway.Problems;
using Slipway.Rollout;
using Slipway.Target;
using Slipway.Tests.Target;
using Xunit;

namespace Slipway.Tests.Rollout;

/// <summary>Migrations that are committed in parts, because a statement in them demands it.</summary>
public sealed class PartsTests : DeploymentSuite
{
    static readonly Migration Users = Migration("0001_users", "create table users;");

    static readonly Migration Mixed = Migration(
        "0002_mixed", "add row users;\nadd row users;\nvacuum;\nadd row users;\nadd row users;", verify: "users has 4");

    public PartsTests() => Database = new MemoryDatabase { SplitsByItself = true };

    [Fact]
    public async Task Fault_E25_what_can_be_in_a_transaction_is_in_one_before_and_behind_what_cannot()
    {
        var report = await RunAsync(Users, Mixed);

        Assert.Equal(DeploymentOutcome.Applied, report.Outcome);
        Assert.Equal(4, Database.Content.Tables["users"]);
        Assert.Empty(Database.Content.History.Journal);
        var note = Assert.Single(Events.Of<RolloutEvent.Warned>()).Problem;
        Assert.Equal(Codes.CommittedInParts, note.Code);
        Assert.Equal("migrations/0002_mixed.sql:4:1", note.Where?.ToString());
        Assert.Equal([2L, 2L], Database.Content.History.Applied[^1].Effects.Select(effect => effect.Rows ?? 0));
    }

    [Fact]
    public async Task A_part_that_fails_is_taken_back_as_a_whole_and_a_run_goes_on_with_it()
    {
        var broken = Migration("0002_mixed", "add row users;\nvacuum;\nadd row users;\nadd row nobody;");
        var problem = TheProblem(await RunAsync(Users, broken), Codes.MigrationFailed);

        Assert.Equal(
            "0001_users stands: committed before. The first 2 of 4 statements of 0002_mixed have taken effect; a run goes on behind them.",
            problem.State);
        Assert.Equal(1, Database.Content.Tables["users"]);
        Assert.Equal([0, 1], Database.Content.History.Journal.Select(entry => entry.Statement).Order());

        var corrected = Migration("0002_mixed", "add row users;\nvacuum;\nadd row users;");
        Assert.Equal(DeploymentOutcome.Applied, (await RunAsync(Users, corrected)).Outcome);
        Assert.Equal(2, Database.Content.Tables["users"]);
        Assert.Empty(Database.Content.History.Journal);
    }

    [Fact]
    public async Task The_last_part_stands_only_together_with_the_history()
    {
        var wrong = Mixed with { Verify = new SqlSection("users has 5", Line: 9) };
        var problem = TheProblem(await RunAsync(Users, wrong), Codes.VerifyFailed);

        Assert.Contains("The first 3 of 5 statements of 0002_mixed have taken effect", problem.State, StringComparison.Ordinal);
        Assert.Equal(2, Database.Content.Tables["users"]);
        Assert.Equal(["0001_users"], Applied);
    }

    [Fact]
    public async Task When_the_connection_is_lost_again_and_again_it_is_said_what_stands()
    {
        var calls = 0;
        Events.Then = happened =>
        {
            if (happened is RolloutEvent.StepEnded && ++calls >= 2)
                throw new TargetUnavailableException(new Problem(Codes.DatabaseUnreachable, "the memory is asleep"), mayComeUp: true);
        };

        var problem = TheProblem(await RunAsync(Users, Mixed), Codes.DatabaseUnreachable);

        Assert.Contains("The first 3 of 5 statements of 0002_mixed have taken effect", problem.State, StringComparison.Ordinal);
        Assert.Equal(2, Database.Content.Tables["users"]);
    }

    [Theory]
    [InlineData("add value a;\nadd value b;\nuse value a;\nuse value b;", 1)]
    [InlineData("add value a;\nuse value b;\nadd value c;\nuse value c;", 1)]
    [InlineData("use value b;\nadd value a;\nadd value c;", 0)]
    [InlineData("add value a;\nvacuum;\nuse value a;", 1)]
    public async Task Fault_E25_a_new_value_is_committed_before_anything_can_use_it(string up, int notes)
    {
        var report = await RunAsync(Request(Migration("0001_values", up), Migration("0002_uses", "use value a;")) with
        {
            Scope = TransactionScope.Deployment,
        });

        Assert.Equal(DeploymentOutcome.Applied, report.Outcome);
        Assert.Equal(2, Events.Of<RolloutEvent.Committed>().Count());
        Assert.Equal(notes, Events.Of<RolloutEvent.Warned>().Count(warned => warned.Problem.Code == Codes.CommittedInParts));
        Assert.Empty(Database.Content.History.Journal);
    }

    [Fact]
    public async Task Where_no_value_is_added_a_deployment_stays_one_transaction()
    {
        await RunAsync(Request(Users, Migration("0002_rows", "add row users;")) with { Scope = TransactionScope.Deployment });

        Assert.Single(Events.Of<RolloutEvent.Committed>());
    }

    [Fact]
    public async Task Fault_E22_who_writes_begin_and_commit_around_it_has_one_transaction()
    {
        var wrapped = Migration("0001_values", "begin;\nadd value a;\nuse value b;\ncommit;");
        Assert.Equal(DeploymentOutcome.Applied, (await RunAsync(wrapped)).Outcome);
        Assert.DoesNotContain(Events.Of<RolloutEvent.Warned>(), warned => warned.Problem.Code == Codes.CommittedInParts);

        var outside = Migration("0002_vacuum", "begin;\nvacuum;\ncommit;");
        var problem = TheProblem(await RunAsync(wrapped, outside), Codes.NeedsNoTransaction);
        Assert.Contains("Take BEGIN and COMMIT away", problem.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fault_E23_a_run_that_goes_on_makes_the_settings_again_on_its_own_connection()
    {
        var mixed = Migration("0002_mixed", "set;\nadd row users;\nvacuum;\nneed set;");
        await RunAsync(Users);
        LeaveInJournal(Done(mixed, 0, "set"));
        LeaveInJournal(Done(mixed, 1, "add row users"));
        LeaveInJournal(Done(mixed, 2, "vacuum"));

        Assert.Equal(DeploymentOutcome.Applied, (await RunAsync(Users, mixed)).Outcome);
        Assert.Equal(0, Database.Content.Tables["users"]);
    }

    [Fact]
    public async Task Who_wants_no_transaction_has_each_statement_committed_by_itself()
    {
        var broken = Migration("0002_rows", "add row users;\nadd row users;\nadd row nobody;") with { Transactional = false };
        var problem = TheProblem(await RunAsync(Users, broken), Codes.MigrationFailed);

        Assert.Contains("The first 2 of 3 statements", problem.State, StringComparison.Ordinal);
        Assert.Equal(2, Database.Content.Tables["users"]);
    }

    static JournalEntry Done(Migration migration, int statement, string text) =>
        new(migration.Id, "up", statement, Checksum.Of(text), Done: true);
}
