using System.Globalization;
using Slipway.PostgreSql.Connections;
using Slipway.PostgreSql.History;
using Slipway.Target;

namespace Slipway.PostgreSql.Locks;

/// <summary>
/// The fence behind the lock: whoever takes the lock and is about to write counts the epoch up, and every commit demands
/// that it is still the same. A runner that was frozen and comes back after another has taken over commits nothing.
/// </summary>
sealed class Epoch(OwnSchema own, RunIdentity run)
{
    /// <summary>Our epoch; <see langword="null"/> as long as there is no table that could hold it.</summary>
    long? _mine;

    bool _isMaking;
    bool _schemaExists;
    bool _isKnown;

    /// <summary>Fails unless we are still the last who counted up.</summary>
    public OwnSql Fence => _mine is null && !_isMaking
        ? new OwnSql("select 1")
        : HistoryWriter.OnOneRow(
            $"update {own.Head} set at = pg_catalog.clock_timestamp() where epoch = $1::pg_catalog.int8 and run = $2",
                Text(_mine ?? 1), run.Run);

    /// <summary>Counts up, once, in a transaction of its own.</summary>
    public async Task TakeAsync(OpenDatabase database, CancellationToken cancel)
    {
        if (_isKnown)
            return;
        var (schema, head) = await database.ReadAsync(
            static async (reader, cancel) =>
            {
                await reader.ReadAsync(cancel).ConfigureAwait(false);
                return (reader.Bool(0), reader.Bool(1));
            },
            cancel,
            new OwnSql("select pg_catalog.to_regnamespace($1) is not null, pg_catalog.to_regclass($2) is not null",
                SqlQuoting.Name(own.Schema), own.Head))
            .ConfigureAwait(false);
        _schemaExists = schema;
        if (head)
        {
            var epoch = await database.TextAsync(
                new OwnSql($"{CountUp} returning epoch::pg_catalog.text", run.Run, run.Host, Text(run.ProcessId)), cancel)
                    .ConfigureAwait(false);
            _mine = long.Parse(epoch ?? "0", CultureInfo.InvariantCulture);
        }

        _isKnown = true;
    }

    /// <summary>The statements that make our tables in the open transaction; none when they are there.</summary>
    public IReadOnlyList<OwnSql> MakeTables(HistoryWriter writer)
    {
        if (_mine is not null || _isMaking)
            return [];
        _isMaking = true;
        return
        [
            .. _schemaExists ? OwnTables.TablesUnlessThere(own) : OwnTables.CreateUnlessThere(own),
            writer.Signature,
            HistoryWriter.OnOneRow($"{CountUp} where epoch = 0", run.Run, run.Host, Text(run.ProcessId)),
        ];
    }

    /// <summary>The tables that were made stand.</summary>
    public void Committed()
    {
        if (_isMaking)
            _mine = 1;
        _isMaking = false;
    }

    public void RolledBack() => _isMaking = false;

    string CountUp =>
        $"update {own.Head} set epoch = epoch + 1, run = $1, host = $2, process = $3::pg_catalog.int4, at = pg_catalog.clock_timestamp()";

    static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
