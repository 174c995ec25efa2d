using System.Collections.Immutable;
using Slipway.Problems;

namespace Slipway.Files;

/// <summary>One versioned change: a file, read but not yet split into statements.</summary>
public sealed record Migration
{
    /// <summary>The identity: the path under the migrations folder without <c>.sql</c>, such as <c>trading/0002_orders</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The file, as the user would type it.</summary>
    public required string Path { get; init; }

    /// <summary>The parents that the file declares; default (not empty) when it has no parent line.</summary>
    public ImmutableArray<string> DeclaredParents { get; init; }

    /// <summary>Migrations of other apps that must be applied before.</summary>
    public ImmutableArray<string> Depends { get; init; } = [];

    /// <summary>When it may run; <see cref="Phase.Expand"/> by default.</summary>
    public Phase Phase { get; init; } = Phase.Expand;

    /// <summary>Whether it runs in a transaction; <see langword="true"/> by default.</summary>
    public bool Transactional { get; init; } = true;

    /// <summary>Whether foreign keys act (cascades) while it runs; <see langword="false"/> by default. SQLite only.</summary>
    public bool ForeignKeys { get; init; }

    /// <summary>Whether a non-transactional statement may be run again after an interruption.</summary>
    public bool Idempotent { get; init; }

    /// <summary>A query that tells whether a non-transactional statement took effect.</summary>
    public string? Probe { get; init; }

    /// <summary>How long to wait for locks; <see langword="null"/> for the setting's value.</summary>
    public TimeSpan? LockTimeout { get; init; }

    /// <summary>How long one statement may take; <see langword="null"/> for ever.</summary>
    public TimeSpan? StatementTimeout { get; init; }

    /// <summary>The effects that the author declares as meant.</summary>
    public ImmutableArray<Declaration> Allows { get; init; } = [];

    /// <summary>The migrations that this one stands for (squash), as written: <c>A..B</c>; <see langword="null"/> for none.</summary>
    public string? Replaces { get; init; }

    /// <summary>The batches of a backfill, as written; <see langword="null"/> for none.</summary>
    public string? Batch { get; init; }

    /// <summary>Whether it is no version but an object re-made whenever its text changes.</summary>
    public bool Repeatable { get; init; }

    /// <summary>What applies the change.</summary>
    public required SqlSection Up { get; init; }

    /// <summary>What takes it back; <see langword="null"/> when it cannot be taken back.</summary>
    public SqlSection? Down { get; init; }

    /// <summary>Queries that must answer true right after the change; <see langword="null"/> for none.</summary>
    public SqlSection? Verify { get; init; }

    /// <summary>The <see cref="Files.Checksum"/> of the up section: what counts as <i>changed</i>.</summary>
    public required string Checksum { get; init; }

    /// <summary>The app: the folder part of the id; empty for the root.</summary>
    public string App => Id.LastIndexOf('/') is var slash and >= 0 ? Id[..slash] : "";

    /// <summary>The id without its app.</summary>
    public string Name => Id[(Id.LastIndexOf('/') + 1)..];

    /// <summary>A place in the file.</summary>
    public Place At(int line = 0, int column = 0) => new(Path, line, column);
}
