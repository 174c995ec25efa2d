using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.Problems;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway backup prune</c>: removes outdated backups.</summary>
sealed class BackupPruneCommand : Verb
{
    public BackupPruneCommand()
        : base("prune", "Remove outdated backups.", "slipway backup prune") =>
        Remarks = "As many good ones as backup.keep says stay, of each database and label. The newest good one, pinned ones, and files\n"
            + "that Slipway did not make always stay.";

    public override Task<ExitCode> RunAsync(CommandRun run) => BackupRun.OnStoreAsync(run, backups =>
    {
        var removed = backups.Store.Prune();
        if (!removed.Succeeded)
            return run.Fail(removed.Problems);

        var ids = removed.Value.Backups.Select(backup => backup.Id).ToList();
        if (run.Json)
        {
            JsonOutput.WriteObject(run.Terminal, json => json.WriteTexts("removed", ids));
            return ExitCode.Done;
        }

        if (ids.Count == 0)
            run.Print("Nothing is outdated.");
        foreach (var id in ids)
            run.Print(Escaped.Line($"Removed {id}"));
        return ExitCode.Done;
    });
}
