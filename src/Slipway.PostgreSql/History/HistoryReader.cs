using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Npgsql;
using Slipway.History;
using Slipway.PostgreSql.Connections;
using Slipway.Problems;

namespace Slipway.PostgreSql.History;

/// <summary>
/// Reads Slipway's tables in one round trip, which is also the look at the server that is needed anyway. What is not
/// readable is an error, never an empty history.
/// </summary>
/// <param name="own">Where the tables lie.</param>
sealed class HistoryReader(OwnSchema own)
{
    /// <summary>Reads the history.</summary>
    public async Task<MigrationHistory> ReadAsync(OpenDatabase database, HistoryDetail detail, CancellationToken cancel)
    {
        try
        {
            var history = await database.ReadAsync(
                (reader, cancel) => ReadAsync(reader, database.Name, detail, cancel), cancel,
                LookAtServer, new OwnSql($"select key, value from {own.Meta}"), Journal, Rows(detail)).ConfigureAwait(false);
            return history.Applied.IsEmpty
                ? history with { DatabaseIsEmpty = await database.IsTrueAsync(LookForTables, cancel).ConfigureAwait(false) }
                : history;
        }
        catch (PostgresException missing) when (missing.SqlState is SqlStates.UndefinedTable or SqlStates.InvalidSchemaName)
        {
            return await ReadUntouchedAsync(database, cancel).ConfigureAwait(false)
                ?? await ReadAsync(database, detail, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>The event log, oldest first.</summary>
    public async Task<IReadOnlyList<HistoryEvent>> ReadEventsAsync(OpenDatabase database, CancellationToken cancel)
    {
        try
        {
            return await database.ReadAsync(
                static (reader, cancel) => reader.RowsAsync(Event, cancel),
                cancel,
                new OwnSql($"select sequence, at, kind, migration, detail, run, actor, host from {own.Event} order by sequence"))
                .ConfigureAwait(false);
        }
        catch (PostgresException missing) when (missing.SqlState is SqlStates.UndefinedTable or SqlStates.InvalidSchemaName)
        {
            return [];
        }
    }

    static OwnSql LookAtServer => new("select pg_catalog.pg_is_in_recovery(), "
        + "pg_catalog.current_setting('transaction_read_only')::pg_catalog.bool");

    /// <summary>
    /// Whether there is no table but ours and the extensions'. Asked only where no migration is applied: planning it costs
    /// the server more than all the rest. What <c>initdb</c> makes has an oid below 16384.
    /// </summary>
    OwnSql LookForTables => new(
        $"""
        select not exists (
          select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
          where c.oid >= 16384 and c.relkind in ('r', 'p', 'f', 'm', 'v') and c.relpersistence <> 't'
            and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
            and (n.nspname <> $1 or c.relname not in ({own.Names}))
            and not exists (
              select from pg_catalog.pg_depend d
              where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e'))
        """,
        own.Schema);

    OwnSql Journal => new($"select migration, direction, statement, checksum, done from {own.Journal} order by 1, 2, 3");

    OwnSql Rows(HistoryDetail detail)
    {
        var texts = detail is HistoryDetail.Texts ? ", effects, up_text, down_text" : "";
        return new OwnSql(
            $"""
            select id, parents, phase, kind, checksum, applied_at, duration_ms, actor, host, tool_version{texts}
            from {own.History} order by sequence
            """);
    }

    static async Task<MigrationHistory> ReadAsync(NpgsqlDataReader reader, string name, HistoryDetail detail, CancellationToken cancel)
    {
        var readOnly = await LookAsync(reader, name, cancel).ConfigureAwait(false);
        await reader.NextResultAsync(cancel).ConfigureAwait(false);
        var meta = (await reader.RowsAsync(static row => KeyValuePair.Create(row.Text(0), row.TextOrNull(1)), cancel).ConfigureAwait(false))
            .ToDictionary(StringComparer.Ordinal);
        var format = FormatOf(meta, name);
        await reader.NextResultAsync(cancel).ConfigureAwait(false);
        var journal = await reader.RowsAsync(
            static row => new JournalEntry(row.Text(0), row.Text(1), row.GetInt32(2), row.Text(3), row.Bool(4)), cancel)
                .ConfigureAwait(false);
        await reader.NextResultAsync(cancel).ConfigureAwait(false);
        var applied = await reader.RowsAsync(row => Applied(row, name, detail is HistoryDetail.Texts), cancel).ConfigureAwait(false);
        return new MigrationHistory
        {
            Exists = true,
            Format = format,
            Environment = meta.GetValueOrDefault("environment"),
            ReadOnly = readOnly,
            Applied = [.. applied],
            Journal = [.. journal],
        };
    }

    /// <summary>Reads the answer to <see cref="LookAtServer"/>.</summary>
    /// <returns>Why nothing can be written; <see langword="null"/> when it can.</returns>
    static async Task<Problem?> LookAsync(NpgsqlDataReader reader, string name, CancellationToken cancel)
    {
        await reader.ReadAsync(cancel).ConfigureAwait(false);
        return reader.Bool(0) ? PostgreSqlErrors.Standby(name) : reader.Bool(1) ? PostgreSqlErrors.HeldReadOnly(name) : null;
    }

    /// <summary>Our tables are not where they belong: perhaps they are elsewhere, and then nothing must be run anew.</summary>
    /// <returns><see langword="null"/> when another run has made them all since: they are to be read.</returns>
    async Task<MigrationHistory?> ReadUntouchedAsync(OpenDatabase database, CancellationToken cancel)
    {
        var (readOnly, isEmpty, elsewhere) = await database.ReadAsync(
            async (reader, cancel) =>
            {
                var readOnly = await LookAsync(reader, database.Name, cancel).ConfigureAwait(false);
                await reader.NextResultAsync(cancel).ConfigureAwait(false);
                await reader.ReadAsync(cancel).ConfigureAwait(false);
                var isEmpty = reader.Bool(0);
                await reader.NextResultAsync(cancel).ConfigureAwait(false);
                return (readOnly, isEmpty, await reader.RowsAsync(static row => row.Text(0), cancel).ConfigureAwait(false));
            },
            cancel,
            LookAtServer,
            LookForTables,
            new OwnSql(
                """
                select n.nspname || '.' || c.relname
                from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and c.relname in ('slipway_history', 'slipway_event', 'slipway_journal', 'slipway_meta')
                order by 1
                """)).ConfigureAwait(false);
        return elsewhere switch
        {
            [] => MigrationHistory.None with { DatabaseIsEmpty = isEmpty, ReadOnly = readOnly },
            [_, _, _, _] when elsewhere.TrueForAll(IsOurs) => null,
            [var first, ..] when IsOurs(first) => throw Incomplete(database.Name, elsewhere).ToException(),
            _ => throw Elsewhere(database.Name, elsewhere).ToException(),
        };
    }

    bool IsOurs(string table) => table.StartsWith($"{own.Schema}.", StringComparison.Ordinal);

    static AppliedMigration Applied(NpgsqlDataReader row, string name, bool withTexts)
    {
        var id = row.Text(0);
        try
        {
            return new AppliedMigration
            {
                Id = id,
                Parents = RowText.Parents(Encoding.UTF8.GetBytes(row.Text(1))),
                Phase = RowText.PhaseOf(row.Text(2)),
                Kind = RowText.KindOf(row.Text(3)),
                Checksum = row.Text(4),
                AppliedAt = new DateTimeOffset(row.GetDateTime(5), TimeSpan.Zero),
                Duration = TimeSpan.FromMilliseconds(row.GetDouble(6)),
                Actor = row.Text(7),
                Host = row.Text(8),
                ToolVersion = row.Text(9),
                Effects = withTexts ? RowText.Effects(Encoding.UTF8.GetBytes(row.Text(10))) : [],
                UpText = withTexts ? row.TextOrNull(11) : null,
                DownText = withTexts ? row.TextOrNull(12) : null,
            };
        }
        catch (Exception exception)
            when (exception is FormatException or System.Text.Json.JsonException or ArgumentException or OverflowException)
        {
            throw Unreadable(name, $"row '{id}' of slipway_history: {exception.Message}").ToException(exception);
        }
    }

    static HistoryEvent Event(NpgsqlDataReader row) => new(row.Text(2), row.TextOrNull(3), row.TextOrNull(4))
    {
        Sequence = row.Long(0),
        At = new DateTimeOffset(row.GetDateTime(1), TimeSpan.Zero),
        Run = row.Text(5),
        Actor = row.Text(6),
        Host = row.Text(7),
    };

    static int FormatOf(Dictionary<string, string?> meta, string name)
    {
        if (!int.TryParse(meta.GetValueOrDefault("format"), NumberStyles.None, CultureInfo.InvariantCulture, out var format))
            throw Unreadable(name, "no format").ToException();
        return format <= OwnTables.Format ? format : throw TooNew(name, format, meta.GetValueOrDefault("tool")).ToException();
    }

    static Problem TooNew(string name, int format, string? tool) => new(
        Codes.FormatTooNew,
        $"Slipway's tables in {name} have format {format}, made by Slipway {tool ?? "of a later version"}; "
        + $"this program knows format {OwnTables.Format}.")
    {
        Fix = "Use a newer Slipway for this database.",
    };

    static Problem Unreadable(string name, string what) => new(
        Codes.HistoryDamaged, $"Slipway's own tables in {name} hold what it has not written: {what}.")
    {
        Fix = "Look who changed them. To go back to the last good backup: slipway restore latest",
    };

    static Problem Incomplete(string name, List<string> there) => new(
        Codes.HistoryDamaged, $"In {name} only some of Slipway's own tables are there: {string.Join(", ", there)}.")
    {
        Fix = "Somebody has dropped the others. To go back to the last good backup: slipway restore latest",
    };

    Problem Elsewhere(string name, List<string> there) => new(
        Codes.HistoryElsewhere, $"{name} has no history in the schema {own.Schema}, but one elsewhere: {string.Join(", ", there)}.")
    {
        State = "Nothing was changed.",
        Fix = $"Write the schema into slipway.json: \"historySchema\": \"{there[0].Split('.')[0]}\"",
    };
}
