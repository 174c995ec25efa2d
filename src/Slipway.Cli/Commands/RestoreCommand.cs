using System.CommandLine;
using Slipway.Backups;
using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.Effects;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway restore</c>: puts a backup's content in the place of the database's.</summary>
sealed class RestoreCommand : Verb
{
    readonly Argument<string> _backup = new("backup")
    {
        Description = "latest, latest-good, an id, its beginning, or a path.",
        HelpName = "BACKUP",
    };

    readonly Option<bool> _force = new("--force")
    {
        Description = "Also when the database has rows that the backup has not, and while others have a SQLite file open. Asks nothing.",
    };

    readonly Option<bool> _disconnect = new("--disconnect") { Description = "End the connections of others (PostgreSQL)." };

    readonly Option<bool> _otherDatabase = new("--other-database") { Description = "Also when the backup is of another database." };

    readonly Option<bool> _yes = new("--yes", "-y") { Description = "Do it without asking." };

    public RestoreCommand()
        : base("restore", "Put a backup in the place of the database. What was there is kept.", "slipway restore latest")
    {
        Remarks = "latest is the newest backup that was not made in the middle of a migration, nor by a restore. The one that a\n"
            + "deployment made is named in its log and in slipway backup list.\n"
            + "The backup is verified first, and nothing is lost. On SQLite the present state is saved as a backup of its own, so\n"
            + "a restore can be taken back by another one. On PostgreSQL the backup is filled into a database beside, which takes\n"
            + "the name; the one before is kept on the server as NAME__before_TIME: it is in no list of backups, and it is yours\n"
            + "to drop. On a terminal it shows what will change and asks; in a script it just does it. While somebody else has\n"
            + "the database open it refuses, and says who.";
        Add(_backup);
        Add(_force);
        Add(_disconnect);
        Add(_otherDatabase);
        Add(_yes);
    }

    public override Task<ExitCode> RunAsync(CommandRun run) => BackupRun.OnStoreAsync(run, backups => RestoreAsync(run, backups));

    async Task<ExitCode> RestoreAsync(CommandRun run, BackupRun backups)
    {
        var found = await backups.Store.FindAsync(run.Get(_backup)!, run.Cancel);
        if (!found.Succeeded)
            return run.Fail(found.Problems);
        var settings = backups.Project.Settings;
        var history = await backups.TryReadHistoryAsync(run.Cancel);
        if (history?.Environment is { } label && settings.Environment is { } given && given != label)
            return run.Fail(WrongEnvironment(backups.Target.Description.Database, label, given));
        if (!run.Get(_yes) && !run.Get(_force) && run.Terminal.CanAsk && !await ConfirmAsync(run, backups, found.Value))
            return run.Fail(Declined());

        using var activity = new Activity(run.Terminal, run.Clock);
        activity.Begin("Restoring");
        var order = new RestoreOrder(found.Value.IsOurs ? found.Value.Id : found.Value.Path, run.Identity)
        {
            Environment = history?.Environment ?? settings.Environment,
            EvenIfNewer = run.Get(_force),
            EndsConnections = run.Get(_disconnect),
            EvenIfOfOther = run.Get(_otherDatabase),
            Progress = new Telling<double>(activity.Report),
            Notes = BackupRun.Notes(run, activity),
        };
        var restored = await backups.Store.RestoreAsync(order, run.Cancel);
        activity.End();
        if (!restored.Succeeded)
            return run.Fail(restored.Problems);
        Show(run, backups, restored.Value);
        return ExitCode.Done;
    }

    /// <summary>Shows what each table has now and what it will have, and asks.</summary>
    static async Task<bool> ConfirmAsync(CommandRun run, BackupRun backups, Backup backup)
    {
        var present = await TryExamineAsync(backups, run.Cancel);
        RestorePreview.Write(run.Terminal, backup, present);
        return run.Terminal.Confirm($"Put this backup in the place of {Escaped.Line(backups.Target.Description.Database)}?");
    }

    /// <summary>The present state; <see langword="null"/> when it cannot be read, which may be why one restores.</summary>
    static async Task<DatabaseState?> TryExamineAsync(BackupRun backups, CancellationToken cancel)
    {
        try
        {
            return await backups.Target.ExamineAsync(cancel);
        }
        catch (ProblemException)
        {
            return null;
        }
        catch (TargetUnavailableException absent) when (absent.Problem.Code == Codes.DatabaseAbsent)
        {
            return null;
        }
    }

    static void Show(CommandRun run, BackupRun backups, RestoreReport report)
    {
        if (run.Json)
        {
            JsonOutput.WriteObject(run.Terminal, json =>
            {
                json.WritePropertyName("restored");
                BackupText.WriteJson(json, report.From);
                json.WritePropertyName("saved");
                if (report.Saved is { } saved)
                    BackupText.WriteJson(json, saved);
                else
                    json.WriteNullValue();
                json.WriteString("kept", report.Kept);
            });
            return;
        }

        run.Print(Escaped.Line($"Restored {backups.Target.Description.Database} from {BackupText.Sentence(report.From)}"));
        if (report.Saved is { } before)
            run.Print(Escaped.Line($"To take it back: slipway restore {before.Id}{SameOptions.Of(run)}"));
        run.Print(Escaped.Line($"Next: slipway status{SameOptions.Of(run)}, then start the application."));
    }

    static Problem WrongEnvironment(string database, string label, string given) => new(
        Codes.WrongEnvironment, $"{database} is labelled '{label}', and this run is for '{given}'.")
    {
        State = "Nothing was restored.",
        Fix = $"Look at the database's URL: `slipway config`. If it is the right one: --env {label}",
    };

    static Problem Declined() => new(Codes.AnswerNeeded, "The answer was no.") { State = "Nothing was restored." };
}
