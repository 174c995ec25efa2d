using System.Collections.Immutable;
using Slipway.Files;
using Slipway.History;
using Slipway.Problems;
using Xunit;

namespace Slipway.Tests.History;

public sealed class HistoryComparisonTests
{
    static readonly ImmutableArray<Migration> Four = Build.Files("0001_users", "0002_orders", "0003_alerts", "0004_locale");

    [Fact]
    public void What_is_not_applied_is_pending_in_canonical_order()
    {
        var comparison = Build.Compare(Four, Build.Applied(Four, "0001_users", "0002_orders"));

        Assert.Equal(["0003_alerts", "0004_locale"], Ids(comparison.Pending));
        AssertAgree(comparison);
    }

    [Fact]
    public void Files_and_an_equal_history_agree()
    {
        var comparison = Build.Compare(Four, Build.Applied(Four));

        Assert.Empty(comparison.Pending);
        AssertAgree(comparison);
    }

    [Fact]
    public void Fault_E1_A_file_that_was_changed_after_it_was_applied_is_named_with_its_day()
    {
        var files = Four.With("0002_orders", _ => Build.File("0002_orders", "create table orders (id integer, total real);"));

        var comparison = Build.Compare(files, Build.Applied(Four));

        Assert.Equal("0002_orders", Assert.Single(comparison.Changed).File.Id);
        var problem = Assert.Single(comparison.Problems);
        Assert.Equal(Codes.FileChanged, problem.Code);
        Assert.Equal(ExitCode.Differences, problem.Code.Exit);
        Assert.Equal(
            "0002_orders was changed after it was applied on 2026-03-01 09:31 UTC: "
            + "the database has what it said then, not what it says now.",
            problem.Message);
        Assert.Equal("migrations/0002_orders.sql:2", problem.Where?.ToString());
        Assert.Equal(
            "Bring the old text back (in git: `git checkout -- migrations/0002_orders.sql`, or the commit that has it), and put the change "
            + "into a new migration: `slipway new NAME`.",
            problem.Fix);
    }

    [Fact]
    public void A_new_down_section_is_no_change()
    {
        var files = Four.With("0002_orders", file => file with { Down = new SqlSection("drop table orders;", 9) });

        AssertAgree(Build.Compare(files, Build.Applied(Four)));
    }

    [Fact]
    public void A_row_without_a_checksum_says_nothing_about_the_text()
    {
        var rows = Four.Select(file => Build.Row(file) with { Checksum = "", Kind = RecordKind.Adopted });

        AssertAgree(Build.Compare(Four, Build.History(rows)));
    }

    [Fact]
    public void Fault_E13_A_file_that_came_late_is_pending_like_any_other()
    {
        var comparison = Build.Compare(Four, Build.Applied(Four.Without("0002_orders")));

        Assert.Equal(["0002_orders"], Ids(comparison.Pending));
        Assert.Equal(["0002_orders"], Ids(comparison.Spliced));
        Assert.Empty(comparison.Problems);
    }

    [Fact]
    public void Fault_E13_A_late_parent_of_an_applied_migration_is_pending_too()
    {
        var before = Build.Drawn("a <- c");
        var files = Build.Drawn("a <- b <- c");

        var comparison = Build.Compare(files, Build.Applied(before));

        Assert.Equal(["b"], Ids(comparison.Spliced));
        Assert.Empty(comparison.Problems);
        Assert.Equal("c names b as its parent; when it was applied that was a.", Assert.Single(comparison.Notes).Message);
    }

    [Fact]
    public void Another_parent_than_recorded_is_a_note()
    {
        var files = Build.Drawn("a <- b <- c");
        var history = Build.Applied(Build.Drawn("b, a <- c"));

        var note = Assert.Single(Build.Compare(files, history).Notes, note => note.Message.StartsWith('c'));

        Assert.Equal(Codes.ParentChanged, note.Code);
        Assert.Equal("c names b as its parent; when it was applied that was a.", note.Message);
        Assert.Equal("migrations/c.sql", note.Where?.ToString());
        Assert.Equal(
            "b names a as its parent; when it was applied that was base.",
            Assert.Single(Build.Compare(files, history).Notes, note => note.Message.StartsWith('b')).Message);
    }

    [Fact]
    public void The_parents_of_a_merge_may_be_named_in_any_order()
    {
        var history = Build.Applied(Build.Drawn("a <- b <- d, a <- c <- d"));

        AssertAgree(Build.Compare(Build.Drawn("a <- c <- d, a <- b <- d"), history));
    }

    [Fact]
    public void On_an_empty_history_everything_is_pending()
    {
        var comparison = Build.Compare(Four, MigrationHistory.None);

        Assert.Equal(Ids(Four), Ids(comparison.Pending));
        AssertAgree(comparison);
    }

    static void AssertAgree(HistoryComparison comparison)
    {
        Assert.Empty(comparison.Problems);
        Assert.Empty(comparison.Notes);
        Assert.Empty(comparison.Changed);
        Assert.Empty(comparison.Missing);
        Assert.Empty(comparison.Renamed);
        Assert.Empty(comparison.Ahead);
        Assert.Empty(comparison.Spliced);
    }

    static IEnumerable<string> Ids(IEnumerable<Migration> files) => files.Select(file => file.Id);
}
