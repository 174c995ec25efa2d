using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Backups;

/// <summary>A backup that is wanted.</summary>
/// <param name="Reason">Why, in a word or two: <c>before-up</c>, <c>before-down</c>, <c>before-restore</c>, <c>by-hand</c>.</param>
/// <param name="Environment">The label of the environment; <see langword="null"/> when the database has none.</param>
/// <param name="Run">The run that makes it.</param>
public sealed record BackupRequest(string Reason, string? Environment, RunIdentity Run)
{
    /// <summary>The migration that was begun and is not done; <see langword="null"/> when there is none.</summary>
    public string? Within { get; init; }

    /// <summary>Told the fraction that is copied, from 0 to 1.</summary>
    public IProgress<double>? Progress { get; init; }

    /// <summary>Told what stands in the way of restoring it.</summary>
    public IProgress<Problem>? Warnings { get; init; }

    /// <summary>Told, a sentence each, what a person should know but what stopped nothing.</summary>
    public IProgress<string>? Notes { get; init; }
}
