using System.Collections.Immutable;
using System.Globalization;
using Npgsql;
using Slipway.Settings;
using Slipway.Target;

namespace Slipway.PostgreSql.Connections;

/// <summary>The one place that opens connections to a database.</summary>
sealed class PostgreSqlConnections : IAsyncDisposable
{
    readonly ServerAddress _address;
    readonly ImmutableArray<NpgsqlDataSource> _sources;
    bool _isLoading;

    /// <summary>The database at that address; nothing is opened yet.</summary>
    public PostgreSqlConnections(ServerAddress address)
    {
        _address = address;
        _sources = [.. address.Hosts.Select(host => Source(ConnectionSettings.Of(address, host)))];
    }

    public ServerAddress Address => _address;

    /// <summary>The database as a person names it.</summary>
    public string Name => _address.Shown;

    /// <summary>
    /// Whether a pooler stands in between, as the address says, or as can be seen: the process that the server named when we came is
    /// the one that answers, unless somebody answers for it.
    /// </summary>
    public async Task<bool> ArePooledAsync(OpenDatabase database, CancellationToken cancel) =>
        _address.IsPooled || !await database.IsTrueAsync(
            new OwnSql("select pg_catalog.pg_backend_pid() = $1::pg_catalog.int4",
                database.ProcessId.ToString(CultureInfo.InvariantCulture)), cancel).ConfigureAwait(false);

    /// <summary>Opens a connection to the first server that lets us in.</summary>
    /// <exception cref="TargetUnavailableException">None does.</exception>
    public async Task<OpenDatabase> OpenAsync(CancellationToken cancel)
    {
        TargetUnavailableException? first = null;
        OpenSsl.Require(_address);
        if (_address.Password is not null && Interlocked.Exchange(ref _isLoading, true) is false)
            _ = Task.Run(OpenSsl.Load, CancellationToken.None);
        foreach (var source in _sources)
        {
            try
            {
                var database = new OpenDatabase(await source.OpenConnectionAsync(cancel).ConfigureAwait(false), Name);
                if (_sources.Length == 1 || await database.IsTrueAsync(MayWrite, cancel).ConfigureAwait(false))
                    return database;
                await database.DisposeAsync().ConfigureAwait(false);
                first ??= new TargetUnavailableException(PostgreSqlErrors.Standby(Name), mayComeUp: false);
            }
            catch (Exception failure) when (PostgreSqlErrors.OnOpening(failure, _address) is { } unavailable)
            {
                // Of several servers that fail, one that may come up is worth waiting for.
                if (first is null || (unavailable.MayComeUp && !first.MayComeUp))
                    first = unavailable;
            }
        }

        throw first!;
    }

    /// <summary>Opens a connection, hands it over, and closes it. What the server refuses becomes a problem.</summary>
    public async Task<T> OnceAsync<T>(Func<OpenDatabase, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        var database = await OpenAsync(cancel).ConfigureAwait(false);
        await using (database.ConfigureAwait(false))
        {
            try
            {
                return await work(database, cancel).ConfigureAwait(false);
            }
            catch (Exception failure) when (PostgreSqlErrors.IsEngines(failure))
            {
                throw PostgreSqlErrors.Of(failure, database, cancel);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _sources)
            await source.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Of several servers the one that may be written is meant.</summary>
    static OwnSql MayWrite => new("select not pg_catalog.pg_is_in_recovery() and not "
        + "pg_catalog.current_setting('transaction_read_only')::pg_catalog.bool");

    static NpgsqlDataSource Source(NpgsqlConnectionStringBuilder settings)
    {
        var builder = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString);
        builder.EnableTransportSecurity();
        // The server's own types are all that Slipway reads: no round trip to learn others.
        builder.ConfigureTypeLoading(types => types.EnableTypeLoading(false));
        return builder.Build();
    }
}
