using System.Diagnostics;

namespace Slipway.Sqlite.Connections;

/// <summary>Waits while others hold a lock, with pauses that differ, so that many do not knock in step.</summary>
static class Patience
{
    const int ShortestPause = 25;
    const int LongestPause = 250;

    /// <summary>Runs the attempt until it is not busy any more.</summary>
    /// <exception cref="EngineException">It failed otherwise, or was still busy at the end.</exception>
    public static async Task TryAsync(Action attempt, TimeSpan wait, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                attempt();
                return;
            }
            catch (EngineException error) when (error.IsBusy && Stopwatch.GetElapsedTime(began) < wait)
            {
                await Task.Delay(Random.Shared.Next(ShortestPause, LongestPause), cancel).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Runs it once, and gives SQLite's errors the meaning that the port promises.</summary>
    public static Task<T> Once<T>(Func<T> work, string path)
    {
        try
        {
            return Task.FromResult(work());
        }
        catch (EngineException error)
        {
            return Task.FromException<T>(SqliteErrors.Of(error, path));
        }
    }
}
