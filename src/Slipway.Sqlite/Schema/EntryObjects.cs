using Slipway.Schema;
using Slipway.Sqlite.Statements;

namespace Slipway.Sqlite.Schema;

/// <summary>Indexes, views and triggers as things of a schema.</summary>
static class EntryObjects
{
    public static SchemaObject Of(CatalogEntry entry, CatalogNames names)
    {
        var words = SqlWord.Of(entry.Sql).ToArray();
        return entry.Id.Kind switch
        {
            ObjectKind.Index => Index(entry, words, names),
            ObjectKind.View => View(entry, words, names),
            _ => Trigger(entry, words, names),
        };
    }

    /// <summary>Belongs to its table; but its name is one for the whole database.</summary>
    static SchemaObject Index(CatalogEntry entry, SqlWord[] words, CatalogNames names)
    {
        var table = SqlNames.Fold(entry.Table);
        var scope = names.Of(table);
        var properties = new List<Property>();
        try
        {
            var cursor = new WordCursor(words);
            cursor.Expect("create");
            if (cursor.Take("unique"))
                properties.Add(new Property("unique", "yes"));
            cursor.Expect("index");
            cursor.Name();
            cursor.Expect("on");
            cursor.Name();
            properties.Add(new Property("table", table));
            var terms = WordCursor.Split(cursor.Parenthesized()).Select(term => Term(term, scope));
            properties.Add(new Property("terms", string.Join(", ", terms)));
            if (cursor.Take("where"))
                properties.Add(new Property("where", CanonicalText.OfExpression(cursor.Rest(), scope)));
            if (!cursor.IsAtEnd)
                throw cursor.Unexpected();
        }
        catch (FormatException)
        {
            properties = [new Property("table", table), new Property("definition", CanonicalText.Of(words, scope))];
        }

        return new SchemaObject(entry.Id, [.. properties]) { Parent = names.Find(table), Text = entry.Sql };
    }

    static string Term(ArraySegment<SqlWord> term, NameScope scope) =>
        CanonicalText.Of(term is [.., var last] && last.Is("asc") ? term[..^1] : term, scope);

    static SchemaObject View(CatalogEntry entry, SqlWord[] words, CatalogNames names) =>
        new(entry.Id, [new Property("definition", CanonicalText.Of(words.AsSpan(3), names.Everywhere))])
        {
            Needs = names.Mentioned(words.Skip(3), entry.Id),
            Text = entry.Sql,
        };

    static SchemaObject Trigger(CatalogEntry entry, SqlWord[] words, CatalogNames names)
    {
        var table = SqlNames.Fold(entry.Table);
        var parent = names.Find(table);
        return new SchemaObject(
            entry.Id, [new Property("table", table), new Property("definition", CanonicalText.Of(TriggerWords(words), names.Everywhere))])
        {
            Parent = parent,
            Needs = [.. names.Mentioned(words.Skip(3), entry.Id).Where(need => need != parent)],
            Text = entry.Sql,
        };
    }

    /// <summary>Without what SQLite takes for granted: <c>before</c> where no time is given, and <c>for each row</c>.</summary>
    static SqlWord[] TriggerWords(SqlWord[] words)
    {
        var head = 3;
        var rest = words.AsSpan(head);
        var result = new List<SqlWord>(words.Length);
        if (rest is [var first, ..] && first.Is("before"))
            rest = rest[1..];
        for (var at = 0; at < rest.Length; at++)
        {
            if (rest[at].Is("begin") || rest[at].Is("when"))
            {
                result.AddRange(rest[at..]);
                break;
            }

            if (at + 2 < rest.Length && rest[at].Is("for") && rest[at + 1].Is("each") && rest[at + 2].Is("row"))
                at += 2;
            else
                result.Add(rest[at]);
        }

        return [.. result];
    }
}
