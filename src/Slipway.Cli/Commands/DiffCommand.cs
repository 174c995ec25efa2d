using System.Collections.Immutable;
using System.CommandLine;
using Slipway.Author;
using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.Files;
using Slipway.Problems;
using Slipway.Replay;
using Slipway.Schema;
using Slipway.Target;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway diff</c>: the migration, or the SQL, that leads from one schema to another.</summary>
sealed class DiffCommand : Verb
{
    readonly NameOptions _name = new("What the migration is called, in a few words; without it, after the first change.");
    readonly Option<string> _app = new("--app") { Description = "The app that the migration belongs to.", HelpName = "APP" };

    readonly Option<bool> _plain = new("--plain")
    {
        Description = "Plain statements, also for tables that have rows and users already.",
    };

    readonly Option<string> _from = new("--from")
    {
        Description = "Print SQL instead, that leads from this schema: a database's URL, a .sql file or folder, database, files, wanted.",
        HelpName = "SOURCE",
    };

    readonly Option<string> _to = new("--to") { Description = "To this one.", HelpName = "SOURCE" };

    readonly Option<bool> _online = new("--online")
    {
        Description = "With --from: change tables that are there so that nobody is locked out for long.",
    };

    readonly RenameOptions _renames = new();
    readonly UsingOptions _using = new();

    public DiffCommand()
        : base("diff", "Write the migration that leads from the files to the wanted schema.", "slipway diff add locale to users")
    {
        Remarks = "The wanted schema is what the setting 'schema' names (schema.sql, unless it is set): a .sql file, a folder of them,\n"
            + "a command that prints SQL, or a DbContext. The present one is what the migrations make, not what some database happens\n"
            + "to hold. Both are read from throw-away databases, so the engine itself says what a text means. What is written was run\n"
            + "there, up and down.\n"
            + "A rename is never guessed: it is asked for on a terminal, else --rename or --no-rename says it.\n"
            + "With --from and --to nothing is written: the SQL is printed, and nothing when the schemas are equal.";
        Aliases.Add("makemigrations");
        Add(_name.Words);
        foreach (var option in (Option[])[_name.Message, _app, .. _renames.Options, _using.Option, _plain, _from, _to, _online])
            Add(option);
    }

    public override async Task<ExitCode> RunAsync(CommandRun run)
    {
        var project = Project.Of(run.ReadSettings());
        if (!project.Succeeded)
            return run.Fail(project.Problems);
        var isPrinted = run.Get(_from) is not null || run.Get(_to) is not null;
        var from = NamedSource.Of(run.Get(_from) ?? NamedSource.Files, "--from", project.Value.Settings);
        var to = NamedSource.Of(run.Get(_to) ?? NamedSource.Wanted, "--to", project.Value.Settings);
        if (!from.Succeeded || !to.Succeeded)
            return run.Fail(from.Problems.AddRange(to.Problems));
        var sources = SchemaSources.Of(run, project.Value, from.Value, to.Value);
        if (!sources.Succeeded)
            return run.Fail(sources.Problems);
        await using var opened = sources.Value;
        var read = await SchemaComparison.ReadAsync(opened, from.Value, to.Value, run.Cancel);
        if (!read.Succeeded)
            return run.Fail(read.Problems);
        var comparison = read.Value;
        if (comparison.Difference.IsEmpty)
            return isPrinted ? Print(run, [], comparison.Difference) : SayNothingToDo(run);
        var writer = opened.Engine.Ddl;

        await using var renamed = new RenamedSchema(opened.Shadows, comparison.From, comparison.Difference.Before, writer);
        var unsaid = await _renames.ApplyAsync(run, renamed, comparison.Difference.After);
        var expressions = _using.Of(run, comparison.Difference.After);
        if (!unsaid.IsEmpty || !expressions.Succeeded)
            return run.Fail(unsaid.IsEmpty ? expressions.Problems : unsaid);
        var options = DdlOptions.Default with
        {
            Online = isPrinted ? run.Get(_online) : opened.Engine.WritesOnline && !run.Get(_plain),
            Using = expressions.Value,
        };
        return isPrinted
            ? Print(run, renamed, comparison.Difference, writer, options)
            : await WriteAsync(run, project.Value, opened, renamed, comparison, options);
    }

    static ExitCode Print(CommandRun run, RenamedSchema renamed, SchemaDifference difference, IDdlWriter writer, DdlOptions options)
    {
        var left = SchemaDiff.Between(renamed.Schema, difference.After);
        var script = writer.Write(left, options);
        return script.Succeeded
            ? Print(run, renamed.Forward.AddRange(script.Value.Statements), left)
            : run.Fail(script.Problems);
    }

    static ExitCode Print(CommandRun run, ImmutableArray<DdlStatement> statements, SchemaDifference difference)
    {
        if (run.Json)
            JsonOutput.WriteObject(run.Terminal, json => ChangesJson.Write(json, statements, difference));
        else
            run.Terminal.Out.Write(Verbatim.Of(run.Terminal, StatementText.Of(statements)));
        return ExitCode.Done;
    }

    async Task<ExitCode> WriteAsync(
        CommandRun run, Project project, SchemaSources sources, RenamedSchema renamed, SchemaComparison comparison, DdlOptions options)
    {
        var migrations = (SchemaSource.Migrations)comparison.From;
        var name = _name.Of(run);
        var files = new MigrationFiles(project.Settings.Migrations, migrations.Graph.Order, [], []);
        if (name.Length == 0)
        {
            name = DiffName.Of([.. renamed.Forward.Select(statement => statement.Object)],
                SchemaDiff.Between(renamed.Schema, comparison.Difference.After));
        }

        var file = new NewMigrationRequest(files, name, run.Clock.GetUtcNow())
        {
            App = run.Get(_app) ?? "",
            Numbering = project.Numbering,
        };
        var request = new DiffRequest(file, migrations, comparison.Difference.Before, renamed, comparison.Difference.After)
        {
            Options = options,
        };
        var author = new DiffMigration(sources.Shadows, sources.Engine.Ddl, sources.Engine.Dialect);
        var written = await author.WriteAsync(request, run.Cancel);
        if (!written.Succeeded)
            return run.Fail(written.Problems);
        foreach (var note in written.Value.Notes)
            run.Warn(note);
        Show(run, project, written.Value, comparison.Difference);
        return ExitCode.Done;
    }

    static void Show(CommandRun run, Project project, DiffMigrations migrations, SchemaDifference difference)
    {
        if (!run.Json)
        {
            foreach (var written in migrations.Written)
                run.Print(Escaped.Line(project.Settings.Relative(written.Path)));
            return;
        }

        JsonOutput.WriteObject(run.Terminal, json =>
        {
            json.WriteTexts("written", migrations.Written.Select(written => project.Settings.Relative(written.Path)));
            ChangesJson.Write(json, migrations.Statements, difference);
        });
    }

    static ExitCode SayNothingToDo(CommandRun run)
    {
        if (run.Json)
            JsonOutput.WriteObject(run.Terminal, json => json.WriteTexts("changes", []));
        else
            run.Print("No changes: the migrations make the wanted schema.");
        return ExitCode.Done;
    }
}
