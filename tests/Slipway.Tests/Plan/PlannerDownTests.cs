using System.Collections.Immutable;
using Slipway.Files;
using Slipway.History;
using Slipway.Plan;
using Slipway.Problems;
using Xunit;

namespace Slipway.Tests.Plan;

public sealed class PlannerDownTests
{
    static readonly ImmutableArray<Migration> Four = Build.Files("0001_users", "0002_orders", "0003_alerts", "0004_locale");

    [Theory]
    [InlineData("-1", "0004_locale", "0003_alerts")]
    [InlineData("-3", "0004_locale 0003_alerts 0002_orders", "0001_users")]
    [InlineData("0002", "0004_locale 0003_alerts", "0002_orders")]
    [InlineData("0002_orders", "0004_locale 0003_alerts", "0002_orders")]
    [InlineData("current-2", "0004_locale 0003_alerts", "0002_orders")]
    [InlineData("base", "0004_locale 0003_alerts 0002_orders 0001_users", "")]
    [InlineData("0001-1", "0004_locale 0003_alerts 0002_orders 0001_users", "")]
    [InlineData("head", "", "0004_locale")]
    [InlineData("current", "", "0004_locale")]
    public void Down_reverts_what_lies_beyond_the_revision_the_last_first(string target, string reverted, string to)
    {
        var plan = Down(Four, Build.Applied(Four), target).Required;

        Assert.Equal(reverted, string.Join(' ', Ids(plan)));
        Assert.All(plan.Steps, step => Assert.Equal(Direction.Down, step.Direction));
        Assert.Equal(["0004_locale"], plan.From);
        Assert.Equal(to, string.Join(' ', plan.To));
        Assert.Equal(reverted.Length == 0, plan.IsEmpty);
    }

    [Fact]
    public void What_runs_is_the_down_section()
    {
        var plan = Down(Four, Build.Applied(Four), "-1").Required;

        Assert.Equal(Four[3].Down, plan.Steps[0].Section);
        Assert.Equal(["0003_alerts"], plan.Steps[0].Parents);
    }

    [Theory]
    [InlineData("base")]
    [InlineData("trading@base")]
    public void At_base_there_is_nothing_to_revert(string target)
    {
        var plan = Down(Four.Add(Build.File("trading/0001_x")), MigrationHistory.None, target).Required;

        Assert.True(plan.IsEmpty);
        Assert.Empty(plan.From);
        Assert.Empty(plan.To);
    }

    [Theory]
    [InlineData("head", "0004_locale")]
    [InlineData("0003", "0003_alerts")]
    [InlineData("+1", "0003_alerts")]
    public void Down_applies_nothing(string target, string pending)
    {
        var problem = Assert.Single(Down(Four, Build.Applied(Four, "0001_users", "0002_orders"), target).Problems);

        Assert.Equal(Codes.WrongDirection, problem.Code);
        Assert.Equal($"down only reverts, and '{target}' is not applied: {pending}.", problem.Message);
        Assert.Equal($"`slipway up {target}` applies it; `slipway current` shows where the database is.", problem.Fix);
    }

    [Fact]
    public void The_last_one_is_the_last_in_time()
    {
        var history = Build.History([.. Build.Applied(Four.Without("0002_orders")).Applied, Build.Row(Four[1], "0001_users")]);

        var plan = Down(Four, history, "-1").Required;

        Assert.Equal(["0002_orders"], Ids(plan));
        Assert.Equal(["0004_locale"], plan.To);
        Assert.Equal(["0002_orders", "0004_locale"], Ids(Down(Four, history, "-2").Required));
    }

    [Fact]
    public void Down_below_a_late_file_reverts_it_in_the_order_in_which_it_ran()
    {
        var history = Build.History([.. Build.Applied(Four.Without("0002_orders")).Applied, Build.Row(Four[1], "0001_users")]);

        Assert.Equal(["0002_orders", "0004_locale", "0003_alerts"], Ids(Down(Four, history, "0001").Required));
        Assert.Equal(["0004_locale", "0003_alerts"], Ids(Down(Four, history, "0002").Required));
    }

    [Fact]
    public void From_a_merge_one_side_may_be_left_standing()
    {
        var files = Build.Drawn("a <- b <- d, a <- c <- d <- e");

        Assert.Equal(["e", "d"], Ids(Down(files, Build.Applied(files), "b").Required));
        Assert.Equal(["b", "c"], Down(files, Build.Applied(files), "b").Required.To);
        Assert.Equal(["e", "d", "c", "b"], Ids(Down(files, Build.Applied(files), "a").Required));
        Assert.Equal(["e", "d"], Ids(Down(files, Build.Applied(files), "-2").Required));
        Assert.Equal(
            "The revision 'd-1' is ambiguous: below d there are b, c.",
            Assert.Single(Down(files, Build.Applied(files), "d-1").Problems).Message);
    }

    [Fact]
    public void Another_branch_stays()
    {
        var files = Build.Drawn("a <- b <- b2, a <- c <- c2");

        Assert.Equal(["b2"], Ids(Down(files, Build.Applied(files), "b").Required));
        Assert.Equal(["c2", "c", "b2", "b"], Ids(Down(files, Build.Applied(files), "a").Required));
    }

    [Fact]
    public void What_another_app_built_on_it_goes_as_well_but_not_what_stands_on_the_revision_itself()
    {
        var files = Build.Files(
                "accounts/0001_users", "accounts/0002_totp", "trading/0001_on_users", "trading/0002_on_totp", "trading/0003_z")
            .With("trading/0001_on_users", file => file with { Depends = ["accounts/0001_users"] })
            .With("trading/0002_on_totp", file => file with { Depends = ["accounts/0002_totp"] });

        Assert.Equal(
            ["trading/0003_z", "trading/0002_on_totp", "accounts/0002_totp"],
            Ids(Down(files, Build.Applied(files), "accounts/0001").Required));
        Assert.Equal(["trading/0003_z"], Ids(Down(files, Build.Applied(files), "trading@head-1").Required));
        Assert.Equal(5, Down(files, Build.Applied(files), "accounts@base").Required.Steps.Length);
        Assert.Equal(
            ["trading/0003_z", "trading/0002_on_totp", "trading/0001_on_users"],
            Ids(Down(files, Build.Applied(files), "trading@base").Required));
    }

    [Fact]
    public void Everything_that_cannot_be_taken_back_is_told_before_anything_runs()
    {
        var files = Four.With("0002_orders", file => file with { Down = null }).With("0004_locale", file => file with { Down = null });

        var problems = Down(files, Build.Applied(files), "0001").Problems;

        Assert.Equal(
            "0004_locale cannot be taken back: migrations/0004_locale.sql has no down section, or an empty one.\n"
            + "0002_orders cannot be taken back: migrations/0002_orders.sql has no down section, or an empty one.",
            string.Join('\n', problems.Select(problem => problem.Message)));
        Assert.All(problems, problem => Assert.Equal(Codes.Irreversible, problem.Code));
        Assert.Equal("Nothing was reverted.", problems[0].State);
        Assert.Equal(
            "Write one under `-- migrate:down` in migrations/0004_locale.sql, or go back to a backup: `slipway backup list`.",
            problems[0].Fix);
        Assert.Equal(["0004_locale"], Ids(Down(files.With("0004_locale", _ => Four[3]), Build.Applied(files), "-1").Required));
    }

    [Theory]
    [InlineData("create table t (id integer);", "\n \n", false)]
    [InlineData("create table t (id integer);", "-- nothing to take back\n", true)]
    [InlineData("\n", "\n", true)]
    public void An_empty_down_section_below_a_change_is_none(string up, string down, bool canBeTakenBack)
    {
        var files = Build.Files("0001_users").Add(Build.File("0002_change", up) with { Down = new SqlSection(down, Line: 4) });

        Assert.Equal(canBeTakenBack, Down(files, Build.Applied(files), "-1").Succeeded);
        Assert.Equal(canBeTakenBack, Down(files[..1], Build.Applied(files), "-1").Succeeded);
    }

    [Fact]
    public void What_the_files_lack_is_reverted_with_the_text_that_the_history_kept()
    {
        var plan = Down(Four[..2], Build.Applied(Four), "0002").Required;

        Assert.Equal(["0004_locale", "0003_alerts"], Ids(plan));
        Assert.Equal(Four[3].Down!.Text, plan.Steps[0].Section.Text);
        Assert.Equal("0004_locale.sql (kept in the history)", plan.Steps[0].Migration.Path);
        Assert.Equal(["0003_alerts"], plan.Steps[0].Parents);
    }

    [Fact]
    public void Without_file_and_kept_text_nothing_can_be_taken_back()
    {
        var history = Build.History(Build.Applied(Four).Applied.Select(row => row with { UpText = null, DownText = null }));

        var problem = Assert.Single(Down(Four[..3], history, "-1").Problems);

        Assert.Equal("0004_locale cannot be taken back: its file is gone, and the history holds no down section of it.", problem.Message);
        Assert.Equal("Bring the file back, or go back to a backup: `slipway backup list`.", problem.Fix);
        Assert.Null(problem.Where);
    }

    [Theory]
    [InlineData("as applied", "mended", "kept", "mended")]
    [InlineData("as applied", null, "kept", "kept")]
    [InlineData("as applied", "mended", null, "mended")]
    [InlineData("changed", "mended", "kept", "kept")]
    [InlineData("changed", "mended", null, "mended")]
    [InlineData("changed", null, "kept", "kept")]
    public void A_mended_down_section_counts_while_the_file_says_what_was_applied(
        string up, string? inFile, string? inHistory, string expected)
    {
        var file = Build.File("0001_a", up, down: null) with { Down = inFile is null ? null : new SqlSection(inFile, 9) };
        var row = Build.Row(Build.File("0001_a", "as applied")) with { DownText = inHistory };

        Assert.Equal(expected, Down([file], Build.History(row), "-1").Required.Steps[0].Section.Text);
    }

    [Fact]
    public void A_step_without_a_down_section_is_a_bug_not_an_empty_script() =>
        Assert.Throws<InvalidOperationException>(() => new PlanStep(Build.File("a", down: null), Direction.Down).Section);

    static Outcome<MigrationPlan> Down(ImmutableArray<Migration> files, MigrationHistory history, string target) =>
        Planner.Down(Build.Graph(files, history), history, target);

    static IEnumerable<string> Ids(MigrationPlan plan) => plan.Steps.Select(step => step.Migration.Id);
}
