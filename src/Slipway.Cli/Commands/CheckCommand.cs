using System.Collections.Immutable;
using System.CommandLine;
using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.Cli.Survey;
using Slipway.Graph;
using Slipway.Problems;
using Slipway.Replay;
using Slipway.Schema;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway check</c>: the gate for CI, which needs no database that anybody uses.</summary>
sealed class CheckCommand : Verb
{
    readonly Option<bool> _fromScratch = new("--from-scratch") { Description = "Run all migrations in an empty throw-away database." };

    readonly Option<bool> _roundTrip = new("--round-trip")
    {
        Description = "The same, and back one by one, comparing what is left, and up again.",
    };

    readonly Option<string> _format = GlobalOptions.Words("--format", "How findings are written.", "text", "json", "github");

    public CheckCommand()
        : base("check", "Check the migrations: files, heads, whether they run, lead back, and make the wanted schema.",
            "slipway check --round-trip")
    {
        Remarks = "For CI. Looks at no database that anybody uses: SQLite's throw-away databases are in memory, PostgreSQL's on the\n"
            + "server of the database or of the setting 'shadow'. Where there is a wanted schema (schema.sql, the setting 'schema'), the\n"
            + "migrations must make it. Ends with 3 when something is found, with 2 when the files themselves are wrong.";
        Add(_fromScratch);
        Add(_roundTrip);
        Add(_format);
    }

    public override async Task<ExitCode> RunAsync(CommandRun run)
    {
        var project = Project.Of(run.ReadSettings());
        if (!project.Succeeded)
            return run.Fail(project.Problems);
        var files = project.Value.ReadFiles();
        var graph = files.Succeeded ? FileGraph.Of(files.Value.Migrations) : files.Problems;
        if (!graph.Succeeded)
            return Show(run, [.. graph.Problems.Select(problem => new Finding(problem))]);
        var heads = graph.Value.CheckHeads();
        if (!heads.IsEmpty)
            return Show(run, [.. heads.Select(problem => new Finding(problem))]);

        var found = await RunAsync(run, project.Value, graph.Value);
        return Show(run, [.. files.Value!.Notes.Select(note => new Finding(note)), .. found]);
    }

    async Task<ImmutableArray<Finding>> RunAsync(CommandRun run, Project project, RevisionGraph graph)
    {
        var (runs, compares) = (run.Get(_fromScratch) || run.Get(_roundTrip), SchemaSources.HaveWanted(project.Settings));
        if (!runs && !compares)
            return [];
        var sources = SchemaSources.Of(run, project);
        if (!sources.Succeeded)
            return [.. sources.Problems.Select(problem => new Finding(problem))];
        await using var opened = sources.Value;
        var findings = ImmutableArray.CreateBuilder<Finding>();
        if (runs)
        {
            var tripped = await new RoundTrip(opened.Shadows, opened.Engine.Dialect).RunAsync(graph, run.Get(_roundTrip), run.Cancel);
            findings.AddRange(tripped.Select(one => new Finding(one.Problem, one.Migration?.Id)));
        }

        if (compares && !findings.Any(finding => finding.IsError))
            findings.AddRange(await WantedAsync(run, opened));
        return findings.ToImmutable();
    }

    static async Task<IEnumerable<Finding>> WantedAsync(CommandRun run, SchemaSources sources)
    {
        var comparison = await SchemaComparison.ReadAsync(
            sources, new NamedSource(NamedSource.Files, null), new NamedSource(NamedSource.Wanted, null), run.Cancel);
        return comparison.Succeeded
            ? comparison.Value.Difference.Topmost.Select(change => new Finding(Missing(change), Object: change.Object.Path))
            : comparison.Problems.Select(problem => new Finding(problem));
    }

    static Problem Missing(SchemaChange change) => new(
        Codes.WantedDiffers, $"The wanted schema has another {change.Object} than the migrations make: {change.Name}.")
    {
        Fix = "slipway diff writes the migration that is missing.",
    };

    ExitCode Show(CommandRun run, ImmutableArray<Finding> findings)
    {
        var exit = findings.FirstOrDefault(finding => finding.IsError)?.Problem.Code.Exit switch
        {
            null => ExitCode.Done,
            ExitCode.Usage => ExitCode.Usage,
            ExitCode.NotReady => ExitCode.NotReady,
            _ => ExitCode.Differences,
        };
        switch (run.Json ? "json" : run.Get(_format) ?? "text")
        {
            case "json":
                CheckReport.WriteJson(run.Terminal, findings, exit);
                break;
            case "github":
                CheckReport.WriteGitHub(run.Terminal, findings);
                break;
            default:
                CheckReport.Write(run.Terminal, findings);
                break;
        }

        return exit;
    }
}
