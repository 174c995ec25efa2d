using System.CommandLine;
using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway backup verify</c>: whether a backup is still what it was.</summary>
sealed class BackupVerifyCommand : Verb
{
    readonly Argument<string> _backup = new("backup")
    {
        Description = "An id, its beginning, latest (default), latest-good, or a path.",
        HelpName = "BACKUP",
        Arity = ArgumentArity.ZeroOrOne,
    };

    readonly Option<bool> _deep = new("--deep")
    {
        Description = "SQLite: compare indexes with their tables. PostgreSQL: restore it into a scratch database.",
    };

    public BackupVerifyCommand()
        : base("verify", "Look whether a backup is still what it was when it was made.", "slipway backup verify latest --deep")
    {
        Remarks = "Compares size, checksum and rows with what is written beside it, and reads all of it: on SQLite every page is checked,\n"
            + "on PostgreSQL the whole archive is read. --deep restores it on PostgreSQL into a database NAME__slipway_check, counts\n"
            + "the rows and drops it again (the role needs CREATEDB). A damaged one does not count as good any more, and ends this\n"
            + "with 8.";
        Add(_backup);
        Add(_deep);
    }

    public override Task<ExitCode> RunAsync(CommandRun run) => BackupRun.OnStoreAsync(run, backups => VerifyAsync(run, backups));

    async Task<ExitCode> VerifyAsync(CommandRun run, BackupRun backups)
    {
        using var activity = new Activity(run.Terminal, run.Clock);
        activity.Begin("Verifying the backup");
        var check = run.Get(_deep) ? CopyCheck.Deep : CopyCheck.Quick;
        var whole = await backups.Store.VerifyAsync(run.Get(_backup) ?? "latest", check, run.Cancel, BackupRun.Notes(run, activity));
        activity.End();
        if (!whole.Succeeded)
            return run.Fail(whole.Problems);

        if (run.Json)
            JsonOutput.Write(run.Terminal, json => BackupText.WriteJson(json, whole.Value));
        else
            run.Print(Escaped.Line($"Whole: {BackupText.Sentence(whole.Value)}"));
        return ExitCode.Done;
    }
}
