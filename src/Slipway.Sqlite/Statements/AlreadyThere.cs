using Slipway.Sqlite.Connections;

namespace Slipway.Sqlite.Statements;

/// <summary>Whether a statement failed only because what it makes is there already, and whether that is equal.</summary>
static class AlreadyThere
{
    /// <summary>What is there, beside what the statement would make.</summary>
    /// <param name="Object">Its name, such as <c>users.locale</c>.</param>
    /// <param name="IsEqual">Whether it is the same.</param>
    /// <param name="There">Its definition in the database.</param>
    /// <param name="Wanted">The definition that the statement would make.</param>
    public sealed record Comparison(string Object, bool IsEqual, string There, string Wanted);

    /// <returns>The comparison; <see langword="null"/> when the failure is another one.</returns>
    public static Comparison? Compare(OpenDatabase database, string text, EngineException error)
    {
        var isColumn = error.Message.Contains("duplicate column name", StringComparison.Ordinal);
        if (!isColumn && !error.Message.Contains("already exists", StringComparison.Ordinal))
            return null;

        var words = DefinitionText.Words(text);
        try
        {
            using var scratch = SqliteConnections.OpenScratch();
            return isColumn ? CompareColumn(database, scratch, text, words) : CompareObject(database, scratch, text, words);
        }
        catch (EngineException)
        {
            // It cannot be made on its own either: the failure is what SQLite said at first.
            return null;
        }
    }

    static Comparison? CompareColumn(OpenDatabase database, OpenDatabase scratch, string text, List<string> words)
    {
        if (words is not ["alter", "table", .. var rest])
            return null;
        if (rest is [_, ".", .. var unqualified])
            rest = unqualified;
        if (rest is not [var table, "add", .. var addition] || Definition.Find(database, "table", table) is not { } there)
            return null;
        if (addition is ["column", .. var named])
            addition = named;
        var column = addition[0];

        // The other columns are there so that an expression which uses them can be compiled.
        scratch.Run(Definition.Dummy(there.Name, Definition.ColumnNames(database, there.Name).Where(
            name => !name.Equals(column, StringComparison.OrdinalIgnoreCase))));
        scratch.Run(System.Text.Encoding.UTF8.GetBytes(text));
        var part = DefinitionText.Parts(DefinitionText.Words(there.Sql)).Find(words => words[0] == column) ?? [column];
        var isEqual = part.SequenceEqual(addition)
            || (Definition.IsPlain(part) && Definition.IsPlain(addition)
                && Definition.Column(database, there.Name, column) == Definition.Column(scratch, there.Name, column));
        return new Comparison($"{there.Name}.{column}", isEqual, string.Join(' ', part), string.Join(' ', addition));
    }

    static Comparison? CompareObject(OpenDatabase database, OpenDatabase scratch, string text, List<string> words)
    {
        if (words is not ["create", .. var rest])
            return null;
        if (rest is ["unique", .. var plain])
            rest = plain;
        if (rest is not [("table" or "index" or "view" or "trigger") and var kind, .. var named])
            return null;
        if (named is [_, ".", .. var unqualified])
            named = unqualified;
        if (Definition.Find(database, kind, named[0]) is not { } there || named is [_, "as", ..] && kind == "table")
            return null;

        if (kind is "index" or "trigger" && Definition.FindOwner(database, there.Table) is { } owner)
            scratch.Run(System.Text.Encoding.UTF8.GetBytes(owner));
        scratch.Run(System.Text.Encoding.UTF8.GetBytes(text));
        if (Definition.Find(scratch, kind, named[0]) is not { } wanted)
            return null;
        var (thereWords, wantedWords) = (DefinitionText.Words(there.Sql), DefinitionText.Words(wanted.Sql));
        var isEqual = thereWords.SequenceEqual(wantedWords)
            || (kind == "table" && Definition.IsPlain(thereWords) && Definition.IsPlain(wantedWords)
                && Definition.Table(database, there.Name) == Definition.Table(scratch, wanted.Name));
        return new Comparison(kind == "table" ? there.Name : $"{kind} {there.Name}", isEqual, there.Sql, wanted.Sql);
    }
}
