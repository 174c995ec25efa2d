using System.Collections.Immutable;
using System.Globalization;
using Slipway.Plan;
using Slipway.Problems;
using Slipway.Rollout;

namespace Slipway.Telemetry;

/// <summary>Puts the events of a deployment into words.</summary>
public static class LogLines
{
    /// <summary>The event as a line; <see langword="null"/> for events that only a progress display shows.</summary>
    public static LogLine? Of(RolloutEvent happened) => happened switch
    {
        RolloutEvent.StageBegan began => Line(LogLevel.Debug, $"Stage {began.Stage}", ("stage", began.Stage)),
        RolloutEvent.StageEnded ended => Line(
            LogLevel.Debug, $"Stage {ended.Stage} done", ("stage", ended.Stage), ("ms", Milliseconds(ended.Duration))),
        RolloutEvent.Connected it => Line(
            LogLevel.Info,
            it.IsAbsent
                ? $"The database {it.Target.Engine} {it.Target.Database} is not there yet"
                : $"Connected to {it.Target.Engine} {it.Target.Database}, at {Ids(it.Current)}",
            ("engine", it.Target.Engine), ("environment", it.Environment ?? ""), ("current", Ids(it.Current))),
        RolloutEvent.WaitingForDatabase wait => Line(
            LogLevel.Info,
            $"Waiting for the database, {Seconds(wait.Elapsed)} so far: {wait.Reason.Message}",
            ("reason", wait.Reason.Code.Name)),
        RolloutEvent.WaitingForLock wait => Line(
            LogLevel.Info, $"Waiting for the lock, {Seconds(wait.Elapsed)} so far: {wait.Holder}"),
        RolloutEvent.Planned { Plan.IsEmpty: false } it => Line(
            LogLevel.Info,
            $"{Count(it.Plan.Steps.Length, "migration")} to {VerbOf(it.Plan.Steps[0].Direction)}: "
            + $"{Ids(it.Plan.From)} -> {Ids(it.Plan.To)}",
            ("pending", it.Plan.Steps.Length.ToString(CultureInfo.InvariantCulture))),
        RolloutEvent.NothingToDo it => Line(
            LogLevel.Info, $"No migrations to {VerbOf(it.Direction)} (at {Ids(it.Current)}).", ("current", Ids(it.Current))),
        RolloutEvent.Warned it => Line(
            it.Problem.Code.IsNote ? LogLevel.Info : LogLevel.Warn, Sentence(it.Problem), ("code", it.Problem.Code.Name)),
        RolloutEvent.Noted it => Line(LogLevel.Info, it.Text),
        RolloutEvent.Found it => Line(LogLevel.Debug, it.Text),
        RolloutEvent.BackupMade it => Line(
            LogLevel.Info,
            it.Backup.External is { } external
                ? $"Backup {it.Backup.Id} made by backup.command as '{external}'"
                : $"Backup {it.Backup.Id} made and verified: {it.Backup.Path}",
            ("backup", it.Backup.Id), ("bytes", it.Backup.Bytes.ToString(CultureInfo.InvariantCulture))),
        RolloutEvent.BackupSkipped it => Line(LogLevel.Info, $"No backup: {it.Reason}"),
        RolloutEvent.StepBegan it => Line(
            LogLevel.Info,
            $"{(it.Step.Direction is Direction.Up ? "Applying" : "Reverting")} {it.Step.Migration.Id} ({it.Number} of {it.Of})",
            ("migration", it.Step.Migration.Id)),
        RolloutEvent.StepEnded it => Line(
            LogLevel.Debug, $"{it.Step.Migration.Id} ran", ("migration", it.Step.Migration.Id), ("ms", Milliseconds(it.Duration))),
        RolloutEvent.Retrying it => Line(
            LogLevel.Warn,
            $"{Sentence(it.Reason).TrimEnd('.')}. Rolled back; trying again in {Milliseconds(it.Pause)} ms",
            ("attempt", it.Attempt.ToString(CultureInfo.InvariantCulture))),
        RolloutEvent.AlreadyThere it => Line(
            LogLevel.Warn,
            $"{it.Step.Migration.Id}: {it.Object} was there already, and equal: counted as done",
            ("migration", it.Step.Migration.Id), ("object", it.Object)),
        RolloutEvent.Committed it => Line(
            LogLevel.Info, $"Committed {Count(it.Steps.Length, "migration")}{Listed(it.Effects)}",
            ("effects", string.Join(", ", it.Effects.Select(Effect)))),
        RolloutEvent.Verified it => Verified(it),
        RolloutEvent.Failed it => Line(
            LogLevel.Error, Sentence(it.Problem), ("code", it.Problem.Code.Name), ("where", it.Problem.Where?.ToString() ?? "")),
        RolloutEvent.Finished it => Finished(it.Report),
        RolloutEvent.Launching it => Line(LogLevel.Info, $"Starting server: {string.Join(' ', it.Server.Shown)}"),
        _ => null,
    };

    static LogLine Verified(RolloutEvent.Verified it) => Line(
        LogLevel.Info,
        $"Verified on a second connection: at {Ids(it.Actual)}, {Count(it.State.Tables.Length - it.State.Unread.Length, "table")} readable"
        + (it.State.Unread.IsEmpty ? "" : $"; this role may not read {string.Join(", ", it.State.Unread)}"),
        [
            ("expected", Ids(it.Expected)),
            ("actual", Ids(it.Actual)),
            .. it.State.Tables.Select(table => ($"rows.{table.Name}", table.Rows.ToString(CultureInfo.InvariantCulture))),
        ]);

    static LogLine? Finished(DeploymentReport report) => report.Outcome is DeploymentOutcome.Applied
        ? Line(
            LogLevel.Info,
            $"Done: {Ids(report.From)} -> {Ids(report.To)}, {Count(report.Steps.Length, "migration")} in "
            + $"{Milliseconds(report.Duration)} ms"
            + (report.Backup is { } backup ? $", backup {backup.Id}" : ""),
            ("from", Ids(report.From)), ("to", Ids(report.To)), ("ms", Milliseconds(report.Duration)))
        : null;

    /// <summary>Ids as a person reads them; none is Alembic's <c>base</c>.</summary>
    public static string Ids(ImmutableArray<string> ids) => ids.IsEmpty ? "base" : string.Join(", ", ids);

    static string VerbOf(Direction direction) => direction is Direction.Up ? "apply" : "revert";

    /// <summary>The first few effects; a machine finds all of them in the fields.</summary>
    static string Listed(ImmutableArray<Effects.Effect> effects)
    {
        const int shown = 4;
        if (effects.IsEmpty)
            return "";
        var more = effects.Length > shown ? $" and {effects.Length - shown} more" : "";
        return $": {string.Join(", ", effects.Take(shown).Select(Effect))}{more}";
    }

    static string Effect(Effects.Effect effect) => $"{effect.Kind} {effect.Object}";

    static string Sentence(Problem problem) => problem.Where is null ? problem.Message : $"{problem.Where}: {problem.Message}";

    static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    static string Seconds(TimeSpan span) => $"{span.TotalSeconds:0} s";

    static string Milliseconds(TimeSpan span) => span.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);

    static LogLine Line(LogLevel level, string message, params ReadOnlySpan<(string Name, string Value)> fields)
    {
        var named = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>(fields.Length);
        foreach (var (name, value) in fields)
            named.Add(KeyValuePair.Create(name, value));
        return new LogLine(level, message, named.ToImmutable());
    }
}
