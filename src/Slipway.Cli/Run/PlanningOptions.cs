using System.CommandLine;
using Slipway.Plan;
using Slipway.Problems;
using Slipway.Rollout;
using Slipway.Schema;
using Slipway.Settings;

namespace Slipway.Cli.Run;

/// <summary>What decides which steps a deployment has: the same for <c>up</c> and for those that show what it would do.</summary>
sealed class PlanningOptions
{
    readonly Option<string> _phase = new("--phase")
    {
        Description = "How far to go: expand, backfill (default), contract, all.",
        HelpName = "PHASE",
    };

    /// <summary>The state that the database must be in: a flag for the setting <c>expect</c>.</summary>
    public Option<string> Expect { get; } =
        GlobalOptions.Text("--expect", "existing|fresh|any", "The state that the database must be in.");

    /// <summary>Whether a missing database is one to be made.</summary>
    public Option<bool> Create { get; } = new("--create") { Description = "Make the database if it is not there." };

    public Option<string> Phase => _phase;

    public IEnumerable<Option> All => [_phase, Expect, Create];

    /// <summary>The request with what the options and the settings say; or what is wrong with the options.</summary>
    public Outcome<DeploymentRequest> Apply(CommandRun run, SlipwaySettings settings, DeploymentRequest request)
    {
        var decided = Apply(settings, request);
        return PhaseLimits.Of(run.Get(_phase), out var phases) is { } wrong
            ? wrong
            : decided with { Phases = phases ?? decided.Phases };
    }

    /// <summary>The request with what the settings say.</summary>
    public static DeploymentRequest Apply(SlipwaySettings settings, DeploymentRequest request) => request with
    {
        Environment = settings.Environment,
        Phases = settings.Text("contract") is "next-deployment" ? PhaseLimit.Contract : null,
        Ahead = settings.Text("ahead") switch
        {
            "refuse" => AheadRule.Refuse,
            "allow" => AheadRule.Allow,
            _ => AheadRule.ExpandOnly,
        },
        Drift = settings.Text("drift") switch
        {
            "warn" => DriftRule.Warn,
            "off" => DriftRule.Off,
            _ => DriftRule.Refuse,
        },
        Ignored = new IgnorePatterns(settings.Get("ignore").Items),
        Expected = settings.Text("expect") switch
        {
            "existing" => ExpectedDatabase.Existing,
            "fresh" => ExpectedDatabase.Fresh,
            _ => ExpectedDatabase.Any,
        },
    };
}
