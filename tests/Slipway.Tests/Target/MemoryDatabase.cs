using Slipway.Target;

namespace Slipway.Tests.Target;

/// <summary>A database in memory, which several targets can share.</summary>
public sealed class MemoryDatabase(TimeProvider? clock = null)
{
    RunIdentity? _holder;

    public Lock Gate { get; } = new();

    public TimeProvider Clock { get; } = clock ?? TimeProvider.System;

    /// <summary>What is committed.</summary>
    public MemoryContent Content { get; set; } = MemoryContent.Empty;

    /// <summary>Whether migrations are committed in parts where a statement demands it.</summary>
    public bool SplitsByItself { get; init; }

    /// <summary>How many attempts to read it fail from now on, as if it were still starting.</summary>
    public int Outages { get; set; }

    /// <summary>Takes the lock.</summary>
    /// <returns>Who has it instead; <see langword="null"/> when it is now the run's.</returns>
    public string? TryHold(RunIdentity run)
    {
        lock (Gate)
        {
            if (_holder is { } holder)
                return $"run {holder.Run} on {holder.Host}";
            _holder = run;
            return null;
        }
    }

    public void Release()
    {
        lock (Gate)
            _holder = null;
    }
}
