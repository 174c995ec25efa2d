using Slipway.Problems;

namespace Slipway.Rollout;

/// <summary>Turns this process into the server's.</summary>
public interface IServerLauncher
{
    /// <summary>Replaces this process by the server: returns only when that failed.</summary>
    /// <returns>Why the server's program could not be executed.</returns>
    Problem Launch(ServerCommand server);
}
