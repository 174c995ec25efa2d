using System.Collections.Immutable;
using Slipway.Files;
using Slipway.Graph;
using Slipway.Problems;
using Xunit;

namespace Slipway.Tests.Graph;

public sealed class GraphProblemTests
{
    [Fact]
    public void Fault_E9_Two_files_with_one_id_are_both_named()
    {
        var files = Build.Files("0001_a", "0002_b").Add(Build.File("0001_a") with { Path = "migrations/old/0001_a.sql" });

        var problem = Assert.Single(Problems(files));

        Assert.Equal(Codes.DuplicateId, problem.Code);
        Assert.Equal("Two files have the id 0001_a: migrations/0001_a.sql and migrations/old/0001_a.sql.", problem.Message);
        Assert.Equal("migrations/old/0001_a.sql", problem.Where?.File);
        Assert.Equal("Give one of them another number.", problem.Fix);
    }

    [Theory]
    [InlineData("a <- b <- c <- a", "a → c → b → a")]
    [InlineData("root <- b <- c <- b <- head", "b → c → b")]
    [InlineData("9_x <- 10_y <- 9_x", "9_x → 10_y → 9_x")]
    public void Fault_E10_A_cycle_is_shown_exactly(string drawing, string cycle)
    {
        var problem = Assert.Single(Problems(Build.Drawn(drawing)));

        Assert.Equal(Codes.Cycle, problem.Code);
        Assert.Equal($"Each of these migrations waits for the next, in a circle: {cycle}.", problem.Message);
        Assert.Equal($"migrations/{cycle.Split(' ')[0]}.sql", problem.Where?.ToString());
        Assert.Equal("Change one of the parent or depends lines, so that one of them can be the first.", problem.Fix);
    }

    [Fact]
    public void Fault_E10_A_migration_that_names_itself_is_a_cycle_of_one()
    {
        var problem = Assert.Single(Problems(Build.Drawn("a <- b <- b")));

        Assert.Equal(Codes.Cycle, problem.Code);
        Assert.Equal("b names itself as its parent: b → b.", problem.Message);
    }

    [Fact]
    public void Fault_E10_A_cycle_through_what_apps_depend_on_is_found()
    {
        var files = Build.Files("x/1_a", "x/2_b", "y/1_a", "y/2_b")
            .With("x/1_a", file => file with { Depends = ["y/2_b"] })
            .With("y/1_a", file => file with { Depends = ["x/2_b"] });

        var problem = Assert.Single(Problems(files));

        Assert.Equal(
            "Each of these migrations waits for the next, in a circle: x/1_a → y/2_b → y/1_a → x/2_b → x/1_a.", problem.Message);
    }

    [Fact]
    public void Fault_E10_Every_cycle_is_told_at_once()
    {
        var problems = Problems(Build.Drawn("a <- b <- a, c <- d <- e <- c, f <- f, g <- h"));

        Assert.Equal(
            ["a → b → a", "c → e → d → c", "f → f"],
            problems.Select(problem => problem.Message.Split(": ")[1].TrimEnd('.')));
    }

    [Fact]
    public void Fault_E11_A_missing_parent_is_named_with_its_child_and_what_was_meant()
    {
        var problem = Assert.Single(Problems(Build.Drawn("0001_users <- 0002_orders")
            .With("0002_orders", file => file with { DeclaredParents = ["0001_user"] })));

        Assert.Equal(Codes.MissingParent, problem.Code);
        Assert.Equal("0002_orders names the parent 0001_user, and no file has that id.", problem.Message);
        Assert.Equal("migrations/0002_orders.sql", problem.Where?.File);
        Assert.Equal(
            "Did you mean 0001_users? If not: bring the file of 0001_user back, or name another one in migrations/0002_orders.sql.",
            problem.Fix);
    }

    [Fact]
    public void Fault_E11_What_a_migration_depends_on_may_be_missing_as_well()
    {
        var problem = Assert.Single(Problems(Build.Drawn("0001_users")
            .With("0001_users", file => file with { Depends = ["billing/0007_plans"] })));

        Assert.Equal(Codes.MissingParent, problem.Code);
        Assert.Equal("0001_users depends on billing/0007_plans, and no file has that id.", problem.Message);
        Assert.Equal("Bring the file of billing/0007_plans back, or name another one in migrations/0001_users.sql.", problem.Fix);
    }

    [Fact]
    public void A_name_that_several_apps_have_is_asked_for_in_full()
    {
        var problem = Assert.Single(Problems(Build.Files("accounts/0001_init", "trading/0001_init", "0001_a")
            .With("0001_a", file => file with { Depends = ["0001_init"] })));

        Assert.Equal(Codes.AmbiguousParent, problem.Code);
        Assert.Equal("0001_a names 0001_init, which may be accounts/0001_init, trading/0001_init.", problem.Message);
        Assert.Equal("Write the app as well, such as accounts/0001_init.", problem.Fix);
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        var files = Build.Drawn("a <- b <- a, c, d").Add(Build.File("c") with { DeclaredParents = [] })
            .With("d", file => file with { DeclaredParents = ["nowhere"] });

        Assert.Equal([Codes.DuplicateId, Codes.MissingParent, Codes.Cycle], Problems(files).Select(problem => problem.Code));
    }

    [Fact]
    public void Fault_E12_Two_heads_are_drawn_with_where_they_part()
    {
        var graph = Build.Graph("0001_users <- 0002_orders <- 0003_alerts, 0002_orders <- 0003_locale <- 0004_prices");

        var problem = Assert.Single(graph.CheckHeads());

        Assert.Equal(Codes.SeveralHeads, problem.Code);
        Assert.Equal(ExitCode.Usage, problem.Code.Exit);
        Assert.Equal("There are 2 heads: 0003_alerts, 0004_prices.", problem.Message);
        Assert.Equal("migrations/0004_prices.sql", problem.Where?.File);
        Assert.Equal(
            """
            0002_orders
            ├─ 0003_alerts
            └─ 1 more ─ 0004_prices
            """,
            problem.Excerpt);
        Assert.Equal(problem, Assert.Single(Revision.Resolve("head", graph, []).Problems));
    }

    [Fact]
    public void Fault_E12_The_heads_of_an_app_are_told_apart_from_other_apps()
    {
        var files = Build.Drawn("x/1_a <- x/2_b, x/1_a <- x/2_c, y/1_a <- y/2_b <- y/3_c")
            .With("x/2_b", file => file with { Depends = ["y/3_c"] })
            .With("x/2_c", file => file with { Depends = ["y/3_c"] });

        var problem = Assert.Single(Build.Graph(files).CheckHeads());

        Assert.Equal("The app x has 2 heads: x/2_b, x/2_c.", problem.Message);
        Assert.Equal(
            """
            x/1_a
            ├─ x/2_b
            └─ x/2_c
            """,
            problem.Excerpt);
    }

    [Fact]
    public void Fault_E12_Heads_without_a_common_migration_part_at_base()
    {
        Assert.Equal(
            """
            base
            ├─ 2 more ─ c
            ├─ d
            └─ 1 more ─ f
            """,
            Assert.Single(Build.Graph("a <- b <- c, d, e <- f").CheckHeads()).Excerpt);
    }

    [Fact]
    public void Fault_E12_A_great_many_heads_are_not_all_drawn()
    {
        var graph = Build.Graph(string.Join(", ", Enumerable.Range(1, 60).Select(i => $"root <- {i:00}_head")));

        var problem = Assert.Single(graph.CheckHeads());

        Assert.Equal("There are 60 heads: 01_head, 02_head, 03_head, 04_head, 05_head and 55 more.", problem.Message);
        Assert.Equal(
            """
            root
            ├─ 01_head
            ├─ 02_head
            ├─ 03_head
            ├─ 04_head
            ├─ 05_head
            └─ and 55 more
            """,
            problem.Excerpt);
    }

    [Fact]
    public void Fault_E12_A_merge_leaves_one_head()
    {
        Assert.Empty(Build.Graph("a <- b <- d, a <- c <- d").CheckHeads());
    }

    static ImmutableArray<Problem> Problems(ImmutableArray<Migration> files) =>
        RevisionGraph.Build(files, ImmutableDictionary<string, ImmutableArray<string>>.Empty).Problems;
}
