using Slipway.Sqlite.Connections;
using Slipway.Target;

namespace Slipway.Sqlite.Inspection;

/// <summary>What SQLite says of a database.</summary>
/// <param name="JournalMode">The name of its journal mode; empty when it could not be opened.</param>
/// <param name="PageBytes">The size of a page.</param>
/// <param name="Pages">How many pages it has.</param>
/// <param name="Damage">What is damaged; <see langword="null"/> when nothing is.</param>
/// <param name="Failure">Why it could not be read; <see langword="null"/> when it could.</param>
sealed record DatabaseContent(string JournalMode, long PageBytes, long Pages, string? Damage, EngineException? Failure)
{
    public bool IsWal => JournalMode == "wal";

    /// <summary>Opens the database and lets SQLite check it.</summary>
    /// <exception cref="EngineException">Somebody else keeps it locked: nothing can be said of it now.</exception>
    public static DatabaseContent Read(SqliteConnections connections, CancellationToken cancel)
    {
        try
        {
            using var database = connections.Open(cancel);
            return new DatabaseContent(
                Connections.JournalMode.Of(database),
                database.Number("pragma page_size"u8),
                database.Number("pragma page_count"u8),
                IntegrityCheck.FindDamage(database, CopyCheck.Quick),
                null);
        }
        catch (EngineException error) when (!error.IsBusy)
        {
            return new DatabaseContent("", 0, 0, null, error);
        }
    }
}
