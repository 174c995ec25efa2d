using System.Globalization;
using Slipway.PostgreSql.Schema;
using Slipway.Schema;
using Slipway.Target;
using Slipway.Testing;
using Xunit;

namespace Slipway.PostgreSql.Tests.Schema;

/// <summary>
/// From the schema of any case to that of any other: it ends where it should, or is refused. <c>SLIPWAY_TEST_CROSSINGS</c> says how many
/// are tried, <c>SLIPWAY_TEST_SEED</c> which. Default privileges are those of who makes things, and here that is not who reads.
/// </summary>
public sealed class CrossTests
{
    static readonly string Folder = Path.Combine(SourceTree.Root, "tests", "Slipway.PostgreSql.Tests", "Schema", "Cases");

    [Fact]
    public async Task Promise_F2_any_schema_becomes_any_other()
    {
        // Order by name, not by the file system's, so that a seed means the same everywhere.
        var files = Directory.EnumerateFiles(Folder, "*.sql", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "rows.sql" && !file.Contains("default-privileges", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).ToList();
        var random = new Random(Number("SLIPWAY_TEST_SEED", 1));
        var failures = new List<string>();
        for (var count = Number("SLIPWAY_TEST_CROSSINGS", 12); count > 0; count--)
        {
            var (from, to) = (files[random.Next(files.Count)], files[random.Next(files.Count)]);
            if (await FaultOfAsync(File.ReadAllText(from), File.ReadAllText(to)) is { } fault)
                failures.Add($"{Path.GetRelativePath(Folder, from)} -> {Path.GetRelativePath(Folder, to)}: {fault}");
        }

        Assert.Empty(failures);
    }

    static async Task<string?> FaultOfAsync(string from, string to)
    {
        using var bench = new SchemaBench(asSuperuser: true);
        using var wanted = new SchemaBench(asSuperuser: true);
        bench.Run(from);
        wanted.Run(to);
        var after = await wanted.ReadAsync();
        var written = new DdlWriter().Write(SchemaDiff.Between(await bench.ReadAsync(), after), DdlOptions.Default);
        if (!written.Succeeded)
            return null;
        try
        {
            bench.Run(written.Value!);
        }
        catch (InvalidOperationException refused)
        {
            return $"{refused.Message}\nin\n{string.Join(";\n", written.Value!.Statements.Select(statement => statement.Sql))}";
        }

        var left = SchemaDiff.Between(await bench.ReadAsync(), after);
        return left.IsEmpty ? null : string.Join(", ", left.Changes.Select(change => $"{change.Name} {change.Object}"));
    }

    static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
