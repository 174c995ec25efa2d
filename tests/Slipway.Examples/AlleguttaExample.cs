using System.Reflection;
using Slipway.Testing;
using Xunit;

namespace Slipway.Examples;

/// <summary>Where the example lies, and its database made without Slipway: the yardstick for what Slipway makes.</summary>
static class AlleguttaExample
{
    /// <summary>The revision that the data set belongs to: two before the newest.</summary>
    public const int DataRevision = 8;

    public const int Newest = 10;

    public static string Folder { get; } = Path.GetFullPath(Metadata("Allegutta"));

    public static string Server { get; } = Path.GetFullPath(Metadata("AlleguttaServer"));

    /// <summary>The migrations, in order.</summary>
    public static IReadOnlyList<string> Migrations { get; } =
        [.. Directory.GetFiles(Path.Combine(Folder, "migrations"), "*.sql").Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> Ids { get; } = [.. Migrations.Select(file => Path.GetFileNameWithoutExtension(file)!)];

    /// <summary>Runs the up sections as they stand, in a transaction each.</summary>
    public static SqliteFile MigrateByHand(string file, int from, int to)
    {
        var database = new SqliteFile(file);
        for (var number = from; number <= to; number++)
            database.Execute($"begin;\n{Section(Migrations[number - 1], "up")}\ncommit;");
        return database;
    }

    /// <summary>What stands under a marker of a migration file.</summary>
    public static string Section(string file, string name)
    {
        var marker = $"-- migrate:{name}\n";
        var text = File.ReadAllText(file);
        var begin = text.IndexOf(marker, StringComparison.Ordinal) + marker.Length;
        var end = text.IndexOf("\n-- migrate:", begin, StringComparison.Ordinal);
        return end < 0 ? text[begin..] : text[begin..end];
    }

    /// <summary>Fills a database with the example's own command.</summary>
    public static void Seed(string file)
    {
        var ended = SlipwayProgram.Wait(SlipwayProgram.Start(
            Path.GetDirectoryName(file)!, ["dotnet", Server, "seed", "--database", file]));
        Assert.True(ended.Code == 0, ended.All);
    }

    static string Metadata(string key) => typeof(AlleguttaExample).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
