using System.Diagnostics;
using Npgsql;
using Slipway.PostgreSql.Connections;
using Slipway.Target;

namespace Slipway.PostgreSql.Locks;

/// <summary>
/// Looks, from a connection of its own, who holds up a statement that takes long: when the statement has failed, nobody
/// waits any more, and nobody could tell. And whether the server still runs it: a connection whose other end has gone
/// without a word would be waited at for ever.
/// </summary>
sealed class BlockWatch(PostgreSqlConnections connections) : IAsyncDisposable
{
    /// <summary>Below the first rung of the ladder; a statement that is done by then costs nothing.</summary>
    static readonly TimeSpan Before = TimeSpan.FromMilliseconds(50);

    static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    /// <summary>An answer that is on its way has arrived by then.</summary>
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>One look that takes longer will not be answered.</summary>
    static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(10);

    /// <summary>
    /// A server that cannot be reached for so long will not answer the statement either: of a link that is dead nobody tells the
    /// side that has sent something, for a quarter of an hour.
    /// </summary>
    static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(60);

    OpenDatabase? _watcher;

    /// <summary>Since when the server cannot be reached; <see langword="null"/> while it can.</summary>
    long? _silentSince;

    /// <summary>The process that this very connection has seen at work, so that not to see it means that it is gone.</summary>
    int? _seen;

    /// <summary>Who was seen holding the last statement up; <see langword="null"/> when nobody was.</summary>
    public string? Blockers { get; private set; }

    /// <summary>Waits for a statement and looks meanwhile.</summary>
    /// <param name="processId">The server process that runs it.</param>
    /// <param name="start">Starts it.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="IOException">The process is gone, and its answer has not come.</exception>
    public async Task<T> DuringAsync<T>(int processId, Func<CancellationToken, Task<T>> start, CancellationToken cancel)
    {
        (Blockers, _silentSince) = (null, null);
        using var abandon = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var work = start(abandon.Token);
        if (await Task.WhenAny(work, Task.Delay(Before, CancellationToken.None)).ConfigureAwait(false) == work)
            return await work.ConfigureAwait(false);

        using var stop = new CancellationTokenSource();
        var watching = WatchAsync(processId, abandon, stop.Token);
        try
        {
            return await work.ConfigureAwait(false);
        }
        catch (Exception failure) when (abandon.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw new IOException(
                _silentSince is null ? "the server process that served it is gone" : "the server cannot be reached any more", failure);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await watching.ConfigureAwait(false);
        }
    }

    public ValueTask DisposeAsync() => CloseAsync();

    async Task WatchAsync(int processId, CancellationTokenSource abandon, CancellationToken stop)
    {
        try
        {
            while (await LookAsync(processId, stop).ConfigureAwait(false))
                await Task.Delay(Between, stop).ConfigureAwait(false);
            await Task.Delay(Grace, stop).ConfigureAwait(false);
            await abandon.CancelAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The statement is done.
        }

        if (_watcher is { IsLost: true })
            await CloseAsync().ConfigureAwait(false);
    }

    /// <returns>Whether to go on looking: <see langword="false"/> when the process is gone that was there, or the server is.</returns>
    async Task<bool> LookAsync(int processId, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(LongestLook);
        try
        {
            _watcher ??= await connections.OpenAsync(limit.Token).ConfigureAwait(false);
            var (isThere, blockers) = await _watcher.ReadAsync(
                static async (reader, cancel) =>
                {
                    await reader.ReadAsync(cancel).ConfigureAwait(false);
                    return (reader.Bool(0), reader.TextOrNull(1));
                },
                limit.Token,
                Question(processId)).ConfigureAwait(false);
            _silentSince = null;
            Blockers = blockers ?? Blockers;
            if (isThere)
                _seen = processId;
            return isThere || _seen != processId;
        }
        catch (Exception failure) when (!stop.IsCancellationRequested && IsNoAnswer(failure))
        {
            // Who cannot look does without, and tries again: the statement itself is not concerned, as long as somebody answers.
            await CloseAsync().ConfigureAwait(false);
            if (failure is PostgresException or TargetUnavailableException { InnerException: PostgresException })
                _silentSince = null;
            else
                _silentSince ??= Stopwatch.GetTimestamp();
            return _silentSince is not { } since || Stopwatch.GetElapsedTime(since) < LongestSilence;
        }
        catch (Exception failure) when (IsNoAnswer(failure))
        {
            await CloseAsync().ConfigureAwait(false);
            throw new OperationCanceledException("Stopped.", failure, stop);
        }
    }

    static bool IsNoAnswer(Exception failure) =>
        PostgreSqlErrors.IsEngines(failure) || failure is TargetUnavailableException or OperationCanceledException;

    async ValueTask CloseAsync()
    {
        _seen = null;
        if (_watcher is { } watcher)
        {
            _watcher = null;
            await watcher.DisposeAsync().ConfigureAwait(false);
        }
    }

    static OwnSql Question(int processId) => new(
        $"""
        select exists (select from pg_catalog.pg_stat_activity where pid = $1::pg_catalog.int4),
          (select pg_catalog.string_agg({Backends.Described("b")}, '; ')
           from pg_catalog.pg_stat_activity b where b.pid = any (pg_catalog.pg_blocking_pids($1::pg_catalog.int4)))
        """,
        processId.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
