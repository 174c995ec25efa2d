using Slipway.Graph;
using Slipway.History;
using Slipway.Target;

namespace Slipway.Replay;

/// <summary>What a schema can be read from.</summary>
public abstract record SchemaSource
{
    SchemaSource()
    {
    }

    /// <summary>
    /// For what it is read, in a word, where the same is likely to be read again: an engine may then keep the throw-away database.
    /// <see langword="null"/> by default.
    /// </summary>
    public string? Role { get; init; }

    /// <summary>A database as it is.</summary>
    /// <param name="Target">The database.</param>
    public sealed record Live(ITarget Target) : SchemaSource;

    /// <summary>Migrations, all of them, replayed in a throw-away database.</summary>
    /// <param name="Graph">The migrations.</param>
    public sealed record Migrations(RevisionGraph Graph) : SchemaSource;

    /// <summary>The migrations that a database says are applied, in the order in which they ran.</summary>
    /// <param name="History">The history, with its texts.</param>
    /// <param name="Graph">The files.</param>
    public sealed record Applied(MigrationHistory History, RevisionGraph Graph) : SchemaSource;

    /// <summary>Texts that define a schema, loaded into a throw-away database.</summary>
    /// <param name="Texts">The texts.</param>
    public sealed record Definitions(DefinitionTexts Texts) : SchemaSource;
}
