using System.Text;
using System.Text.RegularExpressions;
using Slipway.Sqlite.Catalog;
using Slipway.Sqlite.Connections;
using Slipway.Target;
using SQLitePCL;

namespace Slipway.Sqlite.Inspection;

/// <summary>
/// Lets SQLite check every page. Collations and functions that only the application has do not stand in the way: what
/// cannot be checked without them is checked as far as it can be.
/// </summary>
static partial class IntegrityCheck
{
    /// <summary>Values that a constraint forbids are complaints too; real damage must not hide behind the first hundred.</summary>
    const string Limit = "100000";

    const int MostCollations = 100;

    /// <summary>What is damaged, in SQLite's words; <see langword="null"/> when the database is whole.</summary>
    /// <exception cref="EngineException">The database cannot even be read.</exception>
    public static string? FindDamage(OpenDatabase database, CopyCheck depth)
    {
        // A constraint may call a function of the application; what it says of values is not ours to judge.
        database.Run("pragma ignore_check_constraints = on"u8);
        var check = depth is CopyCheck.Deep ? "integrity_check" : "quick_check";
        try
        {
            return FirstDamage(database, $"pragma {check}({Limit})");
        }
        catch (EngineException error) when (error.Primary == raw.SQLITE_ERROR)
        {
            return (depth is CopyCheck.Deep ? OfEachTable(database, check) : null) ?? WithoutApplication(database);
        }
    }

    /// <summary>Whether it speaks of pages, and not of values that a constraint forbids but the application has stored.</summary>
    public static bool IsDamage(string words) =>
        words != "ok" && !words.Contains(" value in ", StringComparison.Ordinal)
        && !words.StartsWith("CHECK constraint failed", StringComparison.Ordinal);

    /// <summary>
    /// The quick check does not look at the order of an index, so any collation does in the place of one that is missing.
    /// </summary>
    static string? WithoutApplication(OpenDatabase database)
    {
        for (var attempt = 0; attempt < MostCollations; attempt++)
        {
            try
            {
                return FirstDamage(database, $"pragma quick_check({Limit})");
            }
            catch (EngineException error) when (MissingCollation().Match(error.Message) is { Success: true } match)
            {
                _ = raw.sqlite3_create_collation(
                    database.Handle, match.Groups[1].Value, null, static (_, left, right) => string.CompareOrdinal(left, right));
            }
            catch (EngineException error) when (error.Primary == raw.SQLITE_ERROR)
            {
                break;
            }
        }

        return OfEachTable(database, "quick_check");
    }

    /// <summary>Checks the tables that can be checked.</summary>
    static string? OfEachTable(OpenDatabase database, string check)
    {
        foreach (var table in StateReader.AllTables(database))
        {
            try
            {
                if (FirstDamage(database, $"pragma {check}({StateReader.Quoted(table)})") is { } words)
                    return words;
            }
            catch (EngineException error) when (error.Primary == raw.SQLITE_ERROR)
            {
                // It needs something of the application's. Its rows were read when they were counted.
            }
        }

        return null;
    }

    static string? FirstDamage(OpenDatabase database, string check)
    {
        using var answer = database.Prepare(Encoding.UTF8.GetBytes(check));
        while (answer.Step())
        {
            if (answer.Text(0) is var words && IsDamage(words))
            {
                database.LeaveLog();
                return Flat(words);
            }
        }

        return null;
    }

    /// <summary>SQLite says many things at once, a line each; a sentence has room for the first few.</summary>
    static string Flat(string words)
    {
        const int enough = 3;
        var lines = words.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => line != "*** in database main ***").ToList();
        return string.Join("; ", lines.Take(enough)) + (lines.Count > enough ? $"; and {lines.Count - enough} more" : "");
    }

    [GeneratedRegex("^no such collation sequence: (.+)$")]
    private static partial Regex MissingCollation();
}
