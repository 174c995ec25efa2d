namespace Slipway.Target;

/// <summary>How an attempt to become the only runner ended.</summary>
public abstract record LockAttempt
{
    LockAttempt()
    {
    }

    /// <summary>The lock is ours for as long as the session lives.</summary>
    /// <param name="Session">The session; whoever receives it disposes it.</param>
    public sealed record Held(ITargetSession Session) : LockAttempt;

    /// <summary>Somebody else has it.</summary>
    /// <param name="Holder">Who, as far as it can be known: a process, what it runs.</param>
    public sealed record Busy(string Holder) : LockAttempt;
}
