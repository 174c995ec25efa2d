using Slipway.Schema;
using Slipway.Sqlite.Statements;

namespace Slipway.Sqlite.Schema;

/// <summary>Reads what stands in a column's place: name, type, and everything that is said of it.</summary>
sealed class ColumnParser(WordCursor cursor, NameScope scope)
{
    static readonly string[] ClauseWords =
        ["constraint", "primary", "not", "null", "unique", "check", "default", "collate", "references", "generated", "as"];

    static readonly Property DescendingAtColumn = new("order", "descending, at the column");

    string? _name;

    /// <summary>The constraints that were met.</summary>
    public List<ConstraintDefinition> Constraints { get; } = [];

    public ColumnDefinition Read()
    {
        var start = cursor.At;
        var column = new ColumnDefinition(cursor.Name(), ArraySegment<SqlWord>.Empty);
        column = column with { Type = ReadType() };
        while (!cursor.IsAtEnd && !cursor.IsNext(',') && !cursor.IsNext(')'))
            column = ReadClause(column);
        return column with { Words = cursor.Since(start) };
    }

    string ReadType()
    {
        var start = cursor.At;
        while (!cursor.IsAtEnd && !cursor.IsNext(',') && !cursor.IsNext(')') && !cursor.IsNext('(') && !cursor.IsNextOf(ClauseWords))
            cursor.Name();
        var type = CanonicalText.Of(cursor.Since(start), NameScope.NamesOnly);
        if (type.Length == 0 || !cursor.IsNext('('))
            return type;
        return $"{type}({CanonicalText.Of(cursor.Parenthesized(), NameScope.NamesOnly)})";
    }

    ColumnDefinition ReadClause(ColumnDefinition column)
    {
        if (cursor.Take("constraint"))
        {
            _name = cursor.Name();
            return column;
        }

        var start = cursor.At;
        var name = _name;
        _name = null;
        if (cursor.Take("not", "null"))
            return column with { NotNull = Named(name, ConstraintTexts.ReadConflict(cursor)) };
        if (cursor.Take("null"))
        {
            _ = ConstraintTexts.ReadConflict(cursor);
            return column;
        }

        if (cursor.Take("default"))
            return ReadDefault(column, name);
        if (cursor.Take("collate"))
            return column with { Collation = CanonicalText.OfName(cursor.Name()) };
        if (cursor.Take("generated", "always", "as") || cursor.Take("as"))
        {
            var expression = CanonicalText.OfExpression(cursor.Parenthesized(), scope);
            column = column with { Generated = expression, IsStored = cursor.Take("stored") };
            cursor.Take("virtual");
            return column;
        }

        Constraints.Add(ReadConstraint(column, start) with { Name = name, Inline = column.Id, Words = cursor.Since(start) });
        return column;
    }

    /// <summary>What is said of <c>not null</c> beyond the words; <c>yes</c> when nothing is.</summary>
    static string Named(string? name, string? conflict) => string.Join(' ', new[]
    {
        name is null ? null : $"constraint {CanonicalText.OfName(name)}",
        conflict is null ? null : $"on conflict {conflict}",
    }.Where(part => part is not null)) is { Length: > 0 } text ? text : "yes";

    ColumnDefinition ReadDefault(ColumnDefinition column, string? name)
    {
        var start = cursor.At;
        if (cursor.IsNext('('))
            _ = cursor.Parenthesized();
        else
        {
            _ = cursor.Take('+') || cursor.Take('-');
            if (cursor.Next().Kind is SqlWordKind.Symbol)
                throw cursor.Unexpected();
        }

        var words = cursor.Since(start);
        var text = CanonicalText.OfExpression(words, scope);
        return column with { DefaultWords = words, Default = name is null ? text : $"{text} as constraint {CanonicalText.OfName(name)}" };
    }

    ConstraintDefinition ReadConstraint(ColumnDefinition column, int start)
    {
        if (cursor.Take("primary", "key"))
        {
            var isDescending = cursor.Take("desc");
            if (!isDescending)
                cursor.Take("asc");
            var conflict = ConstraintTexts.ReadConflict(cursor);
            var key = ConstraintTexts.Key(ObjectKind.PrimaryKey, [NameOf(column)], cursor.Take("autoincrement"), conflict);
            return isDescending ? key with { IsInlineDescending = true, Properties = key.Properties.Add(DescendingAtColumn) } : key;
        }

        if (cursor.Take("unique"))
        {
            var conflict = ConstraintTexts.ReadConflict(cursor);
            return ConstraintTexts.Key(ObjectKind.Unique, [NameOf(column)], isAutoincrement: false, conflict);
        }

        if (cursor.Take("check"))
            return ConstraintTexts.ReadCheck(cursor, scope, start);
        if (cursor.IsNext("references"))
            return ConstraintTexts.ReadReference(cursor, [column.Id], start);
        throw cursor.Unexpected();
    }

    static ArraySegment<SqlWord> NameOf(ColumnDefinition column) =>
        new([new SqlWord(SqlWordKind.Quoted, SqlNames.Quoted(column.Name), AfterBlank: false)]);
}
