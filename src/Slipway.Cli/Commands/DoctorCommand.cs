using System.CommandLine;
using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.Cli.Survey;
using Slipway.Problems;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway doctor</c>: looks at everything that can be looked at.</summary>
sealed class DoctorCommand : Verb
{
    readonly Option<string> _bundle = new("--bundle")
    {
        Description = "Write it all into a file to hand on: settings, checks, history, failures; no rows, no passwords.",
        HelpName = "FILE",
    };

    public DoctorCommand()
        : base("doctor", "Look at settings, migrations, database, disk, history and backups, and say what to do.", "slipway doctor")
    {
        Remarks = "Each line is ok, warn or problem, with what to type below. Changes nothing. Ends with 0 when there are at most\n"
            + "warnings, else with the code of the first problem.";
        Add(_bundle);
    }

    public override async Task<ExitCode> RunAsync(CommandRun run)
    {
        using var activity = new Activity(run.Terminal, run.Clock);
        activity.Begin("Looking at everything");
        var examination = new Examination(run);
        var checks = await examination.RunAsync();
        activity.End();

        var exit = Checks.ExitOf(checks);
        if (run.Get(_bundle) is { } bundle && Write(run, bundle, examination, checks) is { } notWritten)
            return run.Fail(notWritten);
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

    /// <returns>Why it was not written; <see langword="null"/> when it was.</returns>
    static Problem? Write(CommandRun run, string path, Examination examination, IReadOnlyList<Check> checks)
    {
        var file = Path.GetFullPath(Path.Combine(run.Input.WorkingDirectory, path));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using var stream = new FileStream(file, options);
            stream.Write(BundleJson.Of(CommandRun.Version, examination.Settings, examination.Standing, examination.Events, checks));
        }
        catch (IOException) when (File.Exists(file))
        {
            return new Problem(Codes.FileExists, $"'{path}' is there already; it was left as it is.") { Fix = "Give it another name." };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new Problem(Codes.FileNotWritten, $"'{path}' cannot be written: {fault.Message}");
        }

        if (!run.Json)
            run.Print($"Wrote {Escaped.Line(path)}.\n");
        return null;
    }
}
