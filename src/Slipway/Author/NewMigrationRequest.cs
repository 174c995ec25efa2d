using System.Collections.Immutable;
using Slipway.Files;

namespace Slipway.Author;

/// <summary>A migration that is to be written.</summary>
/// <param name="Files">The migrations that there are; their folder need not exist.</param>
/// <param name="Name">What it does, in a few words, such as <c>Add locale</c>.</param>
/// <param name="Now">The time.</param>
public sealed record NewMigrationRequest(MigrationFiles Files, string Name, DateTimeOffset Now)
{
    /// <summary>The app that it belongs to; empty for the root.</summary>
    public string App { get; init; } = "";

    /// <summary>The revisions to stand on, such as <c>0006</c>; empty for the head of the app.</summary>
    public ImmutableArray<string> Parents { get; init; } = [];

    /// <summary>What a person should know of it, which stands in its head; empty for nothing.</summary>
    public string Comment { get; init; } = "";

    /// <summary>How it is numbered.</summary>
    public MigrationNumbering Numbering { get; init; } = MigrationNumbering.AsBefore;
}
