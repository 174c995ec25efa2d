using Slipway.PostgreSql.Schema;
using Slipway.Schema;
using Slipway.Target;
using Slipway.Testing;
using Xunit;

namespace Slipway.PostgreSql.Tests.Schema;

/// <summary>
/// Pairs of schemas written by hand: a folder below <c>Cases</c> with <c>before.sql</c>, <c>after.sql</c>, and, where rows matter,
/// <c>rows.sql</c>, run after <c>before.sql</c>. Each goes there and back. A first line <c>-- superuser</c> in <c>before.sql</c> runs it
/// as one; <c>-- refused: WORDS</c> in <c>after.sql</c> says that the way there is refused with a message that has these words, and
/// <c>-- back refused: WORDS</c> the way back; <c>-- using TABLE.COLUMN: EXPRESSION</c> gives an expression.
/// <c>SLIPWAY_TEST_CASES</c> names those to run, by what their names begin with.
/// </summary>
static class CasePairs
{
    static readonly string Folder = Path.Combine(SourceTree.Root, "tests", "Slipway.PostgreSql.Tests", "Schema", "Cases");

    /// <summary>Every second pair: two classes of tests run side by side.</summary>
    /// <param name="half">0 or 1.</param>
    public static TheoryData<string> Half(int half) => new(Directory.EnumerateFiles(Folder, "after.sql", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Folder, Path.GetDirectoryName(file)!))
        .Where(name => (Environment.GetEnvironmentVariable("SLIPWAY_TEST_CASES") ?? "").Split(' ').Any(name.StartsWith))
        .Order(StringComparer.Ordinal)
        .Where((_, index) => index % 2 == half));

    /// <summary>Goes there and back, plain, and online where that is otherwise.</summary>
    public static async Task RunAsync(string name)
    {
        var pair = SchemaCase.Read(Path.Combine(Folder, name));
        using var wanted = pair.TakeBench(name);
        wanted.Run(pair.After);
        var after = await wanted.ReadAsync();

        var before = await RoundTripAsync(name, pair, after, DdlOptions.Default, known: null);

        // Where nothing is written otherwise online, nothing happens otherwise; what is made online is looked at in its own folders.
        if (!IsLong && !OnlineKinds.Any(kind => name.StartsWith(kind, StringComparison.Ordinal)))
            return;
        if (IsOtherwiseOnline(pair, before, after) || IsOtherwiseOnline(pair, after, before))
            await RoundTripAsync(name, pair, after, Online, before);
    }

    static readonly string[] OnlineKinds = ["check/", "foreign-key/", "index/", "key/", "online/", "partition/", "unique/"];

    static bool IsLong => Environment.GetEnvironmentVariable("SLIPWAY_TEST_LONG") == "1";

    static DdlOptions Online => new() { Online = true };

    static bool IsOtherwiseOnline(SchemaCase pair, DatabaseSchema from, DatabaseSchema to)
    {
        var difference = SchemaDiff.Between(from, to);
        var plain = new DdlWriter().Write(difference, pair.OptionsOn(DdlOptions.Default, to));
        var online = new DdlWriter().Write(difference, pair.OptionsOn(Online, to));
        return plain.Succeeded != online.Succeeded || (plain.Succeeded && !plain.Value!.Statements.SequenceEqual(online.Value!.Statements));
    }

    static async Task<DatabaseSchema> RoundTripAsync(
        string name, SchemaCase pair, DatabaseSchema after, DdlOptions options, DatabaseSchema? known)
    {
        using var bench = pair.TakeBench(name);
        bench.Run(pair.Before);
        bench.Run(pair.Rows);
        var before = known ?? await bench.ReadAsync();

        if (await GoAsync(bench, before, after, pair.OptionsOn(options, after), pair.Refused))
            await GoAsync(bench, after, before, pair.OptionsOn(options, before), pair.BackRefused);
        return before;
    }

    /// <summary>Writes the way from one schema to the other, goes it, and looks whether it ends where it should with all rows.</summary>
    static async Task<bool> GoAsync(SchemaBench bench, DatabaseSchema from, DatabaseSchema to, DdlOptions options, string? refused)
    {
        var written = new DdlWriter().Write(SchemaDiff.Between(from, to), options);
        if (refused is not null)
        {
            Assert.False(written.Succeeded, "It is not refused.");
            Assert.Contains(written.Problems, problem => problem.Message.Contains(refused, StringComparison.Ordinal));
            return false;
        }

        Assert.True(written.Succeeded, string.Join('\n', written.Problems.Select(problem => problem.Message)));
        var script = string.Join(";\n", written.Value!.Statements.Select(statement => statement.Sql));
        var rows = bench.Rows(from, to);

        bench.Run(written.Value);

        var left = SchemaDiff.Between(await bench.ReadAsync(), to);
        Assert.True(left.IsEmpty, $"Left after\n{script}\n\n{Words(left)}");
        Assert.Equal(rows, bench.Rows(from, to));
        return true;
    }

    /// <summary>What differs, a line each.</summary>
    internal static string Words(SchemaDifference difference) => string.Join('\n', difference.Changes.Select(change => change switch
    {
        SchemaChange.Alter alter => $"{change.Name} {change.Object}: "
            + string.Join("; ", alter.Properties.Select(name => $"{name}: {alter.Before[name]} -> {alter.After[name]}")),
        _ => $"{change.Name} {change.Object}",
    }));
}
