using System.Collections.Immutable;
using System.CommandLine;
using Slipway.Author;
using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.Cli.Survey;
using Slipway.Files;
using Slipway.History;
using Slipway.Problems;
using Slipway.Replay;
using Slipway.Rollout;
using Slipway.Schema;
using Slipway.Target;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway drift accept</c>: what somebody has changed by hand becomes a migration, which counts as applied here.</summary>
sealed class DriftAcceptCommand : Verb
{
    readonly Option<string> _why = new("--message", "-m")
    {
        Description = "Why it was changed by hand. It is kept in the file and in the history.",
        HelpName = "WHY",
        Required = true,
    };

    public DriftAcceptCommand()
        : base("accept", "Write the differences as a migration, and record it as applied here.",
            "slipway drift accept -m 'index for the report'")
    {
        Remarks = "The migration is proved in a throw-away database before it is written: after the others it makes exactly what this\n"
            + "database has. Other databases get it with the next deployment. The schema of this one is not touched.";
        Add(_why);
    }

    public override Task<ExitCode> RunAsync(CommandRun run) =>
        Looking.AtStandingAsync(run, HistoryDetail.Texts, looking => AcceptAsync(run, looking));

    async Task<ExitCode> AcceptAsync(CommandRun run, Looking looking)
    {
        if (looking.Standing.Differs)
            return run.Fail(NotInStep(looking.Standing, SameOptions.Of(run)));
        var sources = SchemaSources.Of(run, looking.Project);
        if (!sources.Succeeded)
            return run.Fail(sources.Problems);
        await using var opened = sources.Value;
        var drift = await new DriftSurvey(opened, looking).FindAsync(wants: false, run.Cancel);
        if (!drift.Succeeded)
            return run.Fail(drift.Problems);
        if (drift.Value.IsEmpty)
        {
            DriftText.Write(run.Terminal, drift.Value, looking.Standing, SameOptions.Of(run));
            return ExitCode.Done;
        }

        var written = await WriteAsync(run, looking, opened, drift.Value.Difference);
        if (!written.Succeeded)
            return run.Fail(written.Problems);
        foreach (var note in written.Value.Notes)
            run.Warn(note);
        if (await TryRecordAsync(run, looking, written.Value) is { } problem)
            return run.Fail(problem);
        Show(run, looking.Project, written.Value);
        return ExitCode.Done;
    }

    async Task<Outcome<DiffMigrations>> WriteAsync(CommandRun run, Looking looking, SchemaSources sources, SchemaDifference difference)
    {
        var writer = sources.Engine.Ddl;
        var source = new SchemaSource.Migrations(looking.Standing.Graph);
        await using var renamed = new RenamedSchema(sources.Shadows, source, difference.Before, writer);
        var file = new NewMigrationRequest(looking.Standing.Files, DiffName.Of([], difference), run.Clock.GetUtcNow())
        {
            Numbering = looking.Project.Numbering,
            Comment = run.Get(_why)!,
        };
        return await new DiffMigration(sources.Shadows, writer, sources.Engine.Dialect)
            .WriteAsync(new DiffRequest(file, source, difference.Before, renamed, difference.After), run.Cancel);
    }

    /// <summary>Who fails here has the files already.</summary>
    async Task<Problem?> TryRecordAsync(CommandRun run, Looking looking, DiffMigrations written)
    {
        Problem? problem;
        try
        {
            problem = await RecordAsync(run, looking, written);
        }
        catch (ProblemException fault)
        {
            problem = fault.Problem;
        }
        catch (TargetUnavailableException fault)
        {
            problem = fault.Problem;
        }
        catch (StatementFailedException fault)
        {
            problem = new Problem(Codes.DriftNotRecorded, $"{fault.Message} ({fault.EngineCode})");
        }

        var files = string.Join(' ', written.Written.Select(one => ShellWord.Of(looking.Project.Settings.Relative(one.Path))));
        return problem is null ? null : problem with
        {
            State = $"{files} was written; whether it is recorded as applied, slipway status tells. The schema was not touched.",
            Fix = $"If it is not: rm {files}, and run the same command again.",
        };
    }

    /// <summary>The files are read back: what is recorded is what stands in them.</summary>
    async Task<Problem?> RecordAsync(CommandRun run, Looking looking, DiffMigrations written)
    {
        var files = looking.Project.ReadFiles();
        if (!files.Succeeded)
            return files.Problems[0];
        var standing = Standing.Of(files.Value, looking.Standing.History, looking.Standing.Target);
        if (!standing.Succeeded)
            return standing.Problems[0];
        var ids = written.Written.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<Migration> migrations = [.. standing.Value.Graph.Order.Where(file => ids.Contains(file.Id))];
        return await new Stamping(looking.Target, run.Identity).RecordAsync(
            migrations, standing.Value.Graph, standing.Value.Applied, new HistoryEvent("accepted", null, run.Get(_why)), run.Cancel);
    }

    static void Show(CommandRun run, Project project, DiffMigrations migrations)
    {
        if (run.Json)
        {
            JsonOutput.WriteObject(run.Terminal, json => json.WriteTexts("accepted", migrations.Written.Select(one => one.Id)));
            return;
        }

        foreach (var one in migrations.Written)
            run.Print($"{Escaped.Line(project.Settings.Relative(one.Path))}, recorded as applied here");
    }

    static Problem NotInStep(Standing standing, string options) => new(
        Codes.DriftNotAcceptable,
        "Files and history of this database are not in step, so that a migration of what was changed by hand would "
            + "stand in the wrong place.")
    {
        State = $"{standing.Target.Database} was not touched.",
        Fix = $"slipway status{options} shows what is pending or missing; bring both in step first, usually with slipway up{options}.",
    };
}
