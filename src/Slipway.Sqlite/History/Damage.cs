using Slipway.Problems;
using Slipway.Sqlite.Connections;
using Slipway.Sqlite.Inspection;
using SQLitePCL;

namespace Slipway.Sqlite.History;

/// <summary>
/// A damaged page can make rows, and whole tables, silently disappear. Where something is not there that may have been
/// there, the pages that would hold it are checked before that is believed.
/// </summary>
static class Damage
{
    /// <summary>Before it is believed that our tables do not exist.</summary>
    public static void RefuseInSchema(OpenDatabase database)
    {
        // The pages that no table accounts for show only in a check of the whole file; a small one costs nothing.
        const long wholeFilePages = 4096;
        var pages = database.Number("pragma page_count"u8);
        if (pages > 0)
            Refuse(database, pages <= wholeFilePages ? "pragma quick_check"u8 : "pragma quick_check(sqlite_schema)"u8);
    }

    /// <summary>Before it is believed that rows of the history were deleted by a person.</summary>
    public static void RefuseInHistory(OpenDatabase database)
    {
        Refuse(database, "pragma quick_check(slipway_history)"u8);
        Refuse(database, "pragma quick_check(slipway_meta)"u8);
    }

    public static Problem Unreadable(string path, string what) => new(
        Codes.HistoryDamaged, $"Slipway's tables in '{path}' hold what Slipway has not written: {what}.")
    {
        Fix = "Restore the last good backup (slipway restore latest), or put right what was edited by hand.",
    };

    static void Refuse(OpenDatabase database, ReadOnlySpan<byte> check)
    {
        try
        {
            using var answer = database.Prepare(check);
            while (answer.Step())
            {
                if (IntegrityCheck.IsDamage(answer.Text(0)))
                    throw SqliteErrors.Damaged(database.Path, answer.Text(0).ReplaceLineEndings(" ")).ToException();
            }
        }
        catch (EngineException error) when (error.Primary == raw.SQLITE_ERROR)
        {
            // A collation or function that only the application has: what uses it cannot be checked here.
        }
    }
}
