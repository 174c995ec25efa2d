using System.Collections.Immutable;
using Slipway.Files;
using Slipway.Plan;
using Slipway.Problems;
using Xunit;

namespace Slipway.Tests.History;

/// <summary>Rows whose file is not there: a newer build applied them, or the file is missing, or it has another name.</summary>
public sealed class FilelessRowsTests
{
    static readonly ImmutableArray<Migration> Four = Build.Files("0001_users", "0002_orders", "0003_alerts", "0004_locale");

    [Fact]
    public void A_database_that_a_newer_build_only_added_to_is_ahead_and_may_be_used()
    {
        var comparison = Build.Compare(Four[..2], Build.Applied(Four));

        Assert.Equal(["0003_alerts", "0004_locale"], comparison.Ahead.Select(row => row.Id));
        Assert.Empty(comparison.Missing);
        Assert.Empty(comparison.Problems);
        var note = Assert.Single(comparison.Notes);
        Assert.Equal(Codes.AheadOfFiles, note.Code);
        Assert.Equal(
            "The database is ahead of these files: a newer build applied 0003_alerts, 0004_locale. "
            + "All of that is of phase expand, so this build may run on it.",
            note.Message);
    }

    [Theory]
    [InlineData(Phase.Contract)]
    [InlineData(Phase.Backfill)]
    public void A_database_that_a_newer_build_did_more_to_is_refused(Phase phase)
    {
        var newer = Four.With("0004_locale", file => file with { Phase = phase });

        var problem = Assert.Single(Build.Compare(Four[..2], Build.Applied(newer)).Problems);

        Assert.Equal(Codes.AheadOfFiles, problem.Code);
        Assert.Equal(ExitCode.Ahead, problem.Code.Exit);
        Assert.Equal(
            "The database is ahead of these files: a newer build applied 0003_alerts, 0004_locale. "
            + "0004_locale is not of phase expand, so this build may not run on it.",
            problem.Message);
        Assert.Equal(
            "Deploy the newer build, or take its migrations back first: `slipway down 0002_orders`.", problem.Fix);
    }

    [Fact]
    public void Fault_E14_A_file_that_others_build_on_is_missing()
    {
        var comparison = Build.Compare(Four.Without("0002_orders"), Build.Applied(Four));

        Assert.Equal(["0002_orders"], comparison.Missing.Select(row => row.Id));
        Assert.Empty(comparison.Ahead);
        var problem = Assert.Single(comparison.Problems);
        Assert.Equal(Codes.FileMissing, problem.Code);
        Assert.Equal(ExitCode.Differences, problem.Code.Exit);
        Assert.Equal(
            "The history has 0002_orders, applied on 2026-03-01 09:31 UTC, and its file is gone: unknown revision. "
            + "0003_alerts builds on it.",
            problem.Message);
        Assert.Equal("migrations/0003_alerts.sql", problem.Where?.ToString());
        Assert.Equal(
            "Bring the file back (in git, `git log --all -- '*0002_orders.sql'` finds it). Or revert it: `slipway down 0002_orders-1`.",
            problem.Fix);
    }

    [Theory]
    [InlineData("0003_other")]
    [InlineData("0007_other")]
    public void Fault_E14_A_file_in_whose_place_another_stands_is_missing(string other)
    {
        var comparison = Build.Compare(Four[..2].Add(Build.File(other)), Build.Applied(Four));

        Assert.Equal(["0003_alerts", "0004_locale"], comparison.Missing.Select(row => row.Id));
        Assert.Equal([other], comparison.Pending.Select(file => file.Id));
        Assert.EndsWith($"unknown revision. {other} stands in its place.", comparison.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_E14_Whichever_file_is_deleted_nothing_runs_again_and_it_can_be_reverted()
    {
        var history = Build.Applied(Four);
        foreach (var gone in Four)
        {
            var files = Four.Without(gone.Id);
            var comparison = Build.Compare(files, history);

            Assert.Empty(comparison.Pending);
            Assert.Equal([gone.Id], comparison.Missing.Concat(comparison.Ahead).Select(row => row.Id));
            Assert.Equal(gone.Id != "0004_locale", !comparison.Problems.IsEmpty);

            var down = Planner.Down(Build.Graph(files, history), history, $"{gone.Id}-1").Required;
            Assert.Equal(gone.Id, down.Steps[^1].Migration.Id);
            Assert.Equal(gone.Down!.Text, down.Steps[^1].Section.Text);
        }
    }

    [Fact]
    public void A_late_file_does_not_make_a_newer_build_s_rows_missing()
    {
        var history = Build.Applied(Build.Files("0001_users", "0003_alerts", "0004_newer"));

        var comparison = Build.Compare(Build.Files("0001_users", "0002_late", "0003_alerts"), history);

        Assert.Equal(["0004_newer"], comparison.Ahead.Select(row => row.Id));
        Assert.Equal(["0002_late"], comparison.Pending.Select(file => file.Id));
        Assert.Empty(comparison.Problems);
    }

    [Fact]
    public void Another_app_s_files_say_nothing_about_a_row()
    {
        var history = Build.Applied(Build.Files("0001_users", "0002_newer"));

        var comparison = Build.Compare(Build.Files("0001_users", "trading/0001_x", "trading/0002_y"), history);

        Assert.Equal(["0002_newer"], comparison.Ahead.Select(row => row.Id));
        Assert.Empty(comparison.Missing);
    }

    [Fact]
    public void A_file_that_depends_on_a_row_misses_it()
    {
        var history = Build.Applied(Build.Files("accounts/0001_users", "trading/0001_x"));
        var files = Build.Files("trading/0001_x", "trading/0002_y")
            .With("trading/0002_y", file => file with { Depends = ["accounts/0001_users"] });

        Assert.Equal(["accounts/0001_users"], Build.Compare(files, history).Missing.Select(row => row.Id));
    }

    [Fact]
    public void Fault_E15_A_renamed_file_is_said_and_never_run_twice()
    {
        var files = Four.Without("0002_orders").Add(Build.File("0002_purchases", Four[1].Up.Text));

        var comparison = Build.Compare(files, Build.Applied(Four));

        Assert.Empty(comparison.Pending);
        Assert.Empty(comparison.Missing);
        var pair = Assert.Single(comparison.Renamed);
        Assert.Equal(("0002_purchases", "0002_orders"), (pair.File.Id, pair.Applied.Id));
        var problem = Assert.Single(comparison.Problems);
        Assert.Equal(Codes.Renamed, problem.Code);
        Assert.Equal(
            "0002_purchases is 0002_orders under another name, applied on 2026-03-01 09:31 UTC. It is not run again.",
            problem.Message);
        Assert.Equal("Give the file its old name back: 0002_orders.sql.", problem.Fix);
    }

    [Fact]
    public void Fault_E15_All_files_renamed_are_all_known_again()
    {
        var renamed = Four.Select((file, i) => file with
        {
            Id = $"app/2026010{i + 1}_{file.Name[5..]}", Path = $"migrations/app/2026010{i + 1}_{file.Name[5..]}.sql",
        }).ToImmutableArray();

        var comparison = Build.Compare(renamed, Build.Applied(Four));

        Assert.Empty(comparison.Pending);
        Assert.Empty(comparison.Missing);
        Assert.Empty(comparison.Ahead);
        Assert.Equal(
            Four.Zip(renamed, (old, now) => (old.Id, now.Id)), comparison.Renamed.Select(pair => (pair.Applied.Id, pair.File.Id)));
    }

    [Fact]
    public void Fault_E15_Of_files_with_one_text_each_finds_the_row_whose_name_is_alike()
    {
        var before = ImmutableArray.Create(Build.File("0001_grant_reader", "select 1;"), Build.File("0002_grant_writer", "select 1;"));
        var files = ImmutableArray.Create(Build.File("0010_allow", "select 1;"), Build.File("0020_grant_reader", "select 1;"));

        Assert.Equal(
            [("0010_allow", "0002_grant_writer"), ("0020_grant_reader", "0001_grant_reader")],
            Build.Compare(files, Build.Applied(before)).Renamed.Select(pair => (pair.File.Id, pair.Applied.Id)));
    }

    [Fact]
    public void A_copy_of_a_file_that_is_still_there_is_no_renamed_one()
    {
        var comparison = Build.Compare(Four.Add(Build.File("0005_again", Four[1].Up.Text)), Build.Applied(Four));

        Assert.Equal(["0005_again"], comparison.Pending.Select(file => file.Id));
        Assert.Empty(comparison.Renamed);
    }

    [Fact]
    public void Empty_files_are_told_apart_by_their_names()
    {
        var history = Build.Applied([Build.File("0001_nothing", ""), Build.File("0002_merge", "")]);

        var comparison = Build.Compare([Build.File("0001_nothing", ""), Build.File("0003_unrelated", "")], history);
        Assert.Equal(["0003_unrelated"], comparison.Pending.Select(file => file.Id));

        comparison = Build.Compare([Build.File("0001_nothing", ""), Build.File("0003_merge", "")], history);
        Assert.Equal("0003_merge", Assert.Single(comparison.Renamed).File.Id);
    }
}
