using Slipway.Rollout;

namespace Slipway.Tests.Rollout;

/// <summary>Keeps the stream of events.</summary>
sealed class Events : IRolloutListener
{
    readonly List<RolloutEvent> _all = [];

    public IReadOnlyList<RolloutEvent> All => _all;

    /// <summary>Called at each event, before it is kept.</summary>
    public Action<RolloutEvent>? Then { get; set; }

    public void On(RolloutEvent happened)
    {
        Then?.Invoke(happened);
        _all.Add(happened);
    }

    public IEnumerable<T> Of<T>()
        where T : RolloutEvent => _all.OfType<T>();

    /// <summary>The stages that were run, in order.</summary>
    public IEnumerable<string> Stages => Of<RolloutEvent.StageBegan>().Select(began => began.Stage);
}
