using Slipway.History;
using Xunit;

namespace Slipway.Tests.History;

public sealed class MigrationHistoryTests
{
    [Fact]
    public void The_current_revision_is_what_no_applied_migration_stands_on()
    {
        var history = Build.Applied(Build.Drawn("9_a <- 10_b, 9_a <- 2_c, x/1_d"));

        Assert.Equal(["x/1_d", "2_c", "10_b"], history.Current);
        Assert.Equal([], MigrationHistory.None.Current);
    }

    [Fact]
    public void A_row_is_found_by_its_id_and_its_parents_are_at_hand()
    {
        var history = Build.Applied(Build.Drawn("a <- b"));

        Assert.Equal("b", history.Find("b")?.Id);
        Assert.Null(history.Find("B"));
        Assert.Equal(["a"], history.RecordedParents["b"]);
        Assert.Equal([], history.RecordedParents["a"]);
    }
}
