using System.Collections.Immutable;
using Slipway.Backups;
using Slipway.Effects;
using Slipway.Problems;

namespace Slipway.Rollout;

/// <summary>What a deployment came to: the content of <c>up --json</c>.</summary>
public sealed record DeploymentReport
{
    /// <summary>The result in one word.</summary>
    public required DeploymentOutcome Outcome { get; init; }

    /// <summary>The revision before.</summary>
    public required ImmutableArray<string> From { get; init; }

    /// <summary>The revision now.</summary>
    public required ImmutableArray<string> To { get; init; }

    /// <summary>The steps that stand in the database; those that ran, when nothing was to be committed.</summary>
    public ImmutableArray<StepReport> Steps { get; init; } = [];

    /// <summary>What they did to the database.</summary>
    public ImmutableArray<Effect> Effects { get; init; } = [];

    /// <summary>The backup of this deployment; <see langword="null"/> when none was made.</summary>
    public Backup? Backup { get; init; }

    /// <summary>Why it did not succeed; empty when it did.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];

    /// <summary>How long it took, without the launch.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The code with which the program ends when no server is launched.</summary>
    public ExitCode ExitCode => Problems.IsEmpty ? ExitCode.Done : Problems[0].Code.Exit;
}
