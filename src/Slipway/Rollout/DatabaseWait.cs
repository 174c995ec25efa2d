using Slipway.History;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Rollout;

/// <summary>Waits until a database answers. Reading the history is the probe: who asks for more would ask twice.</summary>
/// <param name="target">The database.</param>
/// <param name="listener">Told what is waited for.</param>
/// <param name="clock">Measures how long it takes.</param>
public sealed class DatabaseWait(ITarget target, IRolloutListener listener, TimeProvider clock)
{
    /// <summary>A first reading that has begun already; <see langword="null"/> for none.</summary>
    public Task<MigrationHistory>? Begun { private get; init; }

    static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(500);
    static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);

    /// <summary>Reads the history as soon as the database lets us; after a "not yet", only what holds twice counts.</summary>
    /// <param name="detail">How much of it.</param>
    /// <param name="limit">How long to wait; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The history; or why there was no answer in that time.</returns>
    /// <exception cref="TargetUnavailableException">Waiting would not help.</exception>
    public async Task<Outcome<MigrationHistory>> ReadHistoryAsync(HistoryDetail detail, TimeSpan limit, CancellationToken cancel)
    {
        var began = clock.GetTimestamp();
        var begun = Begun;
        TimeSpan? told = null;
        var confirm = false;
        while (true)
        {
            try
            {
                var reading = begun ?? target.ReadHistoryAsync(detail, cancel);
                begun = null;
                var history = await reading.ConfigureAwait(false);
                if (!confirm)
                    return history;
                confirm = false;
                await Task.Delay(Settling, clock, cancel).ConfigureAwait(false);
            }
            catch (TargetUnavailableException notYet) when (notYet.MayComeUp)
            {
                confirm = true;
                var waited = clock.GetElapsedTime(began);
                var left = limit == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : limit - waited;
                if (left <= TimeSpan.Zero)
                    return RolloutProblem.Unreachable(notYet.Problem, limit);
                listener.On(new RolloutEvent.DatabaseUnavailable());
                if (told is null || waited - told >= BetweenLines)
                {
                    told = waited;
                    listener.On(new RolloutEvent.WaitingForDatabase(notYet.Problem, waited));
                }

                await Task.Delay(left < Interval ? left : Interval, clock, cancel).ConfigureAwait(false);
            }
        }
    }
}
