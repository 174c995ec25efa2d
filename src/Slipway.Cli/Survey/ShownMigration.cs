using System.Collections.Immutable;
using Slipway.Files;
using Slipway.History;

namespace Slipway.Cli.Survey;

/// <summary>All that is known of a migration.</summary>
/// <param name="Id">The migration.</param>
/// <param name="File">Its file; <see langword="null"/> when it has none.</param>
/// <param name="Row">Its row of the history; <see langword="null"/> when it is not applied.</param>
sealed record ShownMigration(string Id, Migration? File, AppliedMigration? Row)
{
    public ImmutableArray<string> Parents { get; init; } = [];

    public ImmutableArray<string> Children { get; init; } = [];

    /// <summary>The text that applies it: the file's, or what the history has kept; <see langword="null"/> when neither has it.</summary>
    public string? Up => File?.Up.Text ?? Row?.UpText;

    public string? Down => File is null ? Row?.DownText : File.Down?.Text;

    /// <summary>Whether the file does not say what was applied.</summary>
    public bool IsChanged { get; init; }

    public static ShownMigration Of(string id, Standing standing) => new(id, standing.Graph.Find(id), standing.History.Find(id))
    {
        Parents = standing.Graph.ParentsOf(id),
        Children = standing.Graph.ChildrenOf(id),
        IsChanged = standing.Comparison.Changed.Any(pair => pair.File.Id == id),
    };

    /// <summary>The markers of the file that are not as by default, as they are written there.</summary>
    public IEnumerable<string> Markers
    {
        get
        {
            if (File is null)
                yield break;
            foreach (var other in File.Depends)
                yield return $"depends {other}";
            if (!File.Transactional)
                yield return "transaction off";
            if (File.ForeignKeys)
                yield return "foreign-keys on";
            if (File.Idempotent)
                yield return "idempotent";
            if (File.Probe is { } probe)
                yield return $"probe {probe}";
            if (File.LockTimeout is { } lockTimeout)
                yield return $"timeout lock={lockTimeout.TotalMilliseconds:0.###}ms";
            if (File.StatementTimeout is { } statementTimeout)
                yield return $"timeout statement={statementTimeout.TotalMilliseconds:0.###}ms";
            if (File.Batch is { } batch)
                yield return $"batch {batch}";
            if (File.Replaces is { } replaces)
                yield return $"replaces {replaces}";
            foreach (var allow in File.Allows)
                yield return $"allow {allow.Kind} {allow.Object}{(allow.Max is { } max ? $" max={max}" : "")} -- {allow.Reason}";
        }
    }
}
