namespace Slipway.Testing.PostgreSql;

/// <summary>What the proxy does with a connection when a certain message comes.</summary>
public abstract record WireFault
{
    WireFault()
    {
    }

    /// <summary>The message is lost, and both sides see the connection reset.</summary>
    public sealed record Cut : WireFault;

    /// <summary>The message is lost, and both sides see the connection closed in an orderly way.</summary>
    public sealed record Close : WireFault;

    /// <summary>The message and all that follows are lost, in both directions, and nobody is told: the cable is out.</summary>
    public sealed record Swallow : WireFault;

    /// <summary>The message arrives, and all that follows; later.</summary>
    public sealed record Delay(TimeSpan By) : WireFault;

    /// <summary>
    /// The message and what follows reach the server, which does what they say; the answer is lost, and when it has come
    /// (ReadyForQuery, or the end), both sides see the connection reset.
    /// </summary>
    public sealed record CutAnswer : WireFault;

    /// <summary>
    /// The message is lost, and the client sees the connection reset; the server is not told, and waits for what never comes.
    /// </summary>
    public sealed record Strand : WireFault;
}
