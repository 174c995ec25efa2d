using Slipway.Sql;

namespace Slipway.Files;

/// <summary>Reads migrations that are too large to be held as text.</summary>
sealed class LargeFileReader(string folder, MigrationReader migrations, SqlDialect dialect)
{
    /// <summary>The bytes that are read at once.</summary>
    public int BlockSize { get; init; } = 1 << 18;

    /// <summary>The most characters of a section that is held nevertheless: what the history keeps, too.</summary>
    public int LongestHeld { get; init; } = 1 << 20;

    /// <summary>Reads one.</summary>
    /// <returns>The migration, with its checksum; <see langword="null"/> when problems were found.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public Migration? Read(FoundFile found, string path)
    {
        var file = new LargeFile(folder, found.ReadAt, path) { BlockSize = BlockSize };
        using var window = file.Open();
        var scan = new LargeFileScan(window, dialect, LongestHeld);
        scan.Run();
        file.Know();
        if (window.Fault is { } fault)
        {
            migrations.Problems.Add(fault);
            return null;
        }

        if (migrations.Read(found.Id, path, scan.Extract) is not { } migration)
            return null;
        var up = In(migration.Up, file, scan);
        return migration with
        {
            Up = up,
            Down = migration.Down is { } down ? In(down, file, scan) : null,
            Verify = migration.Verify is { } verify ? In(verify, file, scan) : null,
            Checksum = up.Large?.Checksum ?? Checksum.Of(up.Text),
        };
    }

    /// <summary>
    /// The section as it is in the file. Behind a marker it may begin with the end of the marker's line; in the first line
    /// begins one that the file does not have, unless it has SQL and no marker.
    /// </summary>
    static SqlSection In(SqlSection section, LargeFile file, LargeFileScan scan)
    {
        if (section is { Line: 1, Text: "" })
            return section;
        foreach (var part in scan.Parts)
        {
            if (part.Line >= section.Line)
                return part.In(file);
        }

        return section;
    }
}
