using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.Cli.Survey;
using Slipway.Effects;
using Slipway.History;
using Slipway.Problems;
using Slipway.Rollout;
using Slipway.Target;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway verify</c>: reads everything, and says whether it is as it should be.</summary>
sealed class VerifyCommand : Verb
{
    public VerifyCommand()
        : base("verify", "Read every table, check integrity, foreign keys and history; fail if anything is wrong.", "slipway verify")
    {
        Remarks = "Looks on a connection of its own and writes nothing to the database. Ends with 0 only when every table can be read,\n"
            + "none is gone, nothing is missing that the migrations have made, every row points at one that is there (PostgreSQL sees\n"
            + "to that itself, and is not asked again), the file is whole (SQLite), and the database is at the revision\n"
            + "that the files want; else with 11 (damaged or unreadable), 8 (tables, foreign keys or schema) or 3 (behind, or files and\n"
            + "history differ).";
    }

    public override Task<ExitCode> RunAsync(CommandRun run) =>
        Looking.AtStandingAsync(run, HistoryDetail.Texts, looking => VerifyAsync(run, looking));

    static async Task<ExitCode> VerifyAsync(CommandRun run, Looking looking)
    {
        var (target, standing) = (looking.Target, looking.Standing);
        List<Check> checks = [Check.Ok("connection", $"{standing.Target.Engine} {standing.Target.Database} answers")];
        using var activity = new Activity(run.Terminal, run.Clock);
        activity.Begin("Checking the database");
        checks.AddRange(Shown(run, await InspectAsync(target, run.Cancel)));

        activity.Begin("Reading every table");
        var state = await TryExamineAsync(target, checks, run.Cancel);
        if (state is not null)
        {
            var events = await target.ReadEventsAsync(run.Cancel);
            checks.AddRange(Checks.Of(state, ExpectedTables.Of(standing.History.Applied, events), target.Description));
            activity.Begin("Comparing the schema");
            checks.AddRange(await DriftSurvey.CheckAsync(run, looking));
        }

        var request = PlanningOptions.Apply(looking.Project.Settings, new DeploymentRequest(standing.Files, run.Identity));
        var plan = Planning.Of(request, standing.History, standing.Target.Database);
        checks.AddRange(Checks.OfRevision(standing, plan, SameOptions.Of(run)));
        activity.End();

        var exit = Checks.ExitOf(checks);
        if (run.Json)
        {
            CheckText.WriteJson(run.Terminal, checks, exit, json =>
            {
                json.WriteString("database", standing.Target.Database);
                json.WriteTexts("expected", plan.Value?.To ?? standing.Graph.Heads);
                json.WriteTexts("actual", standing.Current);
                StatusJson.WriteTables(json, state?.Tables ?? []);
            });
        }
        else
        {
            CheckText.Write(run.Terminal, checks);
            run.Print(exit is ExitCode.Done ? "\nVerified." : "\nNot verified.");
        }

        return exit;
    }

    static async Task<IReadOnlyList<Check>> InspectAsync(ITarget target, CancellationToken cancel)
    {
        try
        {
            return [.. Checks.Of(await target.InspectAsync(new InspectionRequest(BackupFolder: null, WillWrite: false), cancel))];
        }
        catch (ProblemException fault)
        {
            return [Check.Bad("database", fault.Problem)];
        }
    }

    /// <summary>Of what is as it should be, a person wants to know that the file is whole; with -v all.</summary>
    static IEnumerable<Check> Shown(CommandRun run, IEnumerable<Check> checks) =>
        checks.Where(check => check.Result is not CheckResult.Ok || run.Terminal.Choices.Verbose || check.Subject == "integrity");

    static async Task<DatabaseState?> TryExamineAsync(ITarget target, List<Check> checks, CancellationToken cancel)
    {
        try
        {
            return await target.ExamineAsync(cancel);
        }
        catch (ProblemException fault)
        {
            checks.Add(Check.Bad("tables", fault.Problem));
            return null;
        }
    }
}
