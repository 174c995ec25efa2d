using Slipway.Problems;
using Xunit;

namespace Slipway.Tests.Problems;

public sealed class PlaceTests
{
    [Theory]
    [InlineData(0, 0, "migrations/0001.sql")]
    [InlineData(0, 7, "migrations/0001.sql")]
    [InlineData(12, 0, "migrations/0001.sql:12")]
    [InlineData(12, 7, "migrations/0001.sql:12:7")]
    public void A_place_is_written_so_that_editors_jump_to_it(int line, int column, string expected) =>
        Assert.Equal(expected, new Place("migrations/0001.sql", line, column).ToString());
}
