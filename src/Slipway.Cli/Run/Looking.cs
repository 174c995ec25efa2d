using Slipway.Cli.Survey;
using Slipway.History;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Cli.Run;

/// <summary>What a command has before it that only looks: the project, its database, and how that stands to the files.</summary>
/// <param name="Project">The project.</param>
/// <param name="Target">The database.</param>
/// <param name="Standing">Files and history, read at one moment without a lock.</param>
sealed record Looking(Project Project, ITarget Target, Standing Standing)
{
    /// <summary>Reads files and history, and shows what the command shows of them.</summary>
    /// <returns>The command's exit code; that of the first problem when they cannot be read.</returns>
    public static async Task<ExitCode> AtStandingAsync(CommandRun run, HistoryDetail detail, Func<Looking, Task<ExitCode>> show)
    {
        var project = Project.Of(run.ReadSettings());
        if (!project.Succeeded)
            return run.Fail(project.Problems);
        var files = project.Value.ReadFiles();
        if (!files.Succeeded)
            return run.Fail(files.Problems);

        await using var target = project.Value.OpenTarget();
        var history = await target.ReadHistoryAsync(detail, run.Cancel);
        var standing = Standing.Of(files.Value, history, target.Description);
        if (!standing.Succeeded)
            return run.Fail(standing.Problems);
        foreach (var note in files.Value.Notes)
            run.Warn(note);
        return await show(new Looking(project.Value, target, standing.Value));
    }

    /// <summary>The same for a command that waits for nothing more.</summary>
    public static Task<ExitCode> AtStandingAsync(CommandRun run, HistoryDetail detail, Func<Looking, ExitCode> show) =>
        AtStandingAsync(run, detail, looking => Task.FromResult(show(looking)));
}
