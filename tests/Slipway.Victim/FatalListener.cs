using System.Runtime.InteropServices;
using Slipway.Rollout;

namespace Slipway.Victim;

/// <summary>Ends the process as a power cut would, at a chosen event. What only shows progress does not count.</summary>
sealed partial class FatalListener(int fatal) : IRolloutListener
{
    const int Kill = 9;

    public int Seen { get; private set; }

    public void On(RolloutEvent happened)
    {
        if (happened is RolloutEvent.BackupProgressed)
            return;
        if (++Seen == fatal)
            _ = Signal(Environment.ProcessId, Kill);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
