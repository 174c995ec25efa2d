using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Slipway.Files;
using Slipway.Graph;
using Slipway.History;

namespace Slipway.Tests;

/// <summary>Makes migrations, graphs and histories for tests, in few words. What a test is about it changes with <c>with</c>.</summary>
static class Build
{
    /// <summary>When the first row of a history was applied; each later one a minute after.</summary>
    public static readonly DateTimeOffset Epoch = new(2026, 3, 1, 9, 30, 0, TimeSpan.Zero);

    /// <summary>A file without a parent line. Its sections are made of its id, unless they are given.</summary>
    public static Migration File(string id, string? up = null, string? down = "")
    {
        var text = up ?? $"create table \"{id}\" (id integer);\n";
        return new Migration
        {
            Id = id,
            Path = $"migrations/{id}.sql",
            Up = new SqlSection(text, Line: 2),
            Down = down is null ? null : new SqlSection(down.Length > 0 ? down : $"drop table \"{id}\";\n", Line: 5),
            Checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
        };
    }

    /// <summary>Files without parent lines.</summary>
    public static ImmutableArray<Migration> Files(params ImmutableArray<string> ids) => [.. ids.Select(id => File(id))];

    /// <summary>
    /// Files with parent lines, drawn as <c>a &lt;- b &lt;- d, a &lt;- c &lt;- d</c>: b and c stand on a, and d joins them. A lone
    /// name is a root.
    /// </summary>
    public static ImmutableArray<Migration> Drawn(string drawing)
    {
        var parents = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var line in drawing.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string? before = null;
            foreach (var id in line.Split("<-", StringSplitOptions.TrimEntries))
            {
                var own = parents.GetValueOrDefault(id, []);
                parents[id] = before is null || own.Contains(before) ? own : own.Add(before);
                before = id;
            }
        }

        return [.. parents.Select(entry => File(entry.Key) with { DeclaredParents = entry.Value })];
    }

    /// <summary>The same files, one of them changed.</summary>
    public static ImmutableArray<Migration> With(this ImmutableArray<Migration> files, string id, Func<Migration, Migration> change) =>
        [.. files.Select(file => file.Id == id ? change(file) : file)];

    /// <summary>The same files without those of these ids.</summary>
    public static ImmutableArray<Migration> Without(this ImmutableArray<Migration> files, params ImmutableArray<string> ids) =>
        [.. files.Where(file => !ids.Contains(file.Id))];

    /// <summary>The graph of the files, and of what a history recorded.</summary>
    public static RevisionGraph Graph(ImmutableArray<Migration> files, MigrationHistory? history = null) =>
        RevisionGraph.Build(files, (history ?? MigrationHistory.None).RecordedParents).Required;

    /// <summary>The graph of a drawing.</summary>
    public static RevisionGraph Graph(string drawing) => Graph(Drawn(drawing));

    /// <summary>A row as it is written when the file is applied.</summary>
    public static AppliedMigration Row(Migration file, params ImmutableArray<string> parents) => new()
    {
        Id = file.Id,
        Parents = parents,
        Phase = file.Phase,
        Kind = RecordKind.Ran,
        Checksum = file.Checksum,
        UpText = file.Up.Text,
        DownText = file.Down?.Text,
    };

    /// <summary>A history with these rows, applied in this order.</summary>
    public static MigrationHistory History(params IEnumerable<AppliedMigration> rows) => new()
    {
        Exists = true,
        Format = 1,
        Applied = [.. rows.Select((row, i) => row with { AppliedAt = Epoch.AddMinutes(i) })],
    };

    /// <summary>The history of a database to which these files were applied, in canonical order; without ids, all.</summary>
    public static MigrationHistory Applied(ImmutableArray<Migration> files, params ImmutableArray<string> ids)
    {
        var graph = Graph(files);
        return History(graph.Order
            .Where(file => ids.IsEmpty || ids.Contains(file.Id))
            .Select(file => Row(file, graph.ParentsOf(file.Id))));
    }

    /// <summary>A comparison of files with a history.</summary>
    public static HistoryComparison Compare(ImmutableArray<Migration> files, MigrationHistory history) =>
        HistoryComparison.Of(Folder(files), Graph(files, history), history);

    /// <summary>What a folder of these files reads as.</summary>
    public static MigrationFiles Folder(ImmutableArray<Migration> files) => new("/app/migrations", files, [], []);
}
