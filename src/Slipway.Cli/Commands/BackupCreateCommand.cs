using Slipway.Backups;
using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.Problems;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway backup create</c>: a verified backup, at any time.</summary>
sealed class BackupCreateCommand : Verb
{
    public BackupCreateCommand()
        : base("create", "Make a backup now, and verify it.", "slipway backup create --env production") =>
        Remarks = "The application may go on working: the copy is of one moment. It has its name only when it was read back, checked and\n"
            + "counted. Outdated backups are removed afterwards, as many as backup.keep says stay.";

    public override Task<ExitCode> RunAsync(CommandRun run) => BackupRun.OnStoreAsync(run, backups => CreateAsync(run, backups));

    static async Task<ExitCode> CreateAsync(CommandRun run, BackupRun backups)
    {
        using var activity = new Activity(run.Terminal, run.Clock);
        var history = await backups.TryReadHistoryAsync(run.Cancel);
        activity.Begin("Backing up");
        var made = await backups.Store.CreateAsync(
            new BackupRequest("by-hand", history?.Environment ?? backups.Project.Settings.Environment, run.Identity)
            {
                Progress = new Telling<double>(activity.Report),
                Warnings = BackupRun.Warnings(run, activity),
                Notes = BackupRun.Notes(run, activity),
            },
            run.Cancel);
        activity.End();
        if (!made.Succeeded)
            return run.Fail(made.Problems);

        if (run.Json)
        {
            JsonOutput.Write(run.Terminal, json => BackupText.WriteJson(json, made.Value));
        }
        else
        {
            run.Print(Escaped.Line($"Backed up {backups.Target.Description.Database} as {BackupText.Sentence(made.Value)}"));
            run.Print(Escaped.Line(backups.Project.Settings.Relative(made.Value.Path)));
        }

        return ExitCode.Done;
    }
}
