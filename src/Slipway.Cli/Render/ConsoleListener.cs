using Slipway.Rollout;
using Slipway.Telemetry;

namespace Slipway.Cli.Render;

/// <summary>Shows the events of a deployment as they happen: sentences on a terminal, lines for machines elsewhere.</summary>
sealed class ConsoleListener(Terminal terminal, Activity activity) : IRolloutListener
{
    /// <summary>With a JSON document on standard output, the log goes to standard error.</summary>
    public TextWriter Log => terminal.Choices.Json ? terminal.Error : terminal.Out;

    public void On(RolloutEvent happened)
    {
        switch (happened)
        {
            case RolloutEvent.Failed failed:
                activity.End();
                ProblemText.Write(terminal, failed.Problem);
                break;
            case RolloutEvent.BackupProgressed progressed:
                activity.Report(progressed.Fraction);
                break;
            case RolloutEvent.Finished { Report: var report } when terminal.Choices.Json:
                activity.End();
                ReportJson.Write(terminal, report);
                break;
            default:
                Tell(happened);
                break;
        }

        Follow(happened);
    }

    /// <summary>Shows what goes on from here, once the event is told.</summary>
    public void Follow(RolloutEvent happened)
    {
        if (ActivityOf(happened) is { } what)
            activity.Begin(what);
    }

    void Tell(RolloutEvent happened)
    {
        if (LogLines.Of(happened) is not { } line)
            return;
        activity.End();
        var fields = happened is RolloutEvent.Warned { Problem.Fix: { } fix }
            ? line.Fields.Add(new("fix", fix))
            : line.Fields;
        LogWriter.Write(terminal, Log, WordOf(line.Level), line.Message, fields);
    }

    /// <summary>What goes on from here, if it may take long.</summary>
    static string? ActivityOf(RolloutEvent happened) => happened switch
    {
        RolloutEvent.StageBegan { Doing: var doing } => doing,
        RolloutEvent.WaitingForDatabase => "Waiting for the database",
        RolloutEvent.WaitingForLock wait => $"Waiting for the lock: {wait.Holder}",
        RolloutEvent.StepBegan began => $"Running {began.Step.Migration.Id} ({began.Number} of {began.Of})",
        RolloutEvent.StepEnded => "Looking at what it did",
        _ => null,
    };

    static string WordOf(LogLevel level) => level switch
    {
        LogLevel.Debug => "debug",
        LogLevel.Info => "info",
        LogLevel.Warn => "warn",
        _ => "error",
    };
}
