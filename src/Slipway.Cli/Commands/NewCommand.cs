using System.CommandLine;
using Slipway.Author;
using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.Files;
using Slipway.Problems;
using Slipway.Settings;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway new</c>: an empty migration on top of the head.</summary>
sealed class NewCommand : Verb
{
    readonly NameOptions _name = new("What it does, in a few words: add locale.");

    readonly Option<string> _app = new("--app") { Description = "The app that it belongs to.", HelpName = "APP" };

    readonly Option<string[]> _parents = new("--parent")
    {
        Description = "The revision to stand on instead of the head; several join branches.",
        HelpName = "REV",
    };

    public NewCommand()
        : base("new", "Write an empty migration on top of the head, and print its path.", "slipway new add locale to users")
    {
        Remarks = "Needs no database and overwrites nothing. The number is the next one of the app, or the time where naming says so.\n"
            + "The parent is written into the file, so that two people who start from the same head are seen.";
        Aliases.Add("revision");
        Add(_name.Words);
        Add(_name.Message);
        Add(_app);
        Add(_parents);
    }

    public override Task<ExitCode> RunAsync(CommandRun run) => Task.FromResult(Write(run));

    ExitCode Write(CommandRun run)
    {
        var name = _name.Of(run);
        if (name.Length == 0)
        {
            return run.Fail(new Problem(Codes.CommandLine, "A migration needs a name.")
            {
                Fix = "Say what it does, in a few words: slipway new add locale to users",
            });
        }

        var project = Project.Of(run.ReadSettings());
        if (!project.Succeeded)
            return run.Fail(project.Problems);
        var files = ReadFiles(project.Value);
        if (!files.Succeeded)
            return run.Fail(files.Problems);

        var written = NewMigration.Write(new NewMigrationRequest(files.Value, name, run.Clock.GetUtcNow())
        {
            App = run.Get(_app) ?? "",
            Parents = [.. run.Get(_parents) ?? []],
            Numbering = project.Value.Numbering,
        });
        if (!written.Succeeded)
            return run.Fail(written.Problems);
        Show(run, written.Value, project.Value.Settings);
        return ExitCode.Done;
    }

    /// <summary>The first migration makes the folder.</summary>
    static Outcome<MigrationFiles> ReadFiles(Project project)
    {
        var folder = project.Settings.Migrations;
        return Path.Exists(folder) ? project.ReadFiles() : new MigrationFiles(folder, [], [], []);
    }

    static void Show(CommandRun run, WrittenMigration written, SlipwaySettings settings)
    {
        var path = settings.Relative(written.Path);
        if (!run.Json)
        {
            run.Print(Escaped.Line(path));
            return;
        }

        JsonOutput.WriteObject(run.Terminal, json =>
        {
            json.WriteString("id", written.Id);
            json.WriteString("path", path);
            json.WriteTexts("parents", written.Parents);
        });
    }
}
