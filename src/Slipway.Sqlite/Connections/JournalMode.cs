using SQLitePCL;

namespace Slipway.Sqlite.Connections;

/// <summary>Whether a database has a write-ahead log or a rollback journal: the file says so, for everybody who opens it.</summary>
static class JournalMode
{
    /// <summary>The mode's name: <c>wal</c>, or the kind of rollback journal that this connection would use.</summary>
    public static string Of(OpenDatabase database) => Answer(database, "pragma journal_mode"u8);

    public static bool IsWal(OpenDatabase database) => Of(database) == "wal";

    public static bool IsExclusive(OpenDatabase database) => Answer(database, "pragma locking_mode"u8) == "exclusive";

    /// <summary>Makes it so, unless it is so already.</summary>
    /// <exception cref="EngineException">Somebody else has the database open.</exception>
    public static void Set(OpenDatabase database, bool isWal)
    {
        if (IsWal(database) != isWal
            && (Answer(database, isWal ? "pragma journal_mode = wal"u8 : "pragma journal_mode = delete"u8) == "wal") != isWal)
            throw new EngineException(raw.SQLITE_BUSY, "the journal mode cannot be changed while others have the database open");
    }

    static string Answer(OpenDatabase database, ReadOnlySpan<byte> pragma)
    {
        using var answer = database.Prepare(pragma);
        return answer.Step() ? answer.Text(0) : "";
    }
}
