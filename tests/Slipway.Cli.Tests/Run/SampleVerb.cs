using Slipway.Cli.Run;
using Slipway.Problems;

namespace Slipway.Cli.Tests.Run;

/// <summary>A command that does nothing, for what is made of commands: help and the faults of a command line.</summary>
sealed class SampleVerb(string name, string summary = "Does it.", bool takesServer = false) : Verb(name, summary, $"slipway {name}")
{
    public override bool TakesServer => takesServer;

    public override Task<ExitCode> RunAsync(CommandRun run) => Task.FromResult(ExitCode.Done);
}
