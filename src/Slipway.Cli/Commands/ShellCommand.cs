using System.Collections.Immutable;
using System.Text;
using Slipway.Cli.Launch;
using Slipway.Cli.Run;
using Slipway.History;
using Slipway.Problems;
using Slipway.Rollout;
using Slipway.Target;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway shell</c>: this process becomes the engine's own shell on the database.</summary>
sealed class ShellCommand : Verb
{
    public ShellCommand()
        : base("shell", "Become the engine's own shell on the database.", "slipway shell -- -readonly")
    {
        Remarks = "The process is replaced: same terminal, same signals, the shell's own exit code. No secret stands among its arguments.\n"
            + "What follows -- is handed on to it.";
        Aliases.Add("dbshell");
    }

    public override bool TakesServer => true;

    public override async Task<ExitCode> RunAsync(CommandRun run)
    {
        var project = Project.Of(run.ReadSettings());
        if (!project.Succeeded)
            return run.Fail(project.Problems);

        var engine = project.Value.Engine;
        var words = engine.Shell(project.Value.Settings.Database.Required);
        var program = ServerCommand.Find(words, run.Input.Variable("PATH"), Libc.MayExecute);
        if (!program.Succeeded)
            return run.Fail(NotFound(words[0], engine.ShellPackage));
        await using (var target = project.Value.OpenTarget())
            await RequireAsync(target, run.Cancel);

        ImmutableArray<byte[]> arguments =
            [.. words.Select(Encoding.UTF8.GetBytes), .. run.Input.Server.IsDefault ? [] : run.Input.Server];
        foreach (var (name, value) in engine.ShellVariables(project.Value.Settings.Database.Required))
            Libc.SetVariable(name, value);
        var why = Exec.Replace(program.Value.Program, arguments);
        return run.Fail(new Problem(Codes.ServerNotStarted, $"'{program.Value.Program}' could not be executed: {why}."));
    }

    /// <summary>A shell would make the database that is not there. Whatever else is wrong, a person may want to look at.</summary>
    static async Task RequireAsync(ITarget target, CancellationToken cancel)
    {
        try
        {
            await target.ReadHistoryAsync(HistoryDetail.Outline, cancel);
        }
        catch (ProblemException fault) when (fault.Problem.Code != Codes.DatabaseMissing)
        {
            // It is there.
        }
        catch (TargetUnavailableException)
        {
            // It is there, and busy.
        }
    }

    static Problem NotFound(string shell, string package) => new(Codes.ShellNotFound, $"The program {shell} was not found on PATH.")
    {
        Fix = $"apt-get install {package}",
    };
}
