using System.Collections.Immutable;
using Slipway.History;
using Slipway.Problems;
using Slipway.Sqlite.Connections;

namespace Slipway.Sqlite.History;

/// <summary>Reads Slipway's tables. What is not readable is an error, never an empty history.</summary>
static class HistoryReader
{
    public static MigrationHistory Read(OpenDatabase database, HistoryDetail detail)
    {
        if (!database.InAutocommit)
            return ReadState(database, detail);

        // One read transaction, so that the queries speak of one moment. It never writes.
        database.Run("begin"u8);
        try
        {
            return ReadState(database, detail);
        }
        finally
        {
            if (!database.InAutocommit)
                database.Run("rollback"u8);
        }
    }

    static MigrationHistory ReadState(OpenDatabase database, HistoryDetail detail)
    {
        var presence = OwnTables.Find(database);
        if (!presence.Exist)
        {
            Damage.RefuseInSchema(database);
            return MigrationHistory.None with { DatabaseIsEmpty = presence.Others == 0 };
        }

        var (format, environment, applied, tool) = ReadMeta(database);
        if (format > OwnTables.Format)
            throw TooNew(database.Path, format, tool).ToException();
        var rows = ReadApplied(database, detail);
        if (rows.Length != applied)
            Damage.RefuseInHistory(database);
        return new MigrationHistory
        {
            Exists = true,
            Format = format,
            Environment = environment,
            DatabaseIsEmpty = rows.IsEmpty && presence.Others == 0,
            Applied = rows,
            Journal = ReadJournal(database),
        };
    }

    static (int Format, string? Environment, long Applied, string? Tool) ReadMeta(OpenDatabase database)
    {
        var (format, applied) = (0, 0L);
        string? environment = null, tool = null;
        using var row = database.Prepare("select key, value from slipway_meta"u8);
        while (row.Step())
        {
            switch (row.Text(0))
            {
                case "format":
                    format = (int)row.Int64(1);
                    break;
                case "applied":
                    applied = row.Int64(1);
                    break;
                case "environment":
                    environment = row.Text(1);
                    break;
                case "tool":
                    tool = row.Text(1);
                    break;
            }
        }

        return format > 0 ? (format, environment, applied, tool) : throw Damage.Unreadable(database.Path, "no format").ToException();
    }

    static ImmutableArray<AppliedMigration> ReadApplied(OpenDatabase database, HistoryDetail detail)
    {
        var rows = ImmutableArray.CreateBuilder<AppliedMigration>();
        using var row = database.Prepare(detail is HistoryDetail.Texts
            ? """
              select id, parents, phase, kind, checksum, applied_at, duration_ms, actor, host, tool_version, effects,
                up_text, down_text
              from slipway_history order by sequence
              """u8
            : """
              select id, parents, phase, kind, checksum, applied_at, duration_ms, actor, host, tool_version
              from slipway_history order by sequence
              """u8);
        while (row.Step())
            rows.Add(Applied(database, row, detail is HistoryDetail.Texts, rows.Count > 0 ? rows[^1] : null));
        return rows.DrainToImmutable();
    }

    /// <param name="database">The database.</param>
    /// <param name="row">The row.</param>
    /// <param name="withTexts">Whether the texts were asked for.</param>
    /// <param name="before">The row before: who, where and with what are most often the same, and then the same texts.</param>
    static AppliedMigration Applied(OpenDatabase database, Statement row, bool withTexts, AppliedMigration? before)
    {
        var id = row.Text(0);
        try
        {
            return new AppliedMigration
            {
                Id = id,
                Parents = RowText.Parents(row.Bytes(1)),
                Phase = RowText.PhaseOf(row.TextLike(2, "expand")),
                Kind = RowText.KindOf(row.TextLike(3, "ran")),
                Checksum = row.Text(4),
                AppliedAt = RowText.Time(row.Bytes(5)),
                Duration = TimeSpan.FromMilliseconds(row.Double(6)),
                Actor = row.TextLike(7, before?.Actor),
                Host = row.TextLike(8, before?.Host),
                ToolVersion = row.TextLike(9, before?.ToolVersion),
                Effects = withTexts ? RowText.Effects(row.Bytes(10)) : [],
                UpText = withTexts ? row.TextOrNull(11) : null,
                DownText = withTexts ? row.TextOrNull(12) : null,
            };
        }
        catch (Exception exception)
            when (exception is FormatException or System.Text.Json.JsonException or ArgumentException or OverflowException)
        {
            throw Damage.Unreadable(database.Path, $"row '{id}' of slipway_history: {exception.Message}").ToException(exception);
        }
    }

    static ImmutableArray<JournalEntry> ReadJournal(OpenDatabase database)
    {
        var rows = ImmutableArray.CreateBuilder<JournalEntry>();
        using var row = database.Prepare(
            "select migration, direction, statement, checksum, done from slipway_journal order by 1, 2, 3"u8);
        while (row.Step())
            rows.Add(new JournalEntry(row.Text(0), row.Text(1), (int)row.Int64(2), row.Text(3), row.Int64(4) != 0));
        return rows.DrainToImmutable();
    }

    public static IReadOnlyList<HistoryEvent> ReadEvents(OpenDatabase database)
    {
        var events = new List<HistoryEvent>();
        if (!OwnTables.Find(database).Exist)
            return events;
        using var row = database.Prepare(
            "select sequence, at, kind, migration, detail, run, actor, host from slipway_event order by sequence"u8);
        while (row.Step())
        {
            events.Add(new HistoryEvent(row.Text(2), row.TextOrNull(3), row.TextOrNull(4))
            {
                Sequence = row.Int64(0),
                At = RowText.Time(row.Bytes(1)),
                Run = row.Text(5),
                Actor = row.Text(6),
                Host = row.Text(7),
            });
        }

        return events;
    }

    static Problem TooNew(string path, int format, string? tool) => new(
        Codes.FormatTooNew,
        $"Slipway's tables in '{path}' have format {format}, made by Slipway {tool ?? "of a later version"}; "
        + $"this program knows format {OwnTables.Format}.")
    {
        Fix = $"Use Slipway {tool} or newer for this database.".Replace("Slipway  or", "a newer Slipway or", StringComparison.Ordinal),
    };
}
