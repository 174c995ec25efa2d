using Xunit;

namespace Slipway.Tests.Graph;

/// <summary>Files without parent lines whose place in the order of names is before what was applied already.</summary>
public sealed class LateFileTests
{
    [Fact]
    public void A_late_file_changes_nobodys_parent()
    {
        var history = Build.Applied(Build.Files("0001_a", "0003_c", "0004_d"));
        var graph = Build.Graph(Build.Files("0001_a", "0002_late", "0003_c", "0004_d"), history);

        Assert.Equal(["0001_a"], graph.ParentsOf("0002_late"));
        Assert.Equal(["0001_a"], graph.ParentsOf("0003_c"));
        Assert.Equal(["0003_c"], graph.ParentsOf("0004_d"));
    }

    [Fact]
    public void A_late_file_is_no_second_head_but_lies_on_the_way_to_the_head()
    {
        var history = Build.Applied(Build.Files("0001_a", "0003_c"));
        var graph = Build.Graph(Build.Files("0001_a", "0002_late", "0003_c"), history);

        Assert.Equal(["0003_c"], graph.Heads);
        Assert.Empty(graph.CheckHeads());
        Assert.Contains("0002_late", graph.AncestorsOf(["0003_c"]));
        Assert.Contains("0003_c", graph.DescendantsOf(["0002_late"]));
        Assert.Equal(["0001_a", "0002_late", "0003_c"], graph.Order.Select(file => file.Id));
    }

    [Fact]
    public void Nothing_was_built_on_a_late_file()
    {
        var history = Build.Applied(Build.Files("0001_a", "0003_c"));
        var graph = Build.Graph(Build.Files("0001_a", "0002_late", "0003_c"), history);

        Assert.Equal(["0002_late"], graph.BuiltOn(["0002_late"]));
        Assert.Equal(["0001_a", "0002_late", "0003_c"], graph.BuiltOn(["0001_a"]).Order());
    }

    [Fact]
    public void A_file_that_comes_before_the_first_one_becomes_the_root()
    {
        var history = Build.Applied(Build.Files("0002_b", "0003_c"));
        var graph = Build.Graph(Build.Files("0001_first", "0002_b", "0003_c"), history);

        Assert.Equal(["0001_first"], graph.Roots);
        Assert.Equal(["0003_c"], graph.Heads);
    }

    [Fact]
    public void A_history_without_parents_keeps_the_order_of_the_names()
    {
        var files = Build.Files("0001_a", "0002_b", "0003_c");
        var graph = Build.Graph(files, Build.History(files.Select(file => Build.Row(file))));

        Assert.Equal(["0001_a", "0002_b", "0003_c"], graph.Order.Select(file => file.Id));
        Assert.Equal(["0003_c"], graph.Heads);
        Assert.Equal(["0001_a"], graph.Roots);
    }

    [Fact]
    public void A_recorded_parent_that_nobody_knows_any_more_is_let_go()
    {
        var files = Build.Files("0001_a", "0002_b");
        var graph = Build.Graph(files, Build.History(Build.Row(files[0], "0000_forgotten")));

        Assert.Equal([], graph.ParentsOf("0001_a"));
        Assert.Equal(["0002_b"], graph.Heads);
    }

    [Fact]
    public void What_files_say_wins_over_the_guess_that_a_file_came_late()
    {
        var history = Build.Applied(Build.Files("0001_a", "0003_c"));
        var files = Build.Files("0001_a", "0002_b", "0003_c").With("0002_b", file => file with { DeclaredParents = ["0003_c"] });
        var graph = Build.Graph(files, history);

        Assert.Equal(["0001_a", "0003_c", "0002_b"], graph.Order.Select(file => file.Id));
        Assert.Equal(["0002_b"], graph.Heads);
    }

    [Fact]
    public void A_guess_that_fails_costs_no_other_late_file_its_place()
    {
        // 0002 says itself that it stands on 0003; 0005 is late as well, and above it.
        var history = Build.Applied(Build.Files("0001_a", "0003_c", "0004_d", "0006_f"));
        var files = Build.Files("0001_a", "0002_b", "0003_c", "0004_d", "0005_late", "0006_f")
            .With("0002_b", file => file with { DeclaredParents = ["0003_c"] });
        var graph = Build.Graph(files, history);

        Assert.Equal(["0006_f", "0002_b"], graph.Heads.OrderDescending());
        Assert.Contains("0005_late", graph.AncestorsOf(["0006_f"]));
    }

    [Fact]
    public void However_many_guesses_fail_the_files_are_ordered_as_they_say()
    {
        // Every second file says itself that it stands on the one behind it.
        var names = Enumerable.Range(0, 200).Select(i => $"{i:0000}_m").ToList();
        var history = Build.Applied(Build.Files([.. names.Where((_, i) => i % 2 == 0)]));
        var files = Build.Files([.. names[..^1]]);
        for (var i = 1; i < 199; i += 2)
            files = files.With(names[i], file => file with { DeclaredParents = [names[i + 1]] });

        var order = Build.Graph(files, history).Order.Select(file => file.Id).ToList();

        Assert.Equal(199, order.Count);
        for (var i = 1; i < 199; i += 2)
            Assert.True(order.IndexOf(names[i]) > order.IndexOf(names[i + 1]));
    }

    [Fact]
    public void What_only_the_history_knows_keeps_its_place_between_files()
    {
        var before = Build.Files("0001_a", "0002_gone", "0003_c");
        var graph = Build.Graph(before.Without("0002_gone"), Build.Applied(before));

        Assert.Equal(["0001_a", "0003_c"], graph.Order.Select(file => file.Id));
        Assert.Equal(["0002_gone"], graph.ParentsOf("0003_c"));
        Assert.Equal(["0001_a"], graph.ParentsOf("0002_gone"));
        Assert.Null(graph.Find("0002_gone"));
        Assert.Equal(["0003_c"], graph.Heads);
    }
}
