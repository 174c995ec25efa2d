namespace Slipway.Rollout;

/// <summary>Reads the stream of events: the console, a log, a trace. It knows nothing else of the deployment.</summary>
public interface IRolloutListener
{
    /// <summary>Called for each event, in order: it must be quick and must not throw.</summary>
    void On(RolloutEvent happened);
}
