using System.Text;
using Slipway.Schema;
using Slipway.Sqlite.Statements;

namespace Slipway.Sqlite.Schema;

/// <summary>Writes the statements that make things, from the text that made them where they come from.</summary>
static class TablePrinter
{
    /// <summary>The statement that makes a table, under another name if need be.</summary>
    public static string Create(string sql, IReadOnlyCollection<string> columns, string name)
    {
        var words = SqlWord.Of(sql).ToArray();
        var cursor = new WordCursor(words);
        cursor.Expect("create", "table");
        var scope = new NameScope(columns.Contains, SqlNames.Fold(cursor.Name()));
        var text = new StringBuilder($"create table {SqlNames.Written(name)} (");
        var separator = "\n    ";
        foreach (var item in WordCursor.Split(cursor.Parenthesized()))
        {
            text.Append(separator).Append(Item(item, scope));
            separator = ",\n    ";
        }

        text.Append("\n)");
        if (!cursor.IsAtEnd)
            text.Append(' ').Append(DefinitionPrinter.Write(cursor.Rest(), scope));
        return text.ToString();
    }

    /// <summary>The statement that makes an index.</summary>
    public static string CreateIndex(SchemaObject index, IReadOnlyCollection<string> columns)
    {
        var words = SqlWord.Of(index.Text!).ToArray();
        var cursor = new WordCursor(words);
        var start = cursor.Take("create", "unique", "index") || cursor.Take("create", "index") ? cursor.At : throw cursor.Unexpected();
        var name = cursor.Name();
        cursor.Expect("on");
        var table = cursor.Name();
        var scope = new NameScope(columns.Contains, SqlNames.Fold(table));
        return $"{DefinitionPrinter.Write(words.AsSpan(0, start), scope)} {SqlNames.Written(name)} on {SqlNames.Written(table)} "
            + DefinitionPrinter.Write(cursor.Rest(), scope);
    }

    /// <summary>
    /// The statement that makes a view, a trigger or a virtual table: as it was written, but for the words that SQLite puts before it.
    /// </summary>
    public static string Create(SchemaObject one)
    {
        var kind = one.Kind.Words();
        var text = one.Text!.Trim();
        return $"create {kind} {text[(text.IndexOf(kind, StringComparison.OrdinalIgnoreCase) + kind.Length)..].TrimStart()}";
    }

    /// <summary>A new name for a virtual table.</summary>
    public static string CreateVirtual(SchemaObject one, string name)
    {
        var text = one.Text!.Trim();
        var words = SqlWord.Of(text);
        var behind = text.IndexOf(words[3].Text, StringComparison.Ordinal) + words[3].Text.Length;
        var rest = text.IndexOf(words[4].Text, behind, StringComparison.Ordinal);
        return $"create virtual table {SqlNames.Written(name)} {text[rest..]}";
    }

    /// <summary>What stands in the place of a column or a constraint; a column's name comes first, in its own letter case.</summary>
    public static string Item(ArraySegment<SqlWord> item, NameScope scope)
    {
        if (item.Count == 0)
            throw new FormatException("An empty part.");
        if (item[0].Kind is SqlWordKind.Plain && SqlNames.IsKeyword(item[0].Text))
            return DefinitionPrinter.Write(item, scope);
        var name = SqlNames.Written(item[0].Name);
        return item.Count == 1 ? name : $"{name} {DefinitionPrinter.Write(item[1..], scope)}";
    }
}
