using Slipway.Schema;
using Xunit;

namespace Slipway.Tests.Schema;

/// <summary>Changes come in an order in which they can be made.</summary>
public sealed class ChangeSequenceTests
{
    [Fact]
    public void A_table_is_made_with_its_columns_and_before_what_needs_it()
    {
        var after = TestSchema.Of("view v", "table t", "column t.a", "index i needs t.a");

        Assert.Equal(["create v", "create t with t.a", "create i"], Words(DatabaseSchema.Empty, after));
    }

    [Fact]
    public void What_needs_a_column_is_away_while_its_type_changes()
    {
        var before = TestSchema.Of("table t", "column t.a: type=int", "view v needs t.a", "view w needs v", "view other");
        var after = TestSchema.Of("table t", "column t.a: type=bigint", "view v needs t.a", "view w needs v", "view other");

        Assert.Equal(["drop w", "drop v", "alter t.a", "create v", "create w"], Words(before, after));
    }

    [Fact]
    public void A_name_is_given_up_before_it_is_taken()
    {
        var before = TestSchema.Of("table t", "column t.a");
        var after = TestSchema.Of("view t");

        Assert.Equal(["drop t", "create t"], Words(before, after));
    }

    [Fact]
    public void What_goes_for_good_goes_last_and_before_what_it_needs()
    {
        var before = TestSchema.Of("table a", "column a.x", "table b", "column b.x", "view v needs a.x");
        var after = TestSchema.Of("table b", "column b.x", "column b.y");

        Assert.Equal(["create b.y", "drop v", "drop a"], Words(before, after));
    }

    [Fact]
    public void What_was_changed_needs_no_longer_what_goes_after_it()
    {
        var before = TestSchema.Of("function f", "table t", "column t.a: default=f needs f");
        var after = TestSchema.Of("table t", "column t.a: default=1");

        Assert.Equal(["alter t.a", "drop f"], Words(before, after));
    }

    [Fact]
    public void Tables_that_point_at_each_other_are_made_and_dropped_with_their_keys_apart()
    {
        var circle = Circle();

        var (made, dropped) = (Words(DatabaseSchema.Empty, circle).ToList(), Words(circle, DatabaseSchema.Empty).ToList());

        Assert.Equal(["create a with a.x", "create b with b.x"], made.Take(2).Order(StringComparer.Ordinal));
        Assert.Equal(["create a.k", "create b.k"], made.Skip(2).Order(StringComparer.Ordinal));
        Assert.Equal(["drop a.k", "drop b.k"], dropped.Take(2).Order(StringComparer.Ordinal));
        Assert.Equal(["drop a", "drop b"], dropped.Skip(2).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_table_that_would_have_to_be_made_anew_is_told()
    {
        var before = TestSchema.Of("compositetype c: of=int", "table t needs c");
        var after = TestSchema.Of("compositetype c: of=text", "table t needs c");

        var sequence = ChangeSequence.Of(SchemaDiff.Between(before, after), new TestRules());

        Assert.Equal("t", Assert.Single(sequence.Stuck).Name);
    }

    /// <summary>Of random schemas: whoever needs something comes after it, and goes before it.</summary>
    [Fact]
    public void Any_two_schemas_are_bridged_in_an_order_that_keeps_what_is_needed()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var (before, after) = (RandomSchema(random), RandomSchema(random));
            var there = new HashSet<ObjectId>(before.Objects.Select(one => one.Id));
            foreach (var action in ChangeSequence.Of(SchemaDiff.Between(before, after), new TestRules()).Actions)
            {
                switch (action)
                {
                    case SchemaAction.Drop drop:
                        var dependents = before.Objects.Where(one => one.Needs.Contains(drop.Object) && there.Contains(one.Id)
                            && !(after.Find(one.Id) is { } now && !now.Needs.Contains(drop.Object)));
                        Assert.True(!dependents.Any(), $"seed {seed}: {drop.Object} goes before {dependents.FirstOrDefault()?.Id}");
                        there.Remove(drop.Object);
                        there.ExceptWith(before.ChildrenOf(drop.Object).Select(child => child.Id));
                        break;
                    case SchemaAction.Create create:
                        there.UnionWith(create.Parts.Select(part => part.Id).Append(create.Object));
                        Assert.True(create.After.Needs.All(there.Contains), $"seed {seed}: {create.Object} comes before what it needs");
                        break;
                    case SchemaAction.Alter alter:
                        Assert.True(alter.Change.After.Needs.All(there.Contains),
                            $"seed {seed}: {alter.Object} is changed before what it needs");
                        break;
                }
            }

            Assert.True(there.SetEquals(after.Objects.Select(one => one.Id)), $"seed {seed}: something is left or missing");
        }
    }

    static DatabaseSchema RandomSchema(Random random)
    {
        var lines = new List<string>();
        var free = new List<string>();
        for (var index = 0; index < 8; index++)
        {
            if (random.Next(3) == 0)
                continue;
            if (random.Next(2) == 0)
            {
                lines.Add($"table t{index}");
                for (var column = 0; column < 3; column++)
                {
                    if (random.Next(3) > 0)
                        lines.Add($"column t{index}.c{column}: type={random.Next(2)}");
                }

                free.AddRange(lines.Where(line => line.StartsWith($"column t{index}.", StringComparison.Ordinal)).Select(line =>
                    line.Split(' ')[1].TrimEnd(':')));
            }
            else
            {
                var needs = free.Where(_ => random.Next(4) == 0).ToList();
                lines.Add($"view v{index}: text={random.Next(2)}" + (needs.Count > 0 ? $" needs {string.Join(", ", needs)}" : ""));
                free.Add($"v{index}");
            }
        }

        return TestSchema.Of(lines);
    }

    static DatabaseSchema Circle()
    {
        var objects = TestSchema.Of("table a", "column a.x", "table b", "column b.x needs a", "foreignkey a.k needs b",
            "foreignkey b.k needs a");
        return objects with { Objects = [.. objects.Objects.Select(one => one.Id.Path == "b.x" ? one with { Needs = [] } : one)] };
    }

    static IEnumerable<string> Words(DatabaseSchema before, DatabaseSchema after) =>
        ChangeSequence.Of(SchemaDiff.Between(before, after), new TestRules()).Actions.Select(action => action switch
        {
            SchemaAction.Drop drop => $"drop {drop.Object.Path}",
            SchemaAction.Create { Parts: [] } create => $"create {create.Object.Path}",
            SchemaAction.Create create =>
                $"create {create.Object.Path} with {string.Join(", ", create.Parts.Select(part => part.Id.Path))}",
            _ => $"alter {action.Object.Path}",
        });
}
