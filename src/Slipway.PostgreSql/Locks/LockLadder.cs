namespace Slipway.PostgreSql.Locks;

/// <summary>
/// How long a statement waits for a lock, and how long we pause before the whole transaction is tried again. While it waits,
/// everybody who comes later queues behind it: so it waits briefly first, and never longer than a few seconds. The upper rungs
/// pass PostgreSQL's deadlock_timeout (1 s), at which an autovacuum that stands in the way is cancelled.
/// </summary>
static class LockLadder
{
    static readonly (int Wait, int Pause)[] Rungs =
    [
        (100, 50), (100, 50), (300, 100), (300, 100), (500, 2000), (500, 2000), (500, 2000), (1500, 5000), (1500, 5000), (1500, 5000),
    ];

    static readonly (int Wait, int Pause) Last = (3000, 30000);

    /// <summary>How long a statement of that attempt waits for a lock.</summary>
    /// <param name="attempt">Which attempt, from 1.</param>
    public static TimeSpan WaitOf(int attempt) => TimeSpan.FromMilliseconds(RungOf(attempt).Wait);

    /// <summary>How long to pause after that attempt, by chance somewhat less.</summary>
    /// <param name="attempt">Which attempt, from 1.</param>
    public static TimeSpan PauseAfter(int attempt)
    {
        var pause = RungOf(attempt).Pause;
        return TimeSpan.FromMilliseconds(Random.Shared.Next(pause / 2, pause));
    }

    static (int Wait, int Pause) RungOf(int attempt) => attempt <= Rungs.Length ? Rungs[attempt - 1] : Last;
}
