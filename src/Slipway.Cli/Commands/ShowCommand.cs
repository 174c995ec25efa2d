using System.CommandLine;
using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.Cli.Survey;
using Slipway.Graph;
using Slipway.History;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway show</c>: all that is known of a migration.</summary>
sealed class ShowCommand : Verb
{
    readonly Argument<string> _revision = new("revision")
    {
        Description = "The migration: 0004, a name or its beginning, head, current, trading/0002.",
        HelpName = "REV",
    };

    public ShowCommand()
        : base("show", "Show a migration: its text, its markers, when it was applied, what it did.", "slipway show 0004")
    {
        Remarks = "A migration whose file is gone is shown as the history has kept it. Without a database only the file is shown.";
        Add(_revision);
    }

    public override async Task<ExitCode> RunAsync(CommandRun run)
    {
        var project = Project.Of(run.ReadSettings());
        if (!project.Succeeded)
            return run.Fail(project.Problems);
        // Who names no database wants to see the files.
        return project.Value.Settings.Database is { Problems: [{ Code: var code }, ..] } && code == Codes.UrlMissing
            ? ShowFiles(run, project.Value)
            : await Looking.AtStandingAsync(run, HistoryDetail.Texts, looking => Show(run, looking.Standing));
    }

    ExitCode ShowFiles(CommandRun run, Project project)
    {
        var files = project.ReadFiles();
        if (!files.Succeeded)
            return run.Fail(files.Problems);
        var standing = Standing.Of(files.Value, MigrationHistory.None, Nowhere(project.Engine));
        return standing.Succeeded ? Show(run, standing.Value) : run.Fail(standing.Problems);
    }

    ExitCode Show(CommandRun run, Standing standing)
    {
        var named = Revision.Resolve(run.Get(_revision)!, standing.Graph, standing.Applied);
        if (!named.Succeeded)
            return run.Fail(named.Problems);

        var shown = named.Value.Ids.Select(id => ShownMigration.Of(id, standing)).ToList();
        if (run.Json)
            ShownMigrationText.WriteJson(run.Terminal, shown);
        else if (shown.Count == 0)
            run.Print("<base> (before the first migration)");
        else
            shown.ForEach(migration => ShownMigrationText.Write(run.Terminal, migration));
        return ExitCode.Done;
    }

    static TargetDescription Nowhere(Engine engine) => new()
    {
        Engine = engine.Name,
        Database = "",
        ShortName = "",
        CopyExtension = "",
        Dialect = engine.Dialect,
        DefaultScope = TransactionScope.Migration,
    };
}
