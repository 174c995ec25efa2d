using Slipway.Graph;
using Xunit;

namespace Slipway.Tests.Graph;

public sealed class RevisionGraphTests
{
    [Fact]
    public void Without_parent_lines_each_file_stands_on_the_one_before_it()
    {
        var graph = Build.Graph(Build.Files("10_c", "2_b", "0001_a", "extra"));

        Assert.Equal(["0001_a", "2_b", "10_c", "extra"], Ids(graph));
        Assert.Equal([], graph.ParentsOf("0001_a"));
        Assert.Equal(["0001_a"], graph.ParentsOf("2_b"));
        Assert.Equal(["2_b"], graph.ParentsOf("10_c"));
        Assert.Equal(["10_c"], graph.ParentsOf("extra"));
        Assert.Equal(["10_c"], graph.ChildrenOf("2_b"));
        Assert.Equal(["0001_a"], graph.Roots);
        Assert.Equal(["extra"], graph.Heads);
    }

    [Fact]
    public void Each_app_has_a_line_of_its_own()
    {
        var graph = Build.Graph(Build.Files("0001_a", "0002_b", "trading/0001_x", "trading/0002_y", "a/b/0001_z"));

        Assert.Equal(["0001_a", "trading/0001_x", "a/b/0001_z"], graph.Roots);
        Assert.Equal(["a/b/0001_z", "0002_b", "trading/0002_y"], graph.Heads);
        Assert.Equal(["trading/0001_x"], graph.ParentsOf("trading/0002_y"));
        Assert.Empty(graph.CheckHeads());
    }

    [Fact]
    public void A_parent_line_wins_over_the_order_of_the_names()
    {
        var files = Build.Files("0001_a", "0002_b", "0003_c")
            .With("0003_c", file => file with { DeclaredParents = ["0001_a"] })
            .With("0002_b", file => file with { DeclaredParents = ["0003_c"] });

        Assert.Equal(["0001_a", "0003_c", "0002_b"], Ids(Build.Graph(files)));
    }

    [Fact]
    public void A_merge_has_several_parents_and_a_branch_point_several_children()
    {
        var graph = Build.Graph("a <- b <- d, a <- c <- d <- e");

        Assert.Equal(["b", "c"], graph.ParentsOf("d"));
        Assert.Equal(["b", "c"], graph.ChildrenOf("a"));
        Assert.Equal(["a"], graph.Roots);
        Assert.Equal(["e"], graph.Heads);
        Assert.Equal(["a", "b", "c", "d"], graph.AncestorsOf(["d"]).Order());
        Assert.Equal(["c", "d", "e"], graph.DescendantsOf(["c"]).Order());
    }

    [Fact]
    public void Of_those_whose_parents_are_done_the_smallest_id_comes_first()
    {
        var graph = Build.Graph("1_a <- 9_b <- 2_c, 1_a <- 5_d <- 3_e, 4_root");

        Assert.Equal(["1_a", "4_root", "5_d", "3_e", "9_b", "2_c"], Ids(graph));
    }

    [Fact]
    public void The_order_of_the_files_on_disk_changes_nothing()
    {
        var files = Build.Drawn("1_a <- 9_b <- 2_c, 1_a <- 5_d <- 3_e, x/1_a <- x/2_b")
            .With("x/2_b", file => file with { Depends = ["3_e"] });
        var expected = Ids(Build.Graph(files));

        for (var turn = 1; turn < files.Length; turn++)
            Assert.Equal(expected, Ids(Build.Graph([.. files[turn..], .. files[..turn]])));
        Assert.Equal(expected, Ids(Build.Graph([.. files.Reverse()])));
    }

    [Fact]
    public void What_another_app_needs_comes_before_it_but_stays_its_own_apps_head()
    {
        var graph = Build.Graph(Build.Files("accounts/0001_users", "accounts/0002_totp", "trading/0001_orders")
            .With("trading/0001_orders", file => file with { Depends = ["accounts/0002_totp"] }));

        Assert.Equal(["accounts/0001_users", "accounts/0002_totp", "trading/0001_orders"], Ids(graph));
        Assert.Equal(["accounts/0002_totp"], graph.DependsOf("trading/0001_orders"));
        Assert.Equal([], graph.ParentsOf("trading/0001_orders"));
        Assert.Equal(["trading/0001_orders", "accounts/0002_totp"], graph.Heads);
        Assert.Equal(3, graph.AncestorsOf(["trading/0001_orders"]).Count);
    }

    [Fact]
    public void A_bare_name_is_looked_for_in_the_own_app_then_in_the_root_then_everywhere()
    {
        var files = Build.Files("0001_users", "trading/0001_users", "trading/0002_x", "other/0007_only")
            .With("trading/0002_x", file => file with { DeclaredParents = ["0001_users"], Depends = ["0001_users", "0007_only"] });
        var graph = Build.Graph(files);

        Assert.Equal(["trading/0001_users"], graph.ParentsOf("trading/0002_x"));
        Assert.Equal(["0001_users", "other/0007_only"], graph.DependsOf("trading/0002_x"));
    }

    [Fact]
    public void A_parent_that_is_named_twice_counts_once()
    {
        var files = Build.Drawn("a <- b").With("b", file => file with { DeclaredParents = ["a", "a"], Depends = ["a", "a"] });
        var graph = Build.Graph(files);

        Assert.Equal(["a", "b"], Ids(graph));
        Assert.Equal(["a"], graph.ParentsOf("b"));
        Assert.Equal(["a"], graph.DependsOf("b"));
    }

    [Fact]
    public void Ids_that_the_graph_does_not_know_stand_alone()
    {
        var graph = Build.Graph("a <- b");

        Assert.Null(graph.Find("z"));
        Assert.Equal([], graph.ParentsOf("z"));
        Assert.Equal([], graph.ChildrenOf("z"));
        Assert.Empty(graph.AncestorsOf(["z"]));
        Assert.Empty(graph.DescendantsOf(["z"]));
    }

    [Fact]
    public void No_files_make_an_empty_graph()
    {
        var graph = Build.Graph([]);

        Assert.Empty(graph.Order);
        Assert.Empty(graph.Heads);
        Assert.Empty(graph.Roots);
        Assert.Empty(graph.CheckHeads());
    }

    static IEnumerable<string> Ids(RevisionGraph graph) => graph.Order.Select(file => file.Id);
}
