using Slipway.Schema;
using Xunit;

namespace Slipway.Tests.Schema;

/// <summary>A difference is told with its cause, and what is somebody else's affair is not told.</summary>
public sealed class DriftTests
{
    [Fact]
    public void Promise_F2_who_changed_what_is_told_apart()
    {
        var files = TestSchema.Of("table t", "column t.a: type=int", "column t.gone: type=int");
        var database = TestSchema.Of("table t", "column t.a: type=bigint", "column t.b: type=text", "index i needs t.b");
        var wanted = TestSchema.Of("table t", "column t.a: type=int", "column t.gone: type=int", "column t.b: type=text",
            "index i needs t.b");

        var drift = Drift.Between(files, database, wanted);

        Assert.Equal(
            ["ChangedByHand alter-column t.a", "ChangedByHand drop-column t.gone", "MissingMigration add-column t.b",
                "MissingMigration create-index i"],
            drift.Changes.Select(one => $"{one.Cause} {one.Change.Name} {one.Change.Object.Path}").Order(StringComparer.Ordinal));
        Assert.Equal(["alter-column t.a", "drop-column t.gone"], drift.Lacking.Select(change => $"{change.Name} {change.Object.Path}"));
    }

    [Fact]
    public void Without_a_wanted_schema_somebody_did_it_by_hand()
    {
        var drift = Drift.Between(DatabaseSchema.Empty, TestSchema.Of("table t", "column t.a"), wanted: null);

        Assert.Equal(DriftCause.ChangedByHand, Assert.Single(drift.Changes).Cause);
    }

    [Theory]
    [InlineData("django_*")]
    [InlineData("DJANGO_*")]
    [InlineData("table django_?ession")]
    public void Promise_F23_what_a_pattern_names_is_ignored_with_what_belongs_to_it(string pattern)
    {
        var schema = TestSchema.Of("table django_session", "column django_session.key", "default django_session.key",
            "table users", "column users.a");

        var left = new IgnorePatterns([pattern]).Apply(schema);

        Assert.Equal(["table users", "column users.a"], left.Objects.Select(one => one.Id.ToString()));
    }

    [Fact]
    public void A_pattern_may_name_a_single_column()
    {
        var schema = TestSchema.Of("table users", "column users.a", "column users.legacy", "view v needs users.legacy");

        var left = new IgnorePatterns(["users.legacy"]).Apply(schema);

        Assert.Equal(["table users", "column users.a", "view v"], left.Objects.Select(one => one.Id.ToString()));
        Assert.Empty(left.Objects[2].Needs);
    }
}
