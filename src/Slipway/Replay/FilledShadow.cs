using Slipway.Target;

namespace Slipway.Replay;

/// <summary>A throw-away database that was filled. Disposing removes it, unless it was kept.</summary>
public sealed class FilledShadow(IShadow shadow) : IAsyncDisposable
{
    /// <summary>The database.</summary>
    public ITarget Target => shadow.Target;

    /// <summary>Who asks for the same later finds it filled, where the engine keeps such databases.</summary>
    public Task KeepAsync(CancellationToken cancel) => shadow.KeepAsync(cancel);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => shadow.DisposeAsync();
}
