using Slipway.Sqlite.Connections;
using SQLitePCL;

namespace Slipway.Sqlite.Statements;

/// <summary>What SQLite's commoner errors mean in a migration, and what helps.</summary>
static class Advice
{
    const int ForeignKey = 787;
    const int NotNull = 1299;
    const int PrimaryKey = 1555;
    const int Unique = 2067;
    const int Check = 275;

    /// <summary>What helps; <see langword="null"/> when SQLite's words speak for themselves.</summary>
    /// <param name="error">What SQLite said.</param>
    /// <param name="text">The statement.</param>
    public static string? For(EngineException error, string text) => error.Code switch
    {
        Unique or PrimaryKey when Writes(text) => "A row with that value is there already, or the statement writes two: leave it out, or "
            + "insert … on conflict do nothing.",
        NotNull when Writes(text) => "The statement writes a row without a value there: give it one.",
        Check when Writes(text) => "The statement writes a row that breaks the condition: correct the value.",
        ForeignKey => "Rows would point at nothing. Insert what they point at first, or delete them in this migration.",
        Unique or PrimaryKey => "There are duplicates in the data that is there. Look: select column, count(*) from table "
            + "group by 1 having count(*) > 1; merge or delete them in this migration, before the statement.",
        NotNull => "Rows that are there have no value. Fill them in this migration, before the statement.",
        Check => "Rows that are there break the condition. Correct them in this migration, before the statement.",
        _ => error.Primary switch
        {
            raw.SQLITE_FULL => "The disk is full. Free some space, then run again.",
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "Somebody else holds a lock. Let it finish or stop it, then run again.",
            raw.SQLITE_AUTH => "SQLite forbids this here, such as load_extension().",
            _ => ForWords(error.Message),
        },
    };

    static string? ForWords(string words) => words switch
    {
        _ when Has(words, "error in ") && Has(words, " after ") =>
            "A view, trigger or index uses what the statement removes or renames: drop it first, and make it anew afterwards.",
        _ when Has(words, "no such table") =>
            "Either an earlier migration has to make it, or the name is misspelt: slipway status shows what is applied.",
        _ when Has(words, "no such column") => "Look at the spelling. A text must be in 'single quotes'.",
        _ when Has(words, "duplicate column name") || Has(words, "already exists") =>
            "What is there differs from what the migration would make. Somebody changed the schema by hand, or two "
            + "migrations make the same: make them agree, or write a migration that goes from what is there.",
        _ when Has(words, "Cannot add a NOT NULL column") => "Give the column a default: add column … not null default …",
        _ when Has(words, "Cannot add a column with non-constant default") =>
            "SQLite adds columns with constant defaults only: add it without, then update the rows.",
        _ when Has(words, "Cannot add a UNIQUE column") => "Add the column, then: create unique index … on …",
        _ => null,
    };

    /// <summary>Whether the statement writes rows itself, so that what breaks a rule may be its own.</summary>
    static bool Writes(string text)
    {
        var rest = text.AsSpan().TrimStart();
        return rest.StartsWith("insert", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("update", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("replace", StringComparison.OrdinalIgnoreCase);
    }

    static bool Has(string words, string part) => words.Contains(part, StringComparison.OrdinalIgnoreCase);
}
