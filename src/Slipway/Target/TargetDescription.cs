using System.Collections.Immutable;
using Slipway.Sql;

namespace Slipway.Target;

/// <summary>What a target is, and what its engine prefers.</summary>
public sealed record TargetDescription
{
    /// <summary>The engine's name, such as <c>sqlite</c>.</summary>
    public required string Engine { get; init; }

    /// <summary>The database as a person names it, without secrets: a path, or host and name.</summary>
    public required string Database { get; init; }

    /// <summary>A short name for file names: <c>portfolio</c> for <c>/data/portfolio.db</c>.</summary>
    public required string ShortName { get; init; }

    /// <summary>The extension of the engine's copies, such as <c>.db</c>.</summary>
    public required string CopyExtension { get; init; }

    /// <summary>The dialect of its statements.</summary>
    public required SqlDialect Dialect { get; init; }

    /// <summary>Whether the names of tables begin with a schema.</summary>
    public bool HasSchemas { get; init; }

    /// <summary>What one transaction holds unless the settings say otherwise.</summary>
    public required TransactionScope DefaultScope { get; init; }

    /// <summary>
    /// The statement that lists rows which point at nothing, looked for before each commit; <see langword="null"/>, as by default,
    /// when the engine itself never lets there be any.
    /// </summary>
    public string? DanglingQuery { get; init; }

    /// <summary>
    /// Statements to be run before definitions are loaded that may stand in any order: what is checked only against what is there
    /// already is not checked. None by default.
    /// </summary>
    public ImmutableArray<string> BeforeDefinitions { get; init; } = [];

    /// <summary>
    /// Whether a restore fills another database beside, counts what it holds, and only then gives it the name: what was there
    /// stays, under another name, so that no copy of it need be made before; <see langword="false"/> by default.
    /// </summary>
    public bool RestoresBeside { get; init; }
}
