namespace Slipway.History;

/// <summary>A row of the append-only event log.</summary>
/// <param name="Kind">
/// What happened: <c>applied</c>, <c>reverted</c>, <c>failed</c>, <c>backed-up</c>, <c>restored</c>, <c>labelled</c>.
/// </param>
/// <param name="Migration">The migration concerned; <see langword="null"/> when none is.</param>
/// <param name="Detail">What else is worth keeping: an error, a backup's id. Never a secret.</param>
public sealed record HistoryEvent(string Kind, string? Migration, string? Detail)
{
    /// <summary>Its place in the log, from 1. Given by the engine.</summary>
    public long Sequence { get; init; }

    /// <summary>When, by the server's clock. Given by the engine.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The run that wrote it.</summary>
    public string Run { get; init; } = "";

    /// <summary>Who: the operating system's user.</summary>
    public string Actor { get; init; } = "";

    /// <summary>Where: the host's name.</summary>
    public string Host { get; init; } = "";
}
