using System.Collections.Immutable;
using Slipway.Files;
using Slipway.Graph;
using Slipway.Problems;
using Xunit;

namespace Slipway.Tests.Graph;

/// <summary>Expressions over a line of four migrations, of which two are applied.</summary>
public sealed class RevisionTests
{
    static readonly ImmutableArray<Migration> Line = Build.Files("0001_users", "0002_orders", "0003_alerts", "0004_add_locale");
    const string? Any = null;
    const string Names = "Write a number, a name or its beginning, head, base or current. `slipway status` lists all of them.";
    const string NoApps = "No migration lies in a folder of its own; write the name alone.";
    static readonly ImmutableArray<string> Two = ["0001_users", "0002_orders"];

    [Theory]
    [InlineData("head", "0004_add_locale")]
    [InlineData("heads", "0004_add_locale")]
    [InlineData("base", "")]
    [InlineData("current", "0002_orders")]
    [InlineData(" head ", "0004_add_locale")]
    public void A_word_names_a_place_in_the_graph(string expression, string expected) => AssertNames(Line, Two, expression, expected);

    [Theory]
    [InlineData("0003_alerts")]
    [InlineData("0003")]
    [InlineData("3")]
    [InlineData("000003")]
    [InlineData("0003_al")]
    [InlineData("0003_")]
    public void A_migration_is_named_by_its_id_its_number_or_its_beginning(string expression) =>
        AssertNames(Line, Two, expression, "0003_alerts");

    [Theory]
    [InlineData("head-1", "0003_alerts")]
    [InlineData("head-3", "0001_users")]
    [InlineData("head-4", "")]
    [InlineData("heads-1", "0003_alerts")]
    [InlineData("current+1", "0003_alerts")]
    [InlineData("current+2", "0004_add_locale")]
    [InlineData("current-1", "0001_users")]
    [InlineData("base+1", "0001_users")]
    [InlineData("base+4", "0004_add_locale")]
    [InlineData("0002+1", "0003_alerts")]
    [InlineData("0003_alerts-2", "0001_users")]
    [InlineData("+1", "0003_alerts")]
    [InlineData("+2", "0004_add_locale")]
    [InlineData("-1", "0001_users")]
    [InlineData("-2", "")]
    public void Steps_are_counted_from_a_place(string expression, string expected) => AssertNames(Line, Two, expression, expected);

    [Theory]
    [InlineData("", "names no migration", Names)]
    [InlineData("HEAD", "names no migration", Names)]
    [InlineData("0007", "names no migration", Names)]
    [InlineData("0003_alarms", "names no migration", "Did you mean 0003_alerts? `slipway status` lists all of them.")]
    [InlineData("0007_add_locale", "names no migration", "Did you mean 0004_add_locale? `slipway status` lists all of them.")]
    [InlineData("add_locale", "names no migration", "Did you mean 0004_add_locale? `slipway status` lists all of them.")]
    [InlineData("000", "is too short a beginning: at least 4 characters are needed for "
        + "0001_users, 0002_orders, 0003_alerts, 0004_add_locale", "Write the number, or more of the name.")]
    [InlineData("head-0", "needs a number of steps from 1", "Write +1 or -1, for example.")]
    [InlineData("+0", "needs a number of steps from 1", "Write +1 or -1, for example.")]
    [InlineData("-99999999999", "needs a number of steps from 1", "Write +1 or -1, for example.")]
    [InlineData("+3", "goes too far: only 2 migrations are pending", "`slipway up` applies all that is pending.")]
    [InlineData("-3", "goes too far: only 2 migrations are applied", "`slipway down base` reverts everything.")]
    [InlineData("base-1", "is before base: base is before the first migration", "Write base.")]
    [InlineData("head-5", "is before base: 0001_users is the first, 3 steps below head", "Write base.")]
    [InlineData("0002-3", "is before base: 0001_users is the first, 1 step below 0002", "Write base.")]
    [InlineData("head+1", "is beyond the head: nothing stands on 0004_add_locale", "Write head.")]
    [InlineData("base+5", "is beyond the head: nothing stands on 0004_add_locale", "Write head.")]
    [InlineData("0001:head", "is a range, and one revision is wanted", "Write head.")]
    [InlineData("0001:", "is a range, and one revision is wanted", "Write head.")]
    [InlineData("trading/0001", "speaks of an app trading, and there is none", NoApps)]
    [InlineData("trading@head", "speaks of an app trading, and there is none", NoApps)]
    public void A_wrong_expression_is_told_what_there_is_instead(string expression, string what, string fix) =>
        AssertProblem(Line, Two, expression, $"The revision '{expression}' {what}.", fix);

    [Fact]
    public void A_wrong_origin_is_named_without_its_steps() =>
        AssertProblem(Line, Two, "0007-1", "The revision '0007' names no migration.", Any);

    [Fact]
    public void On_a_database_without_migrations_nothing_is_current()
    {
        AssertNames(Line, [], "current", "");
        AssertNames(Line, [], "current+2", "0002_orders");
        AssertNames(Line, [], "+1", "0001_users");
        AssertProblem(Line, [], "-1", "The revision '-1' goes too far: nothing is applied.", "The database is at base already.");
        AssertProblem(
            Line, [], "current-1", "The revision 'current-1' is before base: current is before the first migration.", "Write base.");
    }

    [Fact]
    public void Without_files_there_is_no_head()
    {
        AssertNames([], [], "head", "");
        AssertProblem(
            [], [], "0001", "The revision '0001' names no migration.", "There are no migrations yet: `slipway new NAME` makes the first.");
        AssertProblem([], [], "base+1", "The revision 'base+1' is beyond the head: nothing stands on base.", "Write head.");
    }

    [Fact]
    public void What_leaves_is_told_where_the_place_does_not_tell_it()
    {
        Assert.Equal(["0002_orders"], Resolve(Line, Two, "-1").Required.Undo);
        Assert.Equal(Two, Resolve(Line, Two, "base").Required.Undo);
        Assert.Equal(["0001_users"], Resolve(Line, Two, "head-4").Required.Undo);
        Assert.Empty(Resolve(Line, Two, "0001").Required.Undo);
    }

    [Fact]
    public void The_last_applied_is_the_last_in_time_whatever_its_name()
    {
        ImmutableArray<string> applied = ["0001_users", "0003_alerts", "0002_orders"];

        Assert.Equal(["0002_orders"], Resolve(Line, applied, "-1").Required.Undo);
        Assert.Equal(["0003_alerts", "0002_orders"], Resolve(Line, applied, "-2").Required.Undo);
    }

    [Fact]
    public void What_only_the_history_knows_can_be_named_too()
    {
        var history = Build.Applied(Line);
        var graph = Build.Graph(Line[..2], history);
        ImmutableArray<string> applied = [.. Line.Select(file => file.Id)];

        Assert.Equal(["0004_add_locale"], Revision.Resolve("current", graph, applied).Required.Ids);
        Assert.Equal(["0003_alerts"], Revision.Resolve("0003", graph, applied).Required.Ids);
        Assert.Equal(["0003_alerts"], Revision.Resolve("current-1", graph, applied).Required.Ids);
        Assert.Equal(["0002_orders"], Revision.Resolve("head", graph, applied).Required.Ids);
    }

    [Fact]
    public void A_number_that_several_files_have_is_ambiguous()
    {
        var files = Build.Files("0002_a", "0002_b", "0059_x", "0059_x2");

        AssertProblem(files, [], "2", "The revision '2' may be 0002_a, 0002_b.", "Write more of the one that you mean.");
        AssertProblem(files, [], "0059-1", "The revision '0059' may be 0059_x, 0059_x2.", "Write more of the one that you mean.");
        AssertNames(files, [], "0059_x", "0059_x");
        AssertNames(files, [], "0059_x2", "0059_x2");
    }

    [Fact]
    public void Names_with_dashes_and_digits_are_names_first()
    {
        var files = Build.Files("2026-03-01_init", "2026-03-02_users", "2027-01-01_year", "0004_fix-2", "0005-add-x");

        AssertNames(files, [], "2026-03-02", "2026-03-02_users");
        AssertNames(files, [], "2027-01-0", "2027-01-01_year");
        AssertNames(files, [], "0004_fix-2", "0004_fix-2");
        AssertNames(files, [], "0004_fix-2-1", "");
        AssertNames(files, [], "0005-1", "0004_fix-2");
        AssertProblem(files, [], "2026-03", "The revision '2026-03' may be 2026-03-01_init, 2026-03-02_users.", Any);
        AssertProblem(
            files, [], "0004_fix-3", "The revision '0004_fix-3' names no migration.",
            "Did you mean 0004_fix-2? `slipway status` lists all of them.");
        AssertProblem(files, [], "2027-02", "The revision '2027-02' names no migration.", Any);
    }

    [Fact]
    public void An_expression_that_is_both_a_name_and_a_step_is_ambiguous() =>
        AssertProblem(Build.Files("0001_a", "0001_a-1_b"), [], "0001_a-1", "The revision '0001_a-1' may be 0001_a, 0001_a-1_b.", Any);

    static void AssertNames(ImmutableArray<Migration> files, ImmutableArray<string> applied, string expression, string expected)
    {
        var revision = Resolve(files, applied, expression).Required;

        Assert.Equal(expected, string.Join(' ', revision.Ids));
        Assert.Equal(expression.Trim(), revision.Expression);
    }

    static void AssertProblem(
        ImmutableArray<Migration> files, ImmutableArray<string> applied, string expression, string message, string? fix)
    {
        var problem = Assert.Single(Resolve(files, applied, expression).Problems);

        Assert.Equal(Codes.UnknownRevision, problem.Code);
        Assert.Equal(message, problem.Message);
        Assert.Equal(fix ?? problem.Fix, problem.Fix);
    }

    static Outcome<RevisionSet> Resolve(ImmutableArray<Migration> files, ImmutableArray<string> applied, string expression) =>
        Revision.Resolve(expression, Build.Graph(files), applied);
}
