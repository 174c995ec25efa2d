using System.CommandLine;
using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.Problems;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway backup pin</c> and <c>unpin</c>: whether a backup is kept for good.</summary>
sealed class BackupPinCommand : Verb
{
    readonly Argument<string> _backup = new("backup")
    {
        Description = "An id, its beginning, latest, or latest-good.",
        HelpName = "BACKUP",
    };

    readonly bool _isPinned;

    public BackupPinCommand(bool isPinned)
        : base(
            isPinned ? "pin" : "unpin",
            isPinned ? "Keep a backup until it is unpinned." : "Let a pinned backup be outdated again.",
            isPinned ? "slipway backup pin latest-good" : "slipway backup unpin portfolio_backup_production_20261001_120000")
    {
        _isPinned = isPinned;
        Remarks = "A pinned backup is never removed, and does not count among those that backup.keep says.";
        Add(_backup);
    }

    public override Task<ExitCode> RunAsync(CommandRun run) => BackupRun.OnStoreAsync(run, async backups =>
    {
        var wanted = run.Get(_backup)!;
        var changed = await (_isPinned ? backups.Store.PinAsync(wanted, run.Cancel) : backups.Store.UnpinAsync(wanted, run.Cancel));
        if (!changed.Succeeded)
            return run.Fail(changed.Problems);

        if (run.Json)
            JsonOutput.Write(run.Terminal, json => BackupText.WriteJson(json, changed.Value));
        else
            run.Print(Escaped.Line($"{changed.Value.Id} is {(_isPinned ? "pinned" : "not pinned any more")}."));
        return ExitCode.Done;
    });
}
