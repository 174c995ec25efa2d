using SQLitePCL;
using Slipway.Sqlite.Connections;
using Slipway.Target;

namespace Slipway.Sqlite.Inspection;

/// <summary>Whether the file is a database, and a whole one.</summary>
static class FileContent
{
    /// <summary>The first version of SQLite without the fault in resetting a write-ahead log.</summary>
    const int SafeWalSince = 3_051_003;

    public static void Look(Scene scene, Findings found)
    {
        found.Tell($"sqlite: {raw.sqlite3_libversion().utf8_to_string()}{Caution(raw.sqlite3_libversion_number())}");
        if (scene.Content is not { } content)
            return;
        if (content.Failure is { } failure)
        {
            // That it cannot be opened may follow from rights, which were judged already.
            if (found.IsReady || failure.Primary is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB)
                found.Refuse(SqliteErrors.ProblemOf(failure, scene.Given) with { State = "Nothing was written." });
            return;
        }

        found.Tell($"journal: {content.JournalMode}, pages of {content.PageBytes} bytes");
        if (content.Damage is null)
            found.Tell($"integrity: ok, {content.Pages} pages checked");
        else
            found.Refuse(SqliteErrors.Damaged(scene.Given, content.Damage) with { State = "Nothing was written." });
    }

    public static string Caution(int version) => version >= SafeWalSince ? ""
        : " (before 3.51.3, a write and a checkpoint at the same moment can, very rarely, damage a database in WAL mode)";
}
