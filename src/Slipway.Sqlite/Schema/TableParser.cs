using System.Collections.Immutable;
using Slipway.Schema;
using Slipway.Sqlite.Statements;

namespace Slipway.Sqlite.Schema;

/// <summary>Reads the statement that made a table, as <c>sqlite_schema</c> keeps it.</summary>
sealed class TableParser
{
    static readonly string[] ConstraintWords = ["constraint", "primary", "unique", "check", "foreign"];

    readonly WordCursor _cursor;
    readonly NameScope _scope;
    readonly ImmutableArray<ColumnDefinition>.Builder _columns = ImmutableArray.CreateBuilder<ColumnDefinition>();
    readonly ImmutableArray<ConstraintDefinition>.Builder _constraints = ImmutableArray.CreateBuilder<ConstraintDefinition>();

    TableParser(SqlWord[] words, NameScope scope) => (_cursor, _scope) = (new WordCursor(words), scope);

    /// <param name="sql">The statement.</param>
    /// <param name="columns">The table's columns, folded, as SQLite has read them.</param>
    /// <returns>What it says; <see langword="null"/> when the text is beyond this reader, or SQLite has read other columns in it.</returns>
    public static TableDefinition? Parse(string sql, IReadOnlyCollection<string> columns)
    {
        try
        {
            var words = SqlWord.Of(sql).ToArray();
            var cursor = new WordCursor(words);
            cursor.Expect("create");
            cursor.Expect("table");
            var name = cursor.Name();
            var scope = new NameScope(columns.Contains, SqlNames.Fold(name));
            var table = new TableParser(words[cursor.At..], scope).Read(name);
            return table.Columns.Select(column => column.Id).SequenceEqual(columns) ? table : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    TableDefinition Read(string name)
    {
        _cursor.Expect('(');
        do
        {
            if (_cursor.IsNextOf(ConstraintWords))
                ReadConstraints();
            else
                ReadColumn();
        }
        while (_cursor.Take(','));
        _cursor.Expect(')');

        var (isStrict, isWithoutRowid) = (false, false);
        while (!_cursor.IsAtEnd)
        {
            if (_cursor.Take("strict"))
                isStrict = true;
            else if (_cursor.Take("without", "rowid"))
                isWithoutRowid = true;
            else
                throw _cursor.Unexpected();
            if (!_cursor.IsAtEnd)
                _cursor.Expect(',');
        }

        return new TableDefinition(name, _columns.ToImmutable(), _constraints.ToImmutable())
        {
            IsStrict = isStrict,
            IsWithoutRowid = isWithoutRowid,
            Scope = _scope,
        };
    }

    void ReadColumn()
    {
        var parser = new ColumnParser(_cursor, _scope);
        _columns.Add(parser.Read());
        _constraints.AddRange(parser.Constraints);
    }

    /// <summary>Commas between constraints may be missing.</summary>
    void ReadConstraints()
    {
        while (_cursor.IsNextOf(ConstraintWords))
        {
            var name = _cursor.Take("constraint") ? _cursor.Name() : null;
            if (name is not null && !_cursor.IsNextOf(ConstraintWords))
                continue;
            _constraints.Add(ReadConstraint() with { Name = name });
        }
    }

    ConstraintDefinition ReadConstraint()
    {
        var start = _cursor.At;
        if (_cursor.Take("primary", "key"))
            return ReadKey(ObjectKind.PrimaryKey, start);
        if (_cursor.Take("unique"))
            return ReadKey(ObjectKind.Unique, start);
        if (_cursor.Take("check"))
            return ConstraintTexts.ReadCheck(_cursor, _scope, start);
        _cursor.Expect("foreign", "key");
        var columns = ConstraintTexts.Names(_cursor.Parenthesized());
        return ConstraintTexts.ReadReference(_cursor, columns, start);
    }

    ConstraintDefinition ReadKey(ObjectKind kind, int start)
    {
        var list = _cursor.Parenthesized();
        var isAutoincrement = list is [.., var last] && last.Is("autoincrement");
        var terms = WordCursor.Split(isAutoincrement ? list[..^1] : list);
        var key = ConstraintTexts.Key(kind, terms, isAutoincrement, ConstraintTexts.ReadConflict(_cursor));
        return key with { Words = _cursor.Since(start) };
    }
}
