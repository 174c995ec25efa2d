using Slipway.Sqlite.Connections;
using Slipway.Target;

namespace Slipway.Sqlite.Shadows;

/// <summary>A throw-away database in memory: filling it is quicker than keeping it would be.</summary>
sealed class MemoryShadow : IShadow
{
    static int _number;

    /// <summary>As long as one connection is open, the database is there.</summary>
    readonly OpenDatabase _open;

    /// <param name="open">Opens the database at these connections.</param>
    public MemoryShadow(Func<SqliteConnections, ITarget> open)
    {
        var name = $"slipway-shadow-{Interlocked.Increment(ref _number)}";
        var connections = new SqliteConnections($"/{name}", mayCreate: false) { Memory = name };
        Target = open(connections);
        _open = connections.Open(CancellationToken.None);
    }

    public ITarget Target { get; }

    public bool IsFilled => false;

    public Task KeepAsync(CancellationToken cancel) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await Target.DisposeAsync().ConfigureAwait(false);
        _open.Dispose();
    }
}
