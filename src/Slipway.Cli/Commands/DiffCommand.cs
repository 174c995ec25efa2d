using System.CommandLine;
using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway diff</c>: from what two schemas differ in to the migration that makes them equal.</summary>
sealed class DiffCommand : Verb
{
    readonly Option<string> _from = new("--from") { Description = "The schema that there is.", HelpName = "SOURCE" };
    readonly Option<string> _to = new("--to") { Description = "The schema that is wanted.", HelpName = "SOURCE" };

    readonly Option<bool> _online = new("--online")
    {
        Description = "Write changes of tables that are there so that nobody is locked out for long.",
    };

    public DiffCommand()
        : base("diff", "Write the migration that takes the files to the wanted schema.", "slipway diff add locale")
    {
        Add(_from);
        Add(_to);
        Add(_online);
    }

    public override async Task<ExitCode> RunAsync(CommandRun run)
    {
        var project = Project.Of(run.ReadSettings());
        if (!project.Succeeded)
            return run.Fail(project.Problems);
        var settings = project.Value.Settings;
        var from = NamedSource.Of(run.Get(_from) ?? NamedSource.Files, "--from", settings);
        var to = NamedSource.Of(run.Get(_to) ?? NamedSource.Wanted, "--to", settings);
        if (!from.Succeeded || !to.Succeeded)
            return run.Fail(from.Problems.AddRange(to.Problems));
        var sources = SchemaSources.Of(run, project.Value, from.Value, to.Value);
        if (!sources.Succeeded)
            return run.Fail(sources.Problems);
        await using var opened = sources.Value;
        var comparison = await SchemaComparison.ReadAsync(opened, from.Value, to.Value, run.Cancel);
        if (!comparison.Succeeded)
            return run.Fail(comparison.Problems);
        var script = opened.Write(comparison.Value.Difference, DdlOptions.Default with { Online = run.Get(_online) });
        if (!script.Succeeded)
            return run.Fail(script.Problems);
        if (run.Json)
            JsonOutput.WriteObject(run.Terminal, json => ScriptText.WriteChanges(json, script.Value.Statements, comparison.Value.Difference));
        else
            run.Terminal.Out.Write(Verbatim.Of(run.Terminal, ScriptText.Of(script.Value.Statements)));
        return ExitCode.Done;
    }
}
