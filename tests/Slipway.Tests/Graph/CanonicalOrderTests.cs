using Slipway.Graph;
using Xunit;

namespace Slipway.Tests.Graph;

public sealed class CanonicalOrderTests
{
    [Fact]
    public void Ids_sort_by_their_number_as_a_number_then_by_ordinal_text_then_by_app()
    {
        string[] sorted =
        [
            "0_init", "1_users", "0002_B", "0002_a", "a/0002_a", "b/0002_a", "2_a", "0010_z", "10_a", "20260101120000_x",
            "99999999999999999999999999999999_beyond_64_bits", "Zeta", "alpha", "b/alpha", "zeta",
        ];

        Assert.Equal(sorted, sorted.Reverse().Order(CanonicalOrder.Instance));
        Assert.Equal(sorted, sorted.Order(StringComparer.Ordinal).ToList().Order(CanonicalOrder.Instance));
    }

    [Fact]
    public void Only_the_same_text_is_equal()
    {
        string[] alike = ["1_a", "01_a", "001_a", "1_A", "x/1_a", "x/y/1_a"];

        Assert.All(
            from one in alike from other in alike select (one, other),
            pair => Assert.Equal(pair.one == pair.other, CanonicalOrder.Instance.Compare(pair.one, pair.other) == 0));
    }

    [Theory]
    [InlineData("0004_add_alerts", "4", "0004_add_alerts", "")]
    [InlineData("trading/0002_orders", "2", "0002_orders", "trading")]
    [InlineData("a/b/0000", "0", "0000", "a/b")]
    [InlineData("init", "", "init", "")]
    [InlineData("v1_init", "", "v1_init", "")]
    public void An_id_is_an_app_and_a_name_that_may_begin_with_a_number(string id, string number, string name, string app)
    {
        Assert.Equal(name, CanonicalOrder.NameOf(id).ToString());
        Assert.Equal(number, CanonicalOrder.NumberOf(CanonicalOrder.NameOf(id)).ToString());
        Assert.Equal(app, CanonicalOrder.AppOf(id));
    }
}
