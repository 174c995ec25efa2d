using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.Cli.Survey;
using Slipway.Problems;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway doctor</c>: looks at everything that can be looked at.</summary>
sealed class DoctorCommand : Verb
{
    public DoctorCommand()
        : base("doctor", "Look at settings, migrations, database, disk, history and backups, and say what to do.", "slipway doctor") =>
        Remarks = "Each line is ok, warn or problem, with what to type below. Changes nothing. Ends with 0 when there are at most warnings,\n"
            + "else with the code of the first problem.";

    public override async Task<ExitCode> RunAsync(CommandRun run)
    {
        using var activity = new Activity(run.Terminal, run.Clock);
        activity.Begin("Looking at everything");
        var checks = await new Examination(run).RunAsync();
        activity.End();

        var exit = Checks.ExitOf(checks);
        if (run.Json)
        {
            CheckText.WriteJson(run.Terminal, checks, exit);
            return exit;
        }

        CheckText.Write(run.Terminal, checks);
        var problems = checks.Count(check => check.Result is CheckResult.Problem);
        var warnings = checks.Count(check => check.Result is CheckResult.Warn);
        run.Print($"\n{Amount.Of(problems, "problem")}, {Amount.Of(warnings, "warning")}.");
        return exit;
    }
}
