using Npgsql;
using Slipway.PostgreSql.Connections;

namespace Slipway.PostgreSql.Statements;

/// <summary>What PostgreSQL's commoner errors mean in a migration, and what helps.</summary>
static class Advice
{
    /// <summary>What helps; <see langword="null"/> when PostgreSQL's words speak for themselves.</summary>
    /// <param name="refused">What PostgreSQL said; its own hint comes first.</param>
    /// <param name="text">The statement.</param>
    public static string? For(PostgresException refused, string text) => (refused.Hint, Own(refused, text)) switch
    {
        // PostgreSQL advises CASCADE, which drops without a word what others need.
        (_, { } own) when refused.SqlState is SqlStates.DependentObjects => own,
        ({ } hint, { } own) => $"{hint.TrimEnd('.')}. {own}",
        var (hint, own) => own ?? hint,
    };

    static string? Own(PostgresException refused, string text) => refused.SqlState switch
    {
        SqlStates.ForeignKeyViolation => "Rows would point at nothing. Insert what they point at first, or delete them in this migration.",
        SqlStates.UniqueViolation when Writes(text) => "A row with that value is there already, or the statement writes two: "
            + "leave it out, or insert … on conflict do nothing.",
        SqlStates.NotNullViolation when Writes(text) => "The statement writes a row without a value there: give it one.",
        SqlStates.CheckViolation when Writes(text) => "The statement writes a row that breaks the condition: correct the value.",
        SqlStates.DependentObjects => "Drop or change first, in this migration, what depends on it, and make it anew afterwards. CASCADE "
            + "would drop it without asking.",
        SqlStates.UniqueViolation => "There are duplicates in the data that is there. Look: select column, count(*) from table "
            + "group by 1 having count(*) > 1; merge or delete them in this migration, before the statement.",
        SqlStates.NotNullViolation => "Rows that are there have no value. Fill them in this migration, before the statement.",
        SqlStates.CheckViolation => "Rows that are there break the condition. Correct them in this migration, before the statement.",
        SqlStates.UndefinedTable =>
            "Either an earlier migration has to make it, or the name is misspelt: slipway status shows what is applied.",
        SqlStates.UndefinedColumn => "Look at the spelling. A name with capital letters must be in \"double quotes\", a text in "
            + "'single quotes'.",
        SqlStates.UndefinedFunction => "Look at the spelling and the types. What an extension brings needs: create extension if "
            + "not exists NAME",
        SqlStates.DuplicateTable or SqlStates.DuplicateColumn or SqlStates.DuplicateObject or SqlStates.DuplicateFunction =>
            "It is there already. Somebody changed the schema by hand, or two migrations make the same: make them agree, or write "
            + "a migration that goes from what is there.",
        SqlStates.InsufficientPrivilege => "The role may not do that: it has to own the object, or be granted the right by its owner. "
            + "What else is missing: slipway doctor",
        SqlStates.UnsafeNewEnumValue => "A new value of an enum can be used only after a commit: use it in a migration of its "
            + "own, after this one.",
        SqlStates.ReadOnlyTransaction => "The server is a standby or read-only: name the primary in the URL.",
        SqlStates.DiskFull => "The server's disk is full. Free some space there, then run again.",
        SqlStates.QueryCanceled => "It took longer than it may, or somebody cancelled it. More time: -- migrate:timeout statement=10min",
        SqlStates.ActiveTransaction => "It cannot run in a transaction: put it into a migration of its own with the line: -- "
            + "migrate:transaction off",
        SqlStates.InvalidTransactionTermination => "It commits or rolls back by itself, which it cannot within a transaction: put it into "
            + "a migration of its own with the line: -- migrate:transaction off",
        SqlStates.ObjectInUse => "Something of it is in use in this very transaction: put the statement into a migration of its own.",
        _ => null,
    };

    /// <summary>Whether the statement writes rows itself, so that what breaks a rule may be its own.</summary>
    static bool Writes(string text)
    {
        var words = new StatementWords(text);
        return words.Skip("insert") || words.Skip("update") || words.Skip("copy") || words.Skip("merge");
    }
}
