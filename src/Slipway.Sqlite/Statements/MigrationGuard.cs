using SQLitePCL;
using Slipway.Sqlite.Connections;

namespace Slipway.Sqlite.Statements;

/// <summary>
/// SQLite's authorizer: asked while a migration's statement is compiled, what it hides in triggers and views included.
/// It denies what would escape the transaction, weaken the file, or touch Slipway's own tables.
/// </summary>
sealed class MigrationGuard
{
    const string OwnPrefix = "slipway_";

    static readonly delegate_authorizer Asked = static (state, action, first, second, third, fourth) =>
        ((MigrationGuard)state).Judge(action, first, second);

    /// <summary>Pragmas that no migration may set, wherever it runs: they would weaken the file or this connection.</summary>
    static readonly HashSet<string> Forbidden = new(StringComparer.OrdinalIgnoreCase)
    {
        "writable_schema", "schema_version", "synchronous", "locking_mode", "temp_store", "temp_store_directory",
        "data_store_directory", "query_only", "busy_timeout", "read_uncommitted",
    };

    /// <summary>Pragmas that change the file for good, and cannot do so in a transaction.</summary>
    static readonly HashSet<string> OutsideOnly = new(StringComparer.OrdinalIgnoreCase)
    {
        "journal_mode", "wal_checkpoint", "auto_vacuum", "page_size", "encoding",
    };

    readonly OpenDatabase _database;

    public MigrationGuard(OpenDatabase database)
    {
        _database = database;
        _ = raw.sqlite3_set_authorizer(database.Handle, Asked, this);
    }

    /// <summary>Whether a migration's statement is at work; our own are not judged.</summary>
    public bool IsActive { get; set; }

    /// <summary>What was denied last, and what is right; <see langword="null"/> when nothing was.</summary>
    public (string What, string Instead)? Denial { get; set; }

    /// <summary>Whether that was because of Slipway's own tables.</summary>
    public bool DeniedOwnTable { get; private set; }

    /// <summary>Settings of the connection that a migration has changed, and whether it made temporary objects.</summary>
    public Leavings Left { get; } = new();

    int Judge(int action, utf8z first, utf8z second)
    {
        if (!IsActive)
            return raw.SQLITE_OK;
        return action switch
        {
            raw.SQLITE_READ or raw.SQLITE_SELECT or raw.SQLITE_FUNCTION or raw.SQLITE_RECURSIVE => raw.SQLITE_OK,
            raw.SQLITE_INSERT or raw.SQLITE_UPDATE or raw.SQLITE_DELETE or raw.SQLITE_DROP_TABLE or raw.SQLITE_CREATE_TABLE
                or raw.SQLITE_CREATE_VIEW or raw.SQLITE_CREATE_VTABLE => JudgeTable(first),
            raw.SQLITE_ALTER_TABLE or raw.SQLITE_CREATE_INDEX or raw.SQLITE_DROP_INDEX or raw.SQLITE_CREATE_TRIGGER
                or raw.SQLITE_DROP_TRIGGER => JudgeTable(second),
            raw.SQLITE_PRAGMA => JudgePragma(first, second),
            raw.SQLITE_TRANSACTION or raw.SQLITE_SAVEPOINT => Deny(
                $"{first.utf8_to_string()} is not for a migration to say: Slipway begins and ends its transaction",
                "Leave it out. For a statement that cannot run in a transaction: -- migrate:transaction off"),
            raw.SQLITE_ATTACH or raw.SQLITE_DETACH => Deny(
                "a migration must not attach or detach a database: a crash between two files would leave one of them behind",
                "Move the data with the application or the sqlite3 shell, outside of the migration."),
            raw.SQLITE_CREATE_TEMP_TABLE or raw.SQLITE_CREATE_TEMP_VIEW or raw.SQLITE_CREATE_TEMP_TRIGGER
                or raw.SQLITE_CREATE_TEMP_INDEX => Left.NoteTemporary(),
            _ => raw.SQLITE_OK,
        };
    }

    int JudgeTable(utf8z name)
    {
        if (name.utf8_to_string() is not { } table || !table.StartsWith(OwnPrefix, StringComparison.OrdinalIgnoreCase))
            return raw.SQLITE_OK;
        DeniedOwnTable |= Denial is null;
        return Deny(
            $"{table} is Slipway's own: names that begin with {OwnPrefix} are reserved, and only Slipway writes there",
            "Leave it out. Slipway records by itself what it has run.");
    }

    /// <summary>A statement is about to be judged.</summary>
    public void Begin(bool isActive) => (Denial, DeniedOwnTable, IsActive) = (null, false, isActive);

    int JudgePragma(utf8z pragma, utf8z value)
    {
        var name = pragma.utf8_to_string() ?? "";
        var isSet = value.utf8_to_string() is not null;
        if (isSet && Forbidden.Contains(name))
        {
            return Deny(
                $"pragma {name} must not be set by a migration: it would weaken the file, or change how Slipway works on it",
                "Leave it out. What the application needs of its own connections it sets when it opens them.");
        }

        if ((isSet || name.Equals("wal_checkpoint", StringComparison.OrdinalIgnoreCase))
            && !_database.InAutocommit && OutsideOnly.Contains(name))
        {
            return Deny(
                $"pragma {name} has no effect in a transaction",
                "Put it into a migration of its own with the line: -- migrate:transaction off");
        }

        if (isSet)
            Left.NoteSetting(name);
        return raw.SQLITE_OK;
    }

    int Deny(string what, string instead)
    {
        Denial ??= (what, instead);
        return raw.SQLITE_DENY;
    }
}
