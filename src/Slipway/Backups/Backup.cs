using System.Collections.Immutable;
using Slipway.Target;

namespace Slipway.Backups;

/// <summary>A backup, as its manifest describes it.</summary>
public sealed record Backup
{
    /// <summary>Its name: the file's, without folder and extension.</summary>
    public required string Id { get; init; }

    /// <summary>The file, as an absolute path.</summary>
    public required string Path { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The size of the file.</summary>
    public required long Bytes { get; init; }

    /// <summary>Whether Slipway made it: a manifest lies beside it. What others put into the folder is never deleted.</summary>
    public required bool IsOurs { get; init; }

    /// <summary>Whether it was found whole when it was last looked at.</summary>
    public bool Verified { get; init; }

    /// <summary>
    /// Why it could not be restored when that was last tried (<c>backup verify --deep</c>); <see langword="null"/> when it could, or
    /// nobody tried.
    /// </summary>
    public string? FailedTrial { get; init; }

    /// <summary>Whether it may be relied upon: whole, as far as is known, and nobody failed to restore it.</summary>
    public bool IsGood => Verified && FailedTrial is null;

    /// <summary>Whether it is kept until it is unpinned.</summary>
    public bool Pinned { get; init; }

    /// <summary>Whether the run that made it changed nothing after all: a newer good one takes its place.</summary>
    public bool Unused { get; init; }

    /// <summary>
    /// The migration that was begun outside of a transaction and not done when it was made: it holds a state in between;
    /// <see langword="null"/> when there was none.
    /// </summary>
    public string? Within { get; init; }

    /// <summary>The database that it is of, as <c>TargetDescription.Database</c> said then; empty when it is not ours.</summary>
    public string Database { get; init; } = "";

    /// <summary>Which database that is, however it was reached; <see langword="null"/> when its manifest does not say.</summary>
    public DatabaseIdentity? Identity { get; init; }

    /// <summary>The label of the environment; <see langword="null"/> without one.</summary>
    public string? Environment { get; init; }

    /// <summary>Why it was made.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The file's SHA-256 in hexadecimal digits; empty when it is not ours.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>The rows of each table, Slipway's own included.</summary>
    public ImmutableSortedDictionary<string, long> Rows { get; init; } =
        ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);

    /// <summary>The revision that the database was at.</summary>
    public ImmutableArray<string> Head { get; init; } = [];

    /// <summary>When it was made, in the engine's own terms; <see langword="null"/> when the engine has none.</summary>
    public string? Moment { get; init; }

    /// <summary>
    /// The name that another program gave it, which made it instead (<c>backup.command</c>): the file only says so.
    /// <see langword="null"/> when Slipway made it.
    /// </summary>
    public string? External { get; init; }

    /// <summary>The version of Slipway that made it.</summary>
    public string ToolVersion { get; init; } = "";

    /// <summary>Whether it is of a database.</summary>
    /// <param name="identity">Which.</param>
    /// <param name="shown">The database as a person names it: what counts for a manifest that knows no more.</param>
    public bool IsOf(DatabaseIdentity identity, string shown) => Identity?.MayBe(identity) ?? (IsOurs && Database == shown);
}
