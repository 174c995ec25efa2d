using Slipway.PostgreSql.Connections;
using Slipway.Target;

namespace Slipway.PostgreSql.Locks;

/// <summary>
/// Looks, from a connection of its own, who holds up a statement that takes long: when the statement has failed, nobody
/// waits any more, and nobody could tell.
/// </summary>
sealed class BlockWatch(PostgreSqlConnections connections) : IAsyncDisposable
{
    /// <summary>Below the first rung of the ladder; a statement that is done by then costs nothing.</summary>
    static readonly TimeSpan Before = TimeSpan.FromMilliseconds(50);

    static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    OpenDatabase? _watcher;

    /// <summary>Who was seen holding the last statement up; <see langword="null"/> when nobody was.</summary>
    public string? Blockers { get; private set; }

    /// <summary>Waits for a statement and looks meanwhile.</summary>
    public async Task<T> DuringAsync<T>(int processId, Task<T> work)
    {
        Blockers = null;
        if (await Task.WhenAny(work, Task.Delay(Before)).ConfigureAwait(false) == work)
            return await work.ConfigureAwait(false);

        using var stop = new CancellationTokenSource();
        var watching = WatchAsync(processId, stop.Token);
        try
        {
            return await work.ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await watching.ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_watcher is { } watcher)
            await watcher.DisposeAsync().ConfigureAwait(false);
    }

    async Task WatchAsync(int processId, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                _watcher ??= await connections.OpenAsync(stop).ConfigureAwait(false);
                Blockers = await _watcher.TextAsync(BlockersOf(processId), stop).ConfigureAwait(false) ?? Blockers;
                await Task.Delay(Between, stop).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (PostgreSqlErrors.IsEngines(failure) || failure is OperationCanceledException or TargetUnavailableException)
        {
            // Who cannot look does without: the statement itself is not concerned.
            if (_watcher is { } watcher)
                await watcher.DisposeAsync().ConfigureAwait(false);
            _watcher = null;
        }
    }

    static OwnSql BlockersOf(int processId) => new(
        """
        select pg_catalog.string_agg(pg_catalog.format('process %s (%s%s, %s%s)', b.pid,
          case when b.query like 'autovacuum:%(to prevent wraparound)' then 'an autovacuum that must not be stopped, ' else '' end,
          coalesce(nullif(b.application_name, ''), b.usename, b.backend_type), coalesce(b.state, b.backend_type),
          case when coalesce(b.query, '') = '' then '' else ': ' || pg_catalog.left(pg_catalog.regexp_replace(b.query, '\s+', ' ', 'g'), 60) end), '; ')
        from pg_catalog.pg_stat_activity b where b.pid = any (pg_catalog.pg_blocking_pids($1::pg_catalog.int4))
        """,
        processId.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
