using System.Collections.Immutable;
using Slipway.Files;
using Slipway.History;
using Slipway.Plan;
using Slipway.Problems;
using Xunit;

namespace Slipway.Tests.Plan;

public sealed class PlannerUpTests
{
    static readonly ImmutableArray<Migration> Four = Build.Files("0001_users", "0002_orders", "0003_alerts", "0004_locale");

    [Fact]
    public void Up_to_the_head_applies_all_that_is_pending_in_order()
    {
        var plan = Up(Four, Build.Applied(Four, "0001_users")).Required;

        Assert.Equal(["0002_orders", "0003_alerts", "0004_locale"], Ids(plan));
        Assert.All(plan.Steps, step => Assert.Equal(Direction.Up, step.Direction));
        Assert.Equal(Four[1].Up, plan.Steps[0].Section);
        Assert.Equal(["0001_users"], plan.From);
        Assert.Equal(["0004_locale"], plan.To);
        Assert.Empty(plan.Notes);
        Assert.False(plan.IsEmpty);
    }

    [Fact]
    public void An_empty_database_is_taken_from_base()
    {
        var plan = Up(Four, MigrationHistory.None).Required;

        Assert.Equal(Four.Select(file => file.Id), Ids(plan));
        Assert.Empty(plan.From);
        Assert.Equal(["0004_locale"], plan.To);
    }

    [Fact]
    public void At_the_head_there_is_nothing_to_do()
    {
        var plan = Up(Four, Build.Applied(Four)).Required;

        Assert.True(plan.IsEmpty);
        Assert.Equal(["0004_locale"], plan.From);
        Assert.Equal(["0004_locale"], plan.To);
    }

    [Theory]
    [InlineData("0002", "0001_users 0002_orders")]
    [InlineData("+1", "0001_users")]
    [InlineData("+3", "0001_users 0002_orders 0003_alerts")]
    [InlineData("head-1", "0001_users 0002_orders 0003_alerts")]
    [InlineData("current", "")]
    public void Up_goes_as_far_as_the_revision_says(string target, string expected) =>
        Assert.Equal(expected, string.Join(' ', Ids(Up(Four, MigrationHistory.None, target).Required)));

    [Fact]
    public void A_revision_that_is_passed_already_leaves_nothing_to_do()
    {
        var plan = Up(Four, Build.Applied(Four, "0001_users", "0002_orders"), "0001").Required;

        Assert.True(plan.IsEmpty);
        Assert.Equal(["0002_orders"], plan.To);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("base")]
    [InlineData(" base ")]
    [InlineData("trading@base")]
    [InlineData("head-4")]
    public void Up_goes_no_step_back(string target)
    {
        var files = Four.Add(Build.File("trading/0001_x"));
        if (target == "head-4")
            files = Four;

        var problem = Assert.Single(Up(files, Build.Applied(files, "0001_users"), target).Problems);

        Assert.Equal(Codes.WrongDirection, problem.Code);
        Assert.Equal($"up only applies, and '{target}' goes back.", problem.Message);
        Assert.Equal($"`slipway down {target}` reverts, after showing what would be lost.", problem.Fix);
    }

    [Fact]
    public void A_target_in_one_app_brings_what_it_depends_on_and_nothing_else()
    {
        var files = Build.Files("accounts/0001_users", "accounts/0002_totp", "accounts/0003_later", "trading/0001_x", "trading/0002_y")
            .With("trading/0001_x", file => file with { Depends = ["accounts/0002_totp"] });

        var plan = Up(files, MigrationHistory.None, "trading@head-1").Required;

        Assert.Equal(["accounts/0001_users", "accounts/0002_totp", "trading/0001_x"], Ids(plan));
        Assert.Equal(["trading/0001_x", "accounts/0002_totp"], plan.To);
    }

    [Fact]
    public void Around_a_merge_both_sides_come_first()
    {
        var files = Build.Drawn("a <- b <- d, a <- c <- d <- e");

        Assert.Equal(["a", "b", "c", "d", "e"], Ids(Up(files, MigrationHistory.None).Required));
        Assert.Equal(["c", "d"], Ids(Up(files, Build.Applied(files, "a", "b"), "d").Required));
    }

    [Fact]
    public void The_parents_that_are_recorded_are_those_of_the_graph()
    {
        var files = Build.Drawn("a <- b <- d, a <- c <- d");

        var plan = Up(files, MigrationHistory.None).Required;
        Assert.Equal(["b", "c"], plan.Steps[^1].Parents);
        Assert.Equal(["0001_users"], Up(Four, MigrationHistory.None).Required.Steps[1].Parents);
    }

    [Fact]
    public void Two_heads_are_refused_for_head_and_both_applied_for_heads()
    {
        var files = Build.Drawn("a <- b, a <- c");

        Assert.Equal(Codes.SeveralHeads, Assert.Single(Up(files, MigrationHistory.None).Problems).Code);
        Assert.Equal(["b", "c"], Up(files, MigrationHistory.None, "heads").Required.To);
    }

    [Fact]
    public void A_late_file_is_applied_with_a_note_and_is_no_second_current_revision()
    {
        var plan = Up(Four, Build.Applied(Four.Without("0002_orders"))).Required;

        Assert.Equal(["0002_orders"], Ids(plan));
        Assert.Equal(["0004_locale"], plan.From);
        Assert.Equal(["0004_locale"], plan.To);
        var note = Assert.Single(plan.Notes);
        Assert.Equal(Codes.Spliced, note.Code);
        Assert.Equal("0002_orders came late: migrations after it are applied, and it is pending.", note.Message);
        Assert.Equal("Nothing need be done: it is applied like any other.", note.Fix);
    }

    [Fact]
    public void A_database_that_is_ahead_is_noted_in_the_plan()
    {
        var plan = Up(Four[..2], Build.Applied(Four)).Required;

        Assert.True(plan.IsEmpty);
        Assert.Equal(Codes.AheadOfFiles, Assert.Single(plan.Notes).Code);
        Assert.Equal(["0004_locale"], plan.To);
    }

    [Fact]
    public void A_held_migration_does_not_stop_those_after_it()
    {
        var files = Four.With("0002_orders", file => file with { Phase = Phase.Contract });

        var plan = Up(files, Build.Applied(files, "0001_users")).Required;

        Assert.Equal(["0003_alerts", "0004_locale"], Ids(plan));
        Assert.Equal(["0004_locale"], plan.To);
        var note = Assert.Single(plan.Notes);
        Assert.Equal(Codes.PhaseHeld, note.Code);
        Assert.Equal("0002_orders is held: its phase is contract, and this run goes up to backfill.", note.Message);
        Assert.Equal("`slipway up --phase contract` applies it, when no running version needs what it takes away.", note.Fix);
    }

    [Fact]
    public void What_is_held_stays_held_and_runs_when_it_is_asked_for()
    {
        var files = Four.With("0002_orders", file => file with { Phase = Phase.Contract });
        var history = Build.Applied(files, "0001_users", "0003_alerts", "0004_locale");

        var held = Up(files, history).Required;
        Assert.True(held.IsEmpty);
        Assert.Equal(["0004_locale"], held.From);
        Assert.Equal(Codes.PhaseHeld, Assert.Single(held.Notes).Code);

        var asked = Up(files, history, "head", PhaseLimit.Contract).Required;
        Assert.Equal(["0002_orders"], Ids(asked));
        Assert.Equal(["0004_locale"], asked.To);
    }

    [Theory]
    [InlineData(PhaseLimit.Expand, "1_e 4_e")]
    [InlineData(PhaseLimit.Backfill, "1_e 2_b 4_e")]
    [InlineData(PhaseLimit.Contract, "1_e 2_b 3_c 4_e")]
    [InlineData(PhaseLimit.All, "1_e 2_b 3_c 4_e")]
    public void A_run_goes_so_far_through_the_phases(PhaseLimit limit, string expected)
    {
        var files = Build.Files("1_e", "2_b", "3_c", "4_e")
            .With("2_b", file => file with { Phase = Phase.Backfill })
            .With("3_c", file => file with { Phase = Phase.Contract });

        Assert.Equal(expected, string.Join(' ', Ids(Up(files, MigrationHistory.None, "head", limit).Required)));
    }

    [Fact]
    public void A_held_backfill_is_named_with_the_phase_that_applies_it()
    {
        var files = Four.With("0003_alerts", file => file with { Phase = Phase.Backfill });

        var note = Assert.Single(Up(files, MigrationHistory.None, "head", PhaseLimit.Expand).Required.Notes);

        Assert.Equal("0003_alerts is held: its phase is backfill, and this run goes up to expand.", note.Message);
        Assert.Equal("`slipway up --phase backfill` applies it, when the versions that run write what it fills.", note.Fix);
    }

    [Theory]
    [InlineData("a1b2c3d4e5f6_add_users")]
    [InlineData("a1b2c3d4e5f7_add_users", false)]
    [InlineData("a1b2c3_add_users")]
    [InlineData("b2c3d4e5f6g7_add_epic")]
    [InlineData("123456_add_users")]
    [InlineData("1234567890ab_add_users")]
    [InlineData("abcdef123456")]
    [InlineData("abc123_x")]
    [InlineData("0f1e2d3c_x", false)]
    [InlineData("20240102030405_x", false)]
    [InlineData("000001_x", false)]
    [InlineData("12345_x", false)]
    [InlineData("f8fd07732cde_initial_schema", false)]
    [InlineData("0123_add", false)]
    public void Fault_E9_an_id_that_looks_invented_is_told_of_while_it_is_pending(string id, bool isTold = true)
    {
        var files = Build.Files(id);

        Assert.Equal(isTold ? ["id-placeholder"] : [], Up(files, MigrationHistory.None).Required.Notes.Select(note => note.Code.Name));
        Assert.Empty(Up(files, Build.Applied(files)).Required.Notes);
    }

    [Fact]
    public void A_wrong_revision_is_told_as_such() =>
        Assert.Equal(Codes.UnknownRevision, Assert.Single(Up(Four, MigrationHistory.None, "0009").Problems).Code);

    static Outcome<MigrationPlan> Up(
        ImmutableArray<Migration> files, MigrationHistory history, string target = "head", PhaseLimit phases = PhaseLimit.Backfill) =>
        Planner.Up(Build.Graph(files, history), Build.Compare(files, history), history, target, phases);

    static IEnumerable<string> Ids(MigrationPlan plan) => plan.Steps.Select(step => step.Migration.Id);
}
