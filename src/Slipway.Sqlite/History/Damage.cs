using Slipway.Problems;
using Slipway.Sqlite.Connections;

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
            Refuse(database, pages <= wholeFilePages ? "pragma quick_check(1)"u8 : "pragma quick_check(sqlite_schema)"u8);
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
        using var answer = database.Prepare(check);
        if (answer.Step() && answer.Text(0) is var words and not "ok")
        {
            throw new Problem(Codes.DatabaseCorrupt, $"'{database.Path}' is damaged: {words.ReplaceLineEndings(" ")}.")
            {
                Fix = "Stop the application and keep a copy of the file with its -wal and -journal. "
                    + "Then restore the last good backup: slipway restore latest",
            }.ToException();
        }
    }
}
