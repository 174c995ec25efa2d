using Slipway.Schema;
using Xunit;

namespace Slipway.Tests.Schema;

/// <summary>The difference between two schemas is exact.</summary>
public sealed class SchemaDiffTests
{
    [Fact]
    public void Equal_schemas_have_no_difference_whatever_the_order_of_their_things()
    {
        var one = TestSchema.Of("table t", "column t.a: type=int", "column t.b: type=text");
        var other = TestSchema.Of("table t", "column t.b: type=text", "column t.a: type=int");

        Assert.True(SchemaDiff.Between(one, other).IsEmpty);
    }

    [Fact]
    public void Each_change_is_named_as_effects_are()
    {
        var before = TestSchema.Of("table t", "column t.a: type=int", "column t.b: type=text", "view v: definition=select",
            "foreignkey t.k");
        var after = TestSchema.Of("table t", "column t.a: type=bigint", "column t.c: type=text",
            "materializedview m: definition=select", "check t.k");

        var difference = SchemaDiff.Between(before, after);

        Assert.Equal(
            ["create-materialized-view m", "alter-column t.a", "drop-column t.b", "add-column t.c", "add-check t.k",
                "drop-foreign-key t.k", "drop-view v"],
            difference.Changes.Select(change => $"{change.Name} {change.Object.Path}"));
    }

    [Fact]
    public void A_property_that_comes_or_goes_is_a_change()
    {
        var before = TestSchema.Of("table t", "column t.a: type=int, not-null=yes");
        var after = TestSchema.Of("table t", "column t.a: type=int, identity=always");

        var change = Assert.IsType<SchemaChange.Alter>(Assert.Single(SchemaDiff.Between(before, after).Changes));

        Assert.Equal(["not-null", "identity"], change.Properties);
        Assert.False(change.ChangesOnly("not-null"));
        Assert.True(change.ChangesOnly("identity", "not-null", "comment"));
    }

    [Fact]
    public void A_new_table_speaks_for_what_comes_with_it()
    {
        var after = TestSchema.Of("table t", "column t.a: type=int", "index i needs t.a");

        var difference = SchemaDiff.Between(DatabaseSchema.Empty, after);

        Assert.Equal(["create-index i", "create-table t"], difference.Topmost.Select(change => $"{change.Name} {change.Object.Path}"));
        Assert.Equal(["drop-column t.a", "drop-index i", "drop-table t"], difference.Reversed.Changes
            .Select(change => $"{change.Name} {change.Object.Path}").Order(StringComparer.Ordinal));
    }
}
