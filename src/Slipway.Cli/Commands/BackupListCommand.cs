using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.Problems;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway backup list</c>: the backups that there are.</summary>
sealed class BackupListCommand : Verb
{
    public BackupListCommand()
        : base(
            "list", "Show the backups, newest first: time, size, revision, whether they are good, label.", "slipway backup list --json") =>
        Remarks = "Reads what is written beside the backups. Whether they still are what they were: slipway backup verify";

    public override Task<ExitCode> RunAsync(CommandRun run) => BackupRun.OnStoreAsync(run, backups =>
    {
        var list = backups.Store.List();
        if (!list.Succeeded)
            return run.Fail(list.Problems);

        if (run.Json)
        {
            JsonOutput.Write(run.Terminal, json =>
            {
                json.WriteStartArray();
                foreach (var backup in list.Value.Backups)
                    BackupText.WriteJson(json, backup);
                json.WriteEndArray();
            });
        }
        else if (list.Value.Backups.IsEmpty)
        {
            run.Print(Escaped.Line($"There are no backups in {backups.Project.Settings.Relative(backups.Project.Settings.BackupFolder)}."));
        }
        else
        {
            BackupText.WriteList(run.Terminal, list.Value.Backups, run.Clock.GetUtcNow());
        }

        return ExitCode.Done;
    });
}
