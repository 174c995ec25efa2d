using System.CommandLine;
using Slipway.Cli.Commands;
using Slipway.Cli.Launch;
using Slipway.Cli.Run;

namespace Slipway.Cli;

/// <summary>The program: its commands, in the order in which one meets them.</summary>
static class Program
{
    internal static Command Tree() => new("slipway", "Takes a database to the schema that the code needs, then launches the server.")
    {
        new InitCommand(),
        new NewCommand(),
        new DiffCommand(),
        new PlanCommand(),
        new SqlCommand(),
        new UpCommand(),
        new DownCommand(),
        new StatusCommand(),
        new CurrentCommand(),
        new HeadsCommand(),
        new BranchesCommand(),
        new HistoryCommand(),
        new ShowCommand(),
        new CheckCommand(),
        new VerifyCommand(),
        new DriftCommand(),
        new WaitCommand(),
        new DoctorCommand(),
        new SchemaCommand(),
        new ConfigCommand(),
        new BackupCommand(),
        new RestoreCommand(),
        new ShellCommand(),
        new HelpCommand(),
    };

    static async Task<int> Main(string[] arguments)
    {
        StandardDescriptors.Fill();
        using var signals = Signals.Listen();
        return (int)await CommandLine.RunAsync(Tree(), ProgramInput.OfThisProcess(arguments), signals);
    }
}
