using Slipway.Target;

namespace Slipway.PostgreSql.Shadows;

/// <summary>A database that was kept earlier. It stays.</summary>
sealed class KeptShadow(ITarget target) : IShadow
{
    public ITarget Target => target;

    public bool IsFilled => true;

    public Task KeepAsync(CancellationToken cancel) => Task.CompletedTask;

    public ValueTask DisposeAsync() => target.DisposeAsync();
}
