using Slipway.PostgreSql.Schema;
using Slipway.Schema;
using Slipway.Target;
using Slipway.Testing;
using Xunit;

namespace Slipway.PostgreSql.Tests.Schema;

/// <summary>
/// A schema with things of every kind that Slipway makes, from nothing: it is the same to Slipway's eye and to pg_dump's.
/// </summary>
public sealed class WholeSchemaTests
{
    static readonly string Text = File.ReadAllText(
        Path.Combine(SourceTree.Root, "tests", "Slipway.PostgreSql.Tests", "Schema", "whole.sql"));

    [Fact]
    public async Task Promise_F2_a_whole_schema_is_written_from_nothing()
    {
        using var original = new SchemaBench(asSuperuser: true);
        using var made = new SchemaBench(asSuperuser: true);
        original.Run(Text);
        var (nothing, wanted) = (await made.ReadAsync(), await original.ReadAsync());

        made.Run(Write(nothing, wanted));

        Assert.Empty(SchemaDiff.Between(await made.ReadAsync(), wanted).Changes);
        Assert.Equal(Sorted(original.Dump()), Sorted(made.Dump()));
    }

    [Fact]
    public async Task Promise_F2_a_whole_schema_is_taken_away()
    {
        using var bench = new SchemaBench(asSuperuser: true);
        var nothing = await bench.ReadAsync();
        bench.Run(Text);

        bench.Run(Write(await bench.ReadAsync(), nothing));

        Assert.Empty((await bench.ReadAsync()).Objects);
    }

    [Fact]
    public async Task A_whole_schema_has_things_of_every_kind_that_is_written()
    {
        using var bench = new SchemaBench(asSuperuser: true);
        bench.Run(Text);

        var kinds = (await bench.ReadAsync()).Objects.Select(one => one.Kind).ToHashSet();

        ObjectKind[] others =
        [
            ObjectKind.VirtualTable, ObjectKind.BaseType, ObjectKind.OperatorClass, ObjectKind.OperatorFamily, ObjectKind.TextSearchParser,
            ObjectKind.TextSearchTemplate, ObjectKind.Conversion, ObjectKind.Language, ObjectKind.AccessMethod, ObjectKind.Transform,
            ObjectKind.Subscription,
        ];
        Assert.Empty(KindList.All.SelectMany(kind => kind.Kinds).Except(others).Except(kinds));
    }

    static DdlScript Write(DatabaseSchema from, DatabaseSchema to)
    {
        var written = new DdlWriter().Write(SchemaDiff.Between(from, to), DdlOptions.Default);
        Assert.True(written.Succeeded, string.Join('\n', written.Problems.Select(problem => problem.Message)));
        return written.Value!;
    }

    /// <summary>The statements of a dump, sorted: the order in which things were made shows in it here and there.</summary>
    static string Sorted(string dump) => string.Join("\n\n", dump.Split("\n\n").Select(part => part.Trim())
        .Where(part => part.Length > 0 && !part.StartsWith("--", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
}
