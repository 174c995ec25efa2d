using System.Collections.Immutable;
using System.CommandLine;
using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.Plan;
using Slipway.Problems;
using Slipway.Rollout;
using Slipway.Target;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway down</c>: the same path backwards, after showing what would be lost.</summary>
sealed class DownCommand : Verb
{
    readonly Argument<string> _revision = new("target")
    {
        Description = "The revision to go back to, such as -1, 0003 or base.",
        HelpName = "TARGET",
    };

    readonly Option<bool> _yes = new("--yes", "-y") { Description = "Do it without asking." };
    readonly DeploymentOptions _options = new();

    public DownCommand()
        : base("down", "Take migrations back: shows what would be lost, asks, backs up, reverts.", "slipway down -1")
    {
        Remarks = "What would be lost is seen, not guessed: the steps run once in a transaction that is rolled back. -1 is the\n"
            + "migration that was applied last. A migration without a down section cannot be taken back.";
        Aliases.Add("downgrade");
        Aliases.Add("rollback");
        Add(_revision);
        Add(_yes);
        foreach (var option in _options.All)
            Add(option);
    }

    public override async Task<ExitCode> RunAsync(CommandRun run)
    {
        var project = Project.Of(_options.ReadSettings(run));
        if (!project.Succeeded)
            return run.Fail(project.Problems);
        var files = _options.Request(run, project.Value);
        if (!files.Succeeded)
            return run.Fail(files.Problems);

        using var activity = new Activity(run.Terminal, run.Clock);
        var request = files.Value with { Direction = Direction.Down, Revision = run.Get(_revision)! };
        await using var target = project.Value.OpenTarget();
        var (end, agreed) = await PreviewAsync(run, target, request, activity);
        if (end is { } code)
            return code;

        request = request with { Steps = agreed };
        var listener = new ConsoleListener(run.Terminal, activity);
        var report = await new Deployment(target, request, listener, run.Clock).RunAsync(run.Cancel);
        return report.ExitCode;
    }

    /// <summary>Shows what would be lost, and asks.</summary>
    /// <returns>The exit code when it ends here; or the steps that may run.</returns>
    async Task<(ExitCode? End, ImmutableArray<string>? Agreed)> PreviewAsync(
        CommandRun run, ITarget target, DeploymentRequest request, Activity activity)
    {
        var listener = new PreviewListener(new ConsoleListener(run.Terminal, activity));
        var preview = await new Deployment(target, request with { Mode = RolloutMode.Preview }, listener, run.Clock).RunAsync(run.Cancel);
        activity.End();
        if (!preview.Problems.IsEmpty)
            return (run.Fail(preview.Problems), null);
        if (listener.Planned is not { } plan)
            return (null, null);

        foreach (var line in Lines(plan, preview))
            run.Terminal.Error.WriteLine(Escaped.Line(line));
        if (!run.Get(_yes) && !run.Terminal.CanAsk)
            return (run.Fail(NeedsYes(request.Revision)), null);
        return run.Get(_yes) || run.Terminal.Confirm("Take these back?")
            ? (null, [.. plan.Steps.Select(step => step.Migration.Id)])
            : (run.Fail(Declined()), null);
    }

    static IEnumerable<string> Lines(MigrationPlan plan, DeploymentReport preview)
    {
        yield return $"Would revert {string.Join(", ", plan.Steps.Select(step => step.Migration.Id))}.";
        var losses = preview.Effects.Where(EffectText.IsLoss).ToList();
        var whole = preview.Steps.Length == plan.Steps.Length;
        yield return losses.Count > 0 ? "Would be lost:"
            : whole ? "Nothing would be lost."
            : "What would be lost cannot be told beforehand.";
        foreach (var loss in losses)
            yield return $"  {EffectText.Of(loss)}";
    }

    static Problem NeedsYes(string revision) => new(Codes.AnswerNeeded, "There is no terminal to ask on.")
    {
        State = "Nothing was changed.",
        Fix = $"To do it without being asked: slipway down {revision} --yes",
    };

    static Problem Declined() => new(Codes.AnswerNeeded, "The answer was no.") { State = "Nothing was changed." };

    /// <summary>Of a preview, a person wants to know the plan, what holds it up, and warnings.</summary>
    sealed class PreviewListener(IRolloutListener shown) : IRolloutListener
    {
        public MigrationPlan? Planned { get; private set; }

        public void On(RolloutEvent happened)
        {
            if (happened is RolloutEvent.Planned planned)
                Planned = planned.Plan;
            if (happened is RolloutEvent.Warned or RolloutEvent.WaitingForDatabase or RolloutEvent.WaitingForLock)
                shown.On(happened);
        }
    }
}
