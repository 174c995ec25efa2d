using System.Diagnostics;

namespace Slipway.Faults;

/// <summary>Waits for what another process brings about.</summary>
static class Wait
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public static void Until(Func<bool> isSo)
    {
        var began = Stopwatch.GetTimestamp();
        using var pause = new ManualResetEventSlim();
        while (!isSo())
        {
            if (Stopwatch.GetElapsedTime(began) > Longest)
                throw new TimeoutException("It never became so.");
            pause.Wait(TimeSpan.FromMilliseconds(5));
        }
    }
}
