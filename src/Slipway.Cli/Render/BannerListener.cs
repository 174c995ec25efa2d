using Slipway.Rollout;
using Slipway.Telemetry;

namespace Slipway.Cli.Render;

/// <summary>
/// Says the moments of a start in the words that an entry point's log has for them, each once; what it has no words for,
/// it leaves to the console.
/// </summary>
sealed class BannerListener(Terminal terminal, Activity activity, ConsoleListener console, Banner banner) : IRolloutListener
{
    const string Migration = "slipway.migration";
    const string Verified = "Database connection verified";

    readonly HashSet<string> _said = [];

    bool InSteps => banner.Form is BannerForm.Steps;

    public void On(RolloutEvent happened)
    {
        if (Tell(happened))
            console.Follow(happened);
        else
            console.On(happened);
        switch (happened)
        {
            case RolloutEvent.Verified when InSteps:
                Once(Good(Verified));
                break;
            case RolloutEvent.Finished { Report.Problems: [] }:
                TellEnd();
                break;
        }
    }

    /// <summary>Whether the event is told with this.</summary>
    bool Tell(RolloutEvent happened)
    {
        switch (happened)
        {
            case RolloutEvent.StageBegan { Stage: "wait" }:
                if (banner.Title is { } title)
                    Once(BannerText.Framed(title));
                Once(BannerText.Waiting);
                return true;
            case RolloutEvent.DatabaseUnavailable:
                Write(BannerText.Unavailable);
                return true;
            case RolloutEvent.Connected:
                Once(BannerText.Ready);
                return true;
            case RolloutEvent.Planned:
                TellBegin();
                return true;
            case RolloutEvent.NothingToDo:
                TellBegin();
                Once(BannerText.Line("info", LogLines.Of(happened)!.Message, Migration));
                return true;
            case RolloutEvent.StepBegan { Step: var step }:
                Write(BannerText.Line("info", BannerText.Upgrade(step), Migration));
                return true;
            case RolloutEvent.StageBegan { Stage: "verify" } when InSteps:
                TellVerifying();
                return true;
            case RolloutEvent.Launching { Server: var server }:
                Write((InSteps ? "[3/3] " : "") + Escaped.Line($"Starting server: {string.Join(' ', server.Shown)}"));
                return true;
            default:
                return false;
        }
    }

    void TellBegin()
    {
        Once(InSteps ? $"[1/3] {BannerText.Migrating}" : BannerText.Framed(BannerText.Migrating));
        Once(BannerText.Line("info", $"Context impl {banner.Engine}.", Migration));
        Once(BannerText.Line("info", "Will assume transactional DDL.", Migration));
    }

    /// <summary>With nothing to do no stage looks again: that the history was read is the proof.</summary>
    void TellVerifying()
    {
        Once(Good("Migrations complete"));
        Once("[2/3] Verifying database connection...");
    }

    void TellEnd()
    {
        if (!_said.Contains(BannerText.Line("info", $"Context impl {banner.Engine}.", Migration)))
            return;
        if (!InSteps)
        {
            Once(BannerText.Framed("Migrations completed"));
            return;
        }

        TellVerifying();
        Once(Good(Verified));
    }

    string Good(string text) => $"{terminal.Mark("✓", "ok")} {text}";

    /// <summary>A deployment that was overtaken by another begins anew; its log does not.</summary>
    void Once(string text)
    {
        if (_said.Add(text))
            Write(text);
    }

    void Write(string text)
    {
        activity.End();
        if (!terminal.Choices.Quiet)
            console.Log.WriteLine(text);
    }
}
