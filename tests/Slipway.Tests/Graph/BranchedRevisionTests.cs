using System.Collections.Immutable;
using Slipway.Graph;
using Slipway.Problems;
using Xunit;

namespace Slipway.Tests.Graph;

/// <summary>Expressions where there are apps, branches and merges.</summary>
public sealed class BranchedRevisionTests
{
    static readonly RevisionGraph Apps = Build.Graph(Build.Files(
        "0001_init", "0002_users", "trading/0001_orders", "trading/0002_fills", "my-app/0001_x"));

    static readonly RevisionGraph Merge = Build.Graph("a001 <- b002 <- d004, a001 <- c003 <- d004 <- e005");

    [Theory]
    [InlineData("trading@head", "trading/0002_fills")]
    [InlineData("trading@heads", "trading/0002_fills")]
    [InlineData("trading@head-1", "trading/0001_orders")]
    [InlineData("trading@base+2", "trading/0002_fills")]
    [InlineData("trading@current", "trading/0001_orders")]
    [InlineData("trading@current+1", "trading/0002_fills")]
    [InlineData("trading/0002", "trading/0002_fills")]
    [InlineData("trading/0002-1", "trading/0001_orders")]
    [InlineData("0002_users", "0002_users")]
    [InlineData("0002_fills", "trading/0002_fills")]
    [InlineData("my-app@head", "my-app/0001_x")]
    [InlineData("my-app/0001", "my-app/0001_x")]
    [InlineData("my-app@head-1", "")]
    [InlineData("head", "my-app/0001_x trading/0002_fills 0002_users")]
    [InlineData("current", "0001_init trading/0001_orders")]
    [InlineData("base", "")]
    public void An_app_is_named_before_a_slash_or_an_at(string expression, string expected)
    {
        var revision = Revision.Resolve(expression, Apps, ["0001_init", "trading/0001_orders"]).Required;

        Assert.Equal(expected, string.Join(' ', revision.Ids));
    }

    [Theory]
    [InlineData("0001", "The revision '0001' may be 0001_init, trading/0001_orders, my-app/0001_x.")]
    [InlineData("trading/0007", "The revision 'trading/0007' names no migration.")]
    [InlineData("trading/00", "The revision 'trading/00' is too short a beginning: "
        + "at least 4 characters are needed for trading/0001_orders, trading/0002_fills.")]
    [InlineData("billing/0001", "The revision 'billing/0001' speaks of an app billing, and there is none.")]
    [InlineData("tradign@head", "The revision 'tradign@head' speaks of an app tradign, and there is none.")]
    [InlineData("head-1", "The revision 'head-1' is ambiguous: at head there are my-app/0001_x, trading/0002_fills, 0002_users.")]
    [InlineData("base+1", "The revision 'base+1' is ambiguous: above base there are 0001_init, trading/0001_orders, my-app/0001_x.")]
    public void What_several_apps_have_must_be_said_in_full(string expression, string message)
    {
        var problem = Assert.Single(Revision.Resolve(expression, Apps, []).Problems);

        Assert.Equal(message, problem.Message);
        Assert.Equal(Codes.UnknownRevision, problem.Code);
    }

    [Fact]
    public void The_apps_that_there_are_get_listed() => Assert.Equal(
        "There are: my-app, trading.", Assert.Single(Revision.Resolve("billing@head", Apps, []).Problems).Fix);

    [Fact]
    public void The_base_of_an_app_undoes_that_app_alone() => Assert.Equal(
        ["trading/0001_orders"], Revision.Resolve("trading@base", Apps, ["0001_init", "trading/0001_orders"]).Required.Undo);

    [Theory]
    [InlineData("head", "e005")]
    [InlineData("head-1", "d004")]
    [InlineData("c003+1", "d004")]
    [InlineData("+2", "b002")]
    [InlineData("+3", "b002 c003")]
    [InlineData("+4", "d004")]
    [InlineData("current", "")]
    public void Around_a_merge_what_is_clear_is_found(string expression, string expected) =>
        Assert.Equal(expected, string.Join(' ', Revision.Resolve(expression, Merge, []).Required.Ids));

    [Theory]
    [InlineData("head-2", "The revision 'head-2' is ambiguous: below d004 there are b002, c003.")]
    [InlineData("base+2", "The revision 'base+2' is ambiguous: above a001 there are b002, c003.")]
    [InlineData("a001+1", "The revision 'a001+1' is ambiguous: above a001 there are b002, c003.")]
    public void Around_a_merge_nobody_guesses_the_way(string expression, string message)
    {
        var problem = Assert.Single(Revision.Resolve(expression, Merge, []).Problems);

        Assert.Equal(message, problem.Message);
        Assert.Equal("Write the one that you mean.", problem.Fix);
    }

    [Fact]
    public void Several_current_revisions_are_all_named_and_no_step_is_taken_from_them()
    {
        ImmutableArray<string> applied = ["a001", "b002", "c003"];

        Assert.Equal(["b002", "c003"], Revision.Resolve("current", Merge, applied).Required.Ids);
        Assert.Equal(
            "The revision 'current+1' is ambiguous: at current there are b002, c003.",
            Assert.Single(Revision.Resolve("current+1", Merge, applied).Problems).Message);
        Assert.Equal(["c003"], Revision.Resolve("-1", Merge, applied).Required.Undo);
    }

    [Fact]
    public void Several_heads_are_named_by_heads_and_refused_for_head()
    {
        var graph = Build.Graph("a001 <- b002, a001 <- c003, x/1_one <- x/2_two, x/1_one <- x/3_three");

        Assert.Equal(["x/2_two", "x/3_three", "b002", "c003"], Revision.Resolve("heads", graph, []).Required.Ids);
        Assert.Equal(2, Revision.Resolve("head", graph, []).Problems.Length);
        Assert.Equal(Codes.SeveralHeads, Assert.Single(Revision.Resolve("x@head", graph, []).Problems).Code);
        Assert.Equal(["x/2_two", "x/3_three"], Revision.Resolve("x@heads", graph, []).Required.Ids);
    }

    [Fact]
    public void Steps_pass_over_a_late_file_too()
    {
        var history = Build.Applied(Build.Files("0001_a", "0003_c"));
        var graph = Build.Graph(Build.Files("0001_a", "0002_late", "0003_c"), history);

        Assert.Equal(["0002_late"], Revision.Resolve("head-1", graph, []).Required.Ids);
        Assert.Equal(["0002_late"], Revision.Resolve("0001+1", graph, []).Required.Ids);
        Assert.Equal(["0003_c"], Revision.Resolve("base+3", graph, []).Required.Ids);
    }

    [Fact]
    public void Of_what_stands_on_a_place_the_one_that_another_needs_comes_first()
    {
        var files = Build.Drawn("a001 <- b002, a001 <- c003").With("b002", file => file with { Depends = ["c003"] });

        Assert.Equal(["c003"], Revision.Resolve("a001+1", Build.Graph(files), []).Required.Ids);
    }

    [Theory]
    [InlineData("0001_init:trading@head", "0001_init", "trading/0002_fills")]
    [InlineData("0002_users:current", "0002_users", "0001_init")]
    [InlineData(":0002_users", "", "0002_users")]
    [InlineData("0002_users:", "0002_users", "my-app/0001_x trading/0002_fills 0002_users")]
    [InlineData(" : ", "", "my-app/0001_x trading/0002_fills 0002_users")]
    public void A_range_has_two_ends_and_either_may_be_left_out(string expression, string from, string to)
    {
        var range = Revision.ResolveRange(expression, Apps, ["0001_init"]).Required;

        Assert.Equal(from, string.Join(' ', range.From.Ids));
        Assert.Equal(to, string.Join(' ', range.To.Ids));
    }

    [Fact]
    public void What_is_wrong_with_both_ends_of_a_range_is_told_at_once()
    {
        Assert.Equal(
            ["The revision '0007' names no migration.", "The revision 'x@head' speaks of an app x, and there is none."],
            Revision.ResolveRange("0007:x@head", Apps, []).Problems.Select(problem => problem.Message));
    }

    [Theory]
    [InlineData("0001_init")]
    [InlineData("a:b:c")]
    public void A_range_has_exactly_one_colon(string expression)
    {
        var problem = Assert.Single(Revision.ResolveRange(expression, Apps, []).Problems);

        Assert.Equal($"The revision '{expression}' is no range.", problem.Message);
        Assert.Equal("Write a:b, such as base:head or 0002:current.", problem.Fix);
    }
}
