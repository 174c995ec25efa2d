using Slipway.Files;
using Slipway.History;
using Slipway.Problems;
using Slipway.Rollout;
using Xunit;

namespace Slipway.Tests.Rollout;

/// <summary>Migrations outside of transactions, and what becomes of one that was killed.</summary>
public sealed class JournalTests : DeploymentSuite
{
    static readonly Migration Users = Migration("0001_users", "create table users;");
    static readonly Migration Vacuum = Outside("0002_vacuum", "vacuum;\nadd row users;");
    static readonly Migration Once = Outside("0002_once", "add row users;\nonce;");

    [Fact]
    public async Task A_migration_outside_of_transactions_runs_and_leaves_no_journal()
    {
        var report = await RunAsync(Users, Vacuum, Migration("0003_after", "add row users;"));
        Assert.Equal(["0001_users", "0002_vacuum", "0003_after"], Applied);
        Assert.Equal(2, Database.Content.Tables["users"]);
        Assert.Empty(Database.Content.History.Journal);
        Assert.Equal(3, Events.Of<RolloutEvent.Committed>().Count());
        Assert.Equal(["0003_after"], report.To);
    }

    [Fact]
    public async Task A_failure_says_how_far_it_came_and_a_run_goes_on_from_there()
    {
        var broken = Outside("0002_mixed", "vacuum;\nadd row users;\nadd row nobody;");
        var problem = TheProblem(await RunAsync(Users, broken), Codes.MigrationFailed);
        Assert.Equal(
            "0001_users stands: committed before. The first 2 of 3 statements of 0002_mixed have taken effect; a run goes on behind them.",
            problem.State);
        Assert.Equal(1, Database.Content.Tables["users"]);

        Database.Content = Database.Content with { Tables = Database.Content.Tables.Add("nobody", 0) };
        Assert.Equal(DeploymentOutcome.Applied, (await RunAsync(Users, broken)).Outcome);
        Assert.Equal(1, Database.Content.Tables["users"]);
        Assert.Empty(Database.Content.History.Journal);
    }

    [Fact]
    public async Task An_interrupted_statement_that_may_be_run_again_is_run_again()
    {
        await RunAsync(Users);
        LeaveInJournal(Begun(Vacuum, 0, "vacuum"));
        Assert.Equal(DeploymentOutcome.Applied, (await RunAsync(Users, Vacuum)).Outcome);
        Assert.Equal(1, Database.Content.Tables["users"]);
    }

    [Fact]
    public async Task An_interrupted_statement_of_which_nobody_can_tell_needs_a_person()
    {
        await RunAsync(Users);
        LeaveInJournal(Begun(Once, 0, "add row users") with { Done = true });
        LeaveInJournal(Begun(Once, 1, "once"));
        var problem = TheProblem(await RunAsync(Users, Once), Codes.InterruptedStatement);
        Assert.Equal("migrations/0002_once.sql:3:1", problem.Where?.ToString());
        Assert.Equal(["0001_users"], Applied);
        Assert.Contains("migrate:probe", problem.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("users has 0", 0)]
    [InlineData("users has 7", 0)]
    public async Task A_probe_tells_whether_an_interrupted_statement_took_effect(string probe, int rows)
    {
        await RunAsync(Users);
        LeaveInJournal(Begun(Once, 0, "add row users") with { Done = true });
        LeaveInJournal(Begun(Once, 1, "once"));
        Assert.Equal(DeploymentOutcome.Applied, (await RunAsync(Users, Once with { Probe = probe })).Outcome);
        Assert.Equal(rows, Database.Content.Tables["users"]);
    }

    /// <summary>Whoever goes back to the image before would start the server on half of a migration.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_server_is_launched_past_a_migration_that_is_half_done(bool hasFile)
    {
        await RunAsync(Users);
        LeaveInJournal(Begun(Vacuum, 0, "vacuum") with { Done = true });

        var report = await RunAsync(hasFile ? Request(Users, Vacuum) with { Revision = "0001_users" } : Request(Users));

        var problem = TheProblem(report, Codes.InterruptedStatement);
        Assert.Contains(hasFile ? "would pass it by" : "its file is not among these", problem.Message, StringComparison.Ordinal);
        Assert.Equal(DeploymentOutcome.Applied, (await RunAsync(Users, Vacuum)).Outcome);
    }

    /// <summary>What stands of it stands on what would be reverted.</summary>
    [Fact]
    public async Task Nothing_is_reverted_below_a_migration_that_is_half_done()
    {
        var users = Migration("0001_users", "create table users;", down: "drop table users;");
        await RunAsync(users);
        LeaveInJournal(Begun(Vacuum, 0, "vacuum") with { Done = true });

        TheProblem(await RunAsync(Down("-1", users, Vacuum)), Codes.InterruptedStatement);

        Assert.Equal(["0001_users"], Applied);
    }

    [Fact]
    public async Task An_idempotent_migration_is_run_again()
    {
        await RunAsync(Users);
        LeaveInJournal(Begun(Once, 1, "once"));
        Assert.Equal(DeploymentOutcome.Applied, (await RunAsync(Users, Once with { Idempotent = true })).Outcome);
    }

    [Fact]
    public async Task A_run_that_is_overtaken_after_a_statement_took_effect_keeps_the_backup_of_the_state_before()
    {
        await RunAsync(Users);
        var overtaken = false;
        Events.Then = happened =>
        {
            // Between the statements and their row of the history another run changes the history.
            if (happened is not RolloutEvent.StepEnded || overtaken)
                return;
            overtaken = true;
            Database.Content = Database.Content with { Changes = Database.Content.Changes + 1 };
        };

        var report = await RunAsync(Request(Users, Vacuum) with { Backups = Backups });

        Assert.True(overtaken);
        Assert.Equal(DeploymentOutcome.Applied, report.Outcome);
        Assert.Equal(["0001_users", "0002_vacuum"], Applied);
        Assert.Equal(0, Assert.Single(Events.Of<RolloutEvent.BackupMade>()).Backup.Rows["users"]);
        Assert.False(report.Backup!.Unused);
    }

    [Fact]
    public async Task A_statement_that_the_engine_refused_may_be_corrected()
    {
        TheProblem(await RunAsync(Users, Outside("0002_once", "once nobody;")), Codes.MigrationFailed);
        Assert.Empty(Database.Content.History.Journal);
        Assert.Equal(DeploymentOutcome.Applied, (await RunAsync(Users, Outside("0002_once", "once users;"))).Outcome);
        Assert.Empty(Database.Content.History.Journal);
    }

    [Fact]
    public async Task A_text_that_was_changed_after_it_was_begun_is_refused()
    {
        await RunAsync(Users);
        LeaveInJournal(Begun(Vacuum, 0, "another text"));
        TheProblem(await RunAsync(Users, Vacuum), Codes.InterruptedStatement);
    }

    [Fact]
    public async Task What_was_half_done_outside_of_a_transaction_is_not_run_again_in_one()
    {
        var rows = Migration("0002_rows", "add row users;\nadd row users;");
        await RunAsync(Users);
        LeaveInJournal(Begun(rows, 0, "add row users") with { Done = true });
        TheProblem(await RunAsync(Users, rows), Codes.InterruptedStatement);
        Assert.Equal(0, Database.Content.Tables["users"]);
        Assert.Equal(["0001_users"], Applied);
    }

    [Fact]
    public async Task What_was_begun_outside_of_a_transaction_and_came_to_nothing_may_run_in_one_and_leaves_no_journal()
    {
        var row = Migration("0002_row", "add row users;");
        await RunAsync(Users);
        LeaveInJournal(Begun(row, 0, "vacuum"));
        Assert.Equal(DeploymentOutcome.Applied, (await RunAsync(Users, row)).Outcome);
        Assert.Empty(Database.Content.History.Journal);
    }

    [Fact]
    public async Task An_interrupted_revert_has_to_be_finished_first()
    {
        await RunAsync(Users);
        LeaveInJournal(Begun(Users, 0, "drop table users") with { Direction = "down" });
        var problem = TheProblem(await RunAsync(Users, Vacuum), Codes.InterruptedRevert);
        Assert.Contains("slipway down 0001_users-1", problem.Fix, StringComparison.Ordinal);
    }

    static Migration Outside(string id, string up) => Migration(id, up) with { Transactional = false };

    static JournalEntry Begun(Migration migration, int statement, string text) =>
        new(migration.Id, "up", statement, Checksum.Of(text), Done: false);
}
