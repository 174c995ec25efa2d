using System.CommandLine;
using Slipway.Author;
using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.Problems;
using Slipway.Schema;
using Slipway.Target;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway schema</c>: a schema as SQL, in an order in which it can be run.</summary>
sealed class SchemaCommand : Verb
{
    readonly Option<string> _of = new("--of")
    {
        Description = "Which: database (the default), files (what the migrations make), wanted (what the setting 'schema' "
            + "names), a URL, a .sql file or folder.",
        HelpName = "SOURCE",
    };

    public SchemaCommand()
        : base(
            "schema", "Print a schema as SQL: of the database, of the migrations, or the wanted one.", "slipway schema --of files")
    {
        Remarks = "The engine reads it, and Slipway writes it down: what is printed makes an empty database equal to it. No rows are\n"
            + "read, and Slipway's own tables are left out.";
        Add(_of);
    }

    public override async Task<ExitCode> RunAsync(CommandRun run)
    {
        var project = Project.Of(run.ReadSettings());
        if (!project.Succeeded)
            return run.Fail(project.Problems);
        var named = NamedSource.Of(run.Get(_of) ?? NamedSource.Database, "--of", project.Value.Settings);
        if (!named.Succeeded)
            return run.Fail(named.Problems);
        var sources = SchemaSources.Of(run, project.Value, named.Value);
        if (!sources.Succeeded)
            return run.Fail(sources.Problems);
        await using var opened = sources.Value;
        var source = await opened.OpenAsync(named.Value);
        if (!source.Succeeded)
            return run.Fail(source.Problems);

        var schema = await opened.Shadows.ReadAsync(source.Value, run.Cancel);
        if (!schema.Succeeded)
            return run.Fail(schema.Problems);
        var whole = SchemaDiff.Between(DatabaseSchema.Empty with { DefaultNamespace = schema.Value.DefaultNamespace }, schema.Value);
        var script = opened.Write(whole, DdlOptions.Default);
        if (!script.Succeeded)
            return run.Fail(script.Problems);
        if (run.Json)
            JsonOutput.WriteObject(run.Terminal, json => ChangesJson.Write(json, script.Value.Statements, whole));
        else
            run.Terminal.Out.Write(Verbatim.Of(run.Terminal, StatementText.Of(script.Value.Statements)));
        return ExitCode.Done;
    }
}
