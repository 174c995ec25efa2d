using System.Collections.Immutable;
using Slipway.Problems;
using Slipway.Rollout;

namespace Slipway.Cli.Launch;

/// <summary>Turns this process into the server's by the kernel's own means.</summary>
/// <param name="arguments">The server's arguments, byte for byte.</param>
sealed class ExecLauncher(ImmutableArray<byte[]> arguments) : IServerLauncher
{
    public Problem Launch(ServerCommand server) => new(
        Codes.ServerNotStarted, $"The server could not be started: {server.Program}: {Exec.Replace(server.Program, arguments)}.")
    {
        Fix = "Correct the program after \"--\", then run again.",
    };
}
