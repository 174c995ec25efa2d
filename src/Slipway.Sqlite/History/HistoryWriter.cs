using Slipway.History;
using Slipway.Sqlite.Connections;
using Slipway.Target;
using SQLitePCL;

namespace Slipway.Sqlite.History;

/// <summary>Writes Slipway's tables in the open transaction. Its statements are compiled once for the session.</summary>
sealed class HistoryWriter(OpenDatabase database, RunIdentity run) : IDisposable
{
    /// <summary>Counts what a transaction of ours has changed.</summary>
    public static ReadOnlySpan<byte> Sealing =>
        """
        update slipway_meta
        set value = case key when 'changes' then value + 1 else (select count(*) from slipway_history) end
        where key in ('changes', 'applied')
        """u8;

    Statement? _apply;
    Statement? _log;
    bool _changed;

    public void Write(HistoryChange change)
    {
        switch (change)
        {
            case HistoryChange.Prepare prepare:
                Prepare(prepare.Environment);
                return;
            case HistoryChange.Apply apply:
                Apply(apply.Migration);
                break;
            case HistoryChange.Revert revert:
                RunOnOneRow("delete from slipway_history where id = ?1"u8, revert.Id);
                break;
            case HistoryChange.Log log:
                Log(log.Event);
                break;
            case HistoryChange.Journal journal:
                Journal(journal.Entry);
                break;
            case HistoryChange.CloseJournal close:
                Run("delete from slipway_journal where migration = ?1"u8, close.Migration);
                break;
            default:
                throw new InvalidOperationException($"Slipway bug: {change} cannot be recorded.");
        }

        _changed = true;
    }

    /// <summary>Counts what is about to be committed.</summary>
    /// <returns>How many commits of ours the database has then seen.</returns>
    public long Seal()
    {
        if (_changed)
        {
            database.Run(Sealing);
        }

        _changed = false;
        return OwnTables.Changes(database);
    }

    /// <summary>What was written since the last seal is rolled back.</summary>
    public void Forget() => _changed = false;

    void Prepare(string? environment)
    {
        if (!OwnTables.Find(database).Exist)
        {
            OwnTables.Create(database);
            Run("insert into slipway_meta (key, value) values ('tool', ?1)"u8, run.ToolVersion);
            _changed = true;
        }

        if (environment is not null)
        {
            var before = raw.sqlite3_total_changes(database.Handle);
            Run("insert or ignore into slipway_meta (key, value) values ('environment', ?1)"u8, environment);
            _changed |= raw.sqlite3_total_changes(database.Handle) != before;
        }
    }

    void Apply(AppliedMigration row)
    {
        _apply ??= database.Prepare(
            """
            insert into slipway_history (id, parents, phase, kind, checksum, up_text, down_text, duration_ms,
              actor, host, tool_version, effects, run)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
            """u8);
        _apply.Reset()
            .Bind(1, row.Id).Bind(2, RowText.Of(row.Parents)).Bind(3, RowText.Of(row.Phase)).Bind(4, RowText.Of(row.Kind))
            .Bind(5, row.Checksum).Bind(6, RowText.Kept(row.UpText)).Bind(7, RowText.Kept(row.DownText))
            .Bind(8, row.Duration.TotalMilliseconds).Bind(9, row.Actor).Bind(10, row.Host).Bind(11, row.ToolVersion)
            .Bind(12, RowText.Of(row.Effects)).Bind(13, run.Run)
            .Step();
    }

    void Log(HistoryEvent happened)
    {
        _log ??= database.Prepare(
            "insert into slipway_event (kind, migration, detail, run, actor, host) values (?1, ?2, ?3, ?4, ?5, ?6)"u8);
        _log.Reset()
            .Bind(1, happened.Kind).Bind(2, happened.Migration).Bind(3, happened.Detail)
            .Bind(4, run.Run).Bind(5, run.Actor).Bind(6, run.Host)
            .Step();
    }

    void Journal(JournalEntry entry)
    {
        using var statement = database.Prepare(
            """
            insert into slipway_journal (migration, direction, statement, checksum, done, run)
            values (?1, ?2, ?3, ?4, ?5, ?6)
            on conflict do update set checksum = ?4, done = ?5, run = ?6
            """u8);
        statement.Bind(1, entry.Migration).Bind(2, entry.Direction).Bind(3, entry.Statement).Bind(4, entry.Checksum)
            .Bind(5, entry.Done ? 1 : 0).Bind(6, run.Run)
            .Step();
    }

    void RunOnOneRow(ReadOnlySpan<byte> sql, string id)
    {
        Run(sql, id);
        if (raw.sqlite3_changes(database.Handle) != 1)
            throw new InvalidOperationException($"Slipway bug: {id} is not in the history.");
    }

    void Run(ReadOnlySpan<byte> sql, string value)
    {
        using var statement = database.Prepare(sql);
        statement.Bind(1, value).Step();
    }

    public void Dispose()
    {
        _apply?.Dispose();
        _log?.Dispose();
    }
}
