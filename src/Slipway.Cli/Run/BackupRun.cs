using Slipway.Backups;
using Slipway.Cli.Render;
using Slipway.History;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Cli.Run;

/// <summary>What the commands about backups have before them: the project, the database, its backups.</summary>
/// <param name="Project">The project.</param>
/// <param name="Target">The database; nothing of it was read yet.</param>
/// <param name="Store">Its backups.</param>
sealed record BackupRun(Project Project, ITarget Target, BackupStore Store)
{
    /// <summary>Finds the backups of the project's database.</summary>
    /// <returns>The command's exit code; that of the first problem when there is no project.</returns>
    public static async Task<ExitCode> OnStoreAsync(CommandRun run, Func<BackupRun, Task<ExitCode>> work)
    {
        var project = Project.Of(run.ReadSettings());
        if (!project.Succeeded)
            return run.Fail(project.Problems);
        await using var target = project.Value.OpenTarget();
        return await work(new BackupRun(project.Value, target, new BackupStore(project.Value.Backups, target, run.Clock)));
    }

    /// <summary>Does what the store answers at once.</summary>
    public static Task<ExitCode> OnStoreAsync(CommandRun run, Func<BackupRun, ExitCode> work) =>
        OnStoreAsync(run, backups => Task.FromResult(work(backups)));

    /// <summary>
    /// Reads the history, if it can be read: a database whose history is damaged, or too new for this version, can still
    /// be saved and put back.
    /// </summary>
    public async Task<MigrationHistory?> TryReadHistoryAsync(CancellationToken cancel)
    {
        try
        {
            return await Target.ReadHistoryAsync(HistoryDetail.Outline, cancel);
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

    /// <summary>Warns a person on the way, and ends what moves before.</summary>
    public static IProgress<Problem> Warnings(CommandRun run, Activity activity) => new Telling<Problem>(problem =>
    {
        activity.End();
        KeyValuePair<string, string>[] fields = problem.Fix is { } fix ? [new("code", problem.Code.Name), new("fix", fix)] : [];
        LogWriter.Write(run.Terminal, run.Terminal.Error, "warn", problem.Message, fields);
    });

    /// <summary>Tells a person what happens on the way, and ends what moves before.</summary>
    public static IProgress<string> Notes(CommandRun run, Activity activity) => new Telling<string>(note =>
    {
        activity.End();
        LogWriter.Write(run.Terminal, run.Terminal.Error, "info", note, []);
    });
}
