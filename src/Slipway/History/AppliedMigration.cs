using System.Collections.Immutable;
using Slipway.Effects;
using Slipway.Files;

namespace Slipway.History;

/// <summary>A row of the history: a migration that is applied.</summary>
public sealed record AppliedMigration
{
    /// <summary>The id that it had when it ran.</summary>
    public required string Id { get; init; }

    /// <summary>The parents that it had when it ran; a recorded parent wins over the order of the files.</summary>
    public required ImmutableArray<string> Parents { get; init; }

    /// <summary>Its phase.</summary>
    public required Phase Phase { get; init; }

    /// <summary>How it came into the history.</summary>
    public required RecordKind Kind { get; init; }

    /// <summary>The checksum of the up section that ran.</summary>
    public required string Checksum { get; init; }

    /// <summary>The up section that ran; <see langword="null"/> when it was not read, or was larger than 1 MB.</summary>
    public string? UpText { get; init; }

    /// <summary>The down section of that time; <see langword="null"/> when there was none, or it was not read.</summary>
    public string? DownText { get; init; }

    /// <summary>When, by the server's clock. Given by the engine when the row is written.</summary>
    public DateTimeOffset AppliedAt { get; init; }

    /// <summary>How long its statements took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Who ran it: the operating system's user.</summary>
    public string Actor { get; init; } = "";

    /// <summary>Where it ran: the host's name.</summary>
    public string Host { get; init; } = "";

    /// <summary>The version of Slipway that ran it.</summary>
    public string ToolVersion { get; init; } = "";

    /// <summary>What it did, as observed.</summary>
    public ImmutableArray<Effect> Effects { get; init; } = [];
}
