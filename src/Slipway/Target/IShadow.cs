namespace Slipway.Target;

/// <summary>A throw-away database of a target's own kind and version. Disposing removes it, unless it was kept.</summary>
public interface IShadow : IAsyncDisposable
{
    /// <summary>The database.</summary>
    ITarget Target { get; }

    /// <summary>Whether it was kept earlier under the same key, so that it holds already what it is to be filled with.</summary>
    bool IsFilled { get; }

    /// <summary>
    /// It is filled: who asks for the same key later finds it so, where the engine keeps such databases. It is not changed
    /// afterwards.
    /// </summary>
    Task KeepAsync(CancellationToken cancel);
}
