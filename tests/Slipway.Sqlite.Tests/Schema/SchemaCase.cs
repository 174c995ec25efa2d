namespace Slipway.Sqlite.Tests.Schema;

/// <summary>
/// A folder with <c>before.sql</c> and <c>after.sql</c>. Beside them: <c>rows.sql</c>, rows for the state before, where ours do not fit;
/// <c>fails-with-rows</c>, the directions (up, down) in which rows must make it fail; <c>refused</c>, a line for each direction that is
/// refused, with the name that must be told: <c>up fts</c>; <c>equal</c>, empty, when the two must be the same schema; <c>script.sql</c>,
/// the script for up when its very text matters.
/// </summary>
sealed record SchemaCase(string Folder)
{
    static string Root { get; } = Find();

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Root, "before.sql", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, Path.GetDirectoryName(path)!)).Order(StringComparer.Ordinal);

    public string Before => Read("before.sql") ?? "";

    public string After => Read("after.sql") ?? "";

    public string? Rows => Read("rows.sql");

    public string? Script => Read("script.sql");

    public bool AreEqual => Read("equal") is not null;

    public static SchemaCase Of(string name) => new(Path.Combine(Root, name));

    public bool FailsWithRows(string direction) => Read("fails-with-rows")?.Split('\n').Contains(direction) ?? false;

    /// <summary>What a refusal must name; <see langword="null"/> when the direction is not refused.</summary>
    public string? Refused(string direction) => Read("refused")?.Split('\n')
        .FirstOrDefault(line => line.StartsWith(direction + " ", StringComparison.Ordinal))?[(direction.Length + 1)..];

    string? Read(string file) => Path.Combine(Folder, file) is var path && File.Exists(path) ? File.ReadAllText(path) : null;

    static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Combine(folder, "Schema", "Cases") is var cases && Directory.Exists(cases))
                return cases;
        }

        throw new DirectoryNotFoundException("Schema/Cases");
    }
}
