using System.Collections.Immutable;
using Slipway.Schema;
using Slipway.Sqlite.Statements;

namespace Slipway.Sqlite.Schema;

/// <summary>What constraints say, as texts that are equal when it is the same. What SQLite takes for granted is left out.</summary>
static class ConstraintTexts
{
    public static ConstraintDefinition Key(ObjectKind kind, List<ArraySegment<SqlWord>> terms, bool isAutoincrement, string? conflict)
    {
        var columns = string.Join(", ", terms.Select(Term));
        var properties = ImmutableArray.Create(new Property("columns", columns));
        if (isAutoincrement)
            properties = properties.Add(new Property("autoincrement", "yes"));
        if (conflict is not null)
            properties = properties.Add(new Property("on-conflict", conflict));
        return new ConstraintDefinition(kind, null, ArraySegment<SqlWord>.Empty)
        {
            Columns = [.. terms.Select(term => SqlNames.Fold(term[0].Name))],
            Properties = properties,
            Meaning = $"({columns})",
        };
    }

    public static ConstraintDefinition ReadCheck(WordCursor cursor, NameScope scope, int start)
    {
        var expression = CanonicalText.OfExpression(cursor.Parenthesized(), scope);
        var properties = ImmutableArray.Create(new Property("expression", expression));
        if (ReadConflict(cursor) is { } conflict)
            properties = properties.Add(new Property("on-conflict", conflict));
        return new ConstraintDefinition(ObjectKind.Check, null, cursor.Since(start))
        {
            Properties = properties,
            Meaning = $"({expression})",
        };
    }

    public static ConstraintDefinition ReadReference(WordCursor cursor, ImmutableArray<string> columns, int start)
    {
        var from = cursor.At;
        cursor.Expect("references");
        var parent = cursor.Name();
        var keys = cursor.IsNext('(') ? Names(cursor.Parenthesized()) : [];
        var list = string.Join(", ", columns.Select(CanonicalText.OfName));
        var properties = new List<Property> { new("columns", list), new("references", References(parent, keys)) };
        while (ReadAction(cursor) is { } property)
        {
            if (property.Value.Length > 0)
                properties.Add(property);
        }

        properties.Sort(static (one, other) => string.CompareOrdinal(one.Name, other.Name));
        return new ConstraintDefinition(ObjectKind.ForeignKey, null, cursor.Since(start))
        {
            Columns = columns,
            Properties = [.. properties],
            Meaning = $"({list})",
            Parent = SqlNames.Fold(parent),
            Reference = cursor.Since(from),
        };
    }

    public static ImmutableArray<string> Names(ArraySegment<SqlWord> list) =>
        [.. WordCursor.Split(list).Select(name => SqlNames.Fold(name[0].Name))];

    /// <summary>What happens on a conflict; <see langword="null"/> when it is what happens anyway.</summary>
    public static string? ReadConflict(WordCursor cursor)
    {
        if (!cursor.Take("on", "conflict"))
            return null;
        return SqlNames.Fold(cursor.Name()) is var conflict && conflict == "abort" ? null : conflict;
    }

    static string References(string parent, ImmutableArray<string> keys) => keys.IsEmpty
        ? CanonicalText.OfName(parent)
        : $"{CanonicalText.OfName(parent)} ({string.Join(", ", keys.Select(CanonicalText.OfName))})";

    /// <summary>A term of a key: a column, with its collation and its order where they are not the usual ones.</summary>
    static string Term(ArraySegment<SqlWord> term) =>
        CanonicalText.Of(term is [.., var last] && last.Is("asc") ? term[..^1] : term, NameScope.NamesOnly);

    /// <summary>The next of what may follow in any order.</summary>
    /// <returns>It, with an empty value when it says only what holds anyway; <see langword="null"/> when there is none.</returns>
    static Property? ReadAction(WordCursor cursor)
    {
        if (cursor.Take("on", "delete"))
            return new Property("on-delete", Action(cursor));
        if (cursor.Take("on", "update"))
            return new Property("on-update", Action(cursor));
        if (cursor.Take("match"))
            return new Property("match", SqlNames.Fold(cursor.Name()));
        var isNot = cursor.Take("not", "deferrable");
        if (!isNot && !cursor.Take("deferrable"))
            return null;

        // Only what is deferred at first is deferred at all.
        var isDeferred = cursor.Take("initially", "deferred");
        if (!isDeferred)
            cursor.Take("initially", "immediate");
        return new Property("deferred", isDeferred && !isNot ? "yes" : "");
    }

    static string Action(WordCursor cursor)
    {
        if (cursor.Take("no", "action"))
            return "";
        if (cursor.Take("set", "null"))
            return "set null";
        if (cursor.Take("set", "default"))
            return "set default";
        return SqlNames.Fold(cursor.Name());
    }
}
