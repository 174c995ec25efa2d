using Slipway.Schema;
using Slipway.Sqlite.Statements;
using Slipway.Target;

namespace Slipway.Sqlite.Schema;

/// <summary>
/// What <c>alter table</c> can do: columns that are added, and columns that are dropped and that nothing in the table uses.
/// </summary>
sealed class NativeAlteration
{
    readonly TableChange _change;
    readonly TableDefinition _before;
    readonly TableDefinition _after;
    readonly Dictionary<ObjectId, ConstraintDefinition> _old;
    readonly Dictionary<ObjectId, ConstraintDefinition> _new;
    readonly Dictionary<string, List<ConstraintDefinition>> _added = new(StringComparer.Ordinal);
    readonly List<string> _removed = [];

    NativeAlteration(TableChange change, TableDefinition before, TableDefinition after)
    {
        (_change, _before, _after) = (change, before, after);
        _old = TableObjects.Constraints(before);
        _new = TableObjects.Constraints(after);
    }

    /// <returns>The statements; <see langword="null"/> when <c>alter table</c> cannot do it.</returns>
    public static IReadOnlyList<DdlStatement>? Write(TableChange change, DdlOptions options)
    {
        if (change is not { Before.Definition: { } before, After.Definition: { } after })
            return null;
        if (change.Changes.Any(one => options.Using.ContainsKey(one.Object)))
            return null;
        var alteration = new NativeAlteration(change, before, after);
        return alteration.IsPossible() ? [.. alteration.Statements()] : null;
    }

    bool IsPossible()
    {
        if (_change.Changes.Any(change => change is SchemaChange.Alter))
            return false;
        foreach (var column in _change.Changes.Where(change => change.Object.Kind is ObjectKind.Column))
        {
            if (column is SchemaChange.Create)
                _added.Add(column.Object.Name, []);
            else
                _removed.Add(column.Object.Name);
        }

        // A table always has a column that is not generated: with all of them gone it is another table.
        return _change.Changes.Where(change => change.Object.Kind.IsConstraint()).All(CanGoWithColumn)
            && _added.Keys.All(CanAdd) && ComeInOrder()
            && _removed.TrueForAll(CanDrop)
            && _change.Before.Stored.Except(_removed).Any();
    }

    bool CanGoWithColumn(SchemaChange change) => change switch
    {
        SchemaChange.Drop => _old[change.Object].Inline is { } column && _removed.Contains(column),
        SchemaChange.Create => GiveToColumn(_new[change.Object]),
        _ => false,
    };

    /// <summary>A constraint can come with a column that is new.</summary>
    bool GiveToColumn(ConstraintDefinition constraint)
    {
        if (constraint.Kind is not (ObjectKind.Check or ObjectKind.ForeignKey))
            return false;
        var column = constraint.Inline ?? (constraint.Kind is ObjectKind.Check
            ? Added().LastOrDefault(one => constraint.Mentions(one.Id))?.Id
            : constraint.Columns is [var only] ? only : null);
        if (column is null || !_added.TryGetValue(column, out var list))
            return false;
        list.Add(constraint);
        return true;
    }

    bool CanAdd(string id)
    {
        var column = _after.Find(id)!;
        if (column.IsStored || _after.Constraints.Count(one => one.Inline == id) != _added[id].Count(one => one.Inline == id))
            return false;
        if (column.Generated is not null)
            return true;
        if (column.Default is null)
            return column.NotNull is null;
        return IsConstant(column.DefaultWords) && !(column.NotNull is not null && column.Default == "null");
    }

    static bool IsConstant(ReadOnlySpan<SqlWord> words)
    {
        while (words is [var open, .., var close] && open.IsSymbol('(') && close.IsSymbol(')'))
            words = words[1..^1];
        if (words is [var sign, .. var rest] && (sign.IsSymbol('-') || sign.IsSymbol('+')))
            words = rest;
        return words is [var value] && value.Kind is not SqlWordKind.Symbol
            && !(value.Is("current_time") || value.Is("current_date") || value.Is("current_timestamp"));
    }

    /// <summary>The new columns: those with an expression last, since they may need the others.</summary>
    IEnumerable<ColumnDefinition> Added() =>
        _after.Columns.Where(column => _added.ContainsKey(column.Id)).OrderBy(column => column.Generated is not null);

    /// <summary>Whether none needs another one that comes later.</summary>
    bool ComeInOrder()
    {
        var later = _added.Keys.ToHashSet();
        foreach (var column in Added())
        {
            later.Remove(column.Id);
            if (later.Any(id => column.Words.Any(word => Names(word, id)) || _added[column.Id].Exists(one => one.Mentions(id))))
                return false;
        }

        return true;
    }

    /// <summary>
    /// SQLite drops a column when the rest of the table's text stands without it. It cuts the text in two and knows nothing of a comment
    /// to the end of a line, which then hides what follows.
    /// </summary>
    bool CanDrop(string id) =>
        !_change.Before.Text.Contains("--", StringComparison.Ordinal)
        && !_before.Constraints.Any(one => Uses(one, id))
        && !_before.Columns.Any(column => column.Id != id && column.Words.Any(word => Names(word, id)));

    static bool Uses(ConstraintDefinition constraint, string id) =>
        constraint.Kind is ObjectKind.PrimaryKey or ObjectKind.Unique
            ? constraint.Columns.Contains(id) || constraint.Mentions(id)
            : constraint.Inline != id && (constraint.Columns.Contains(id) || constraint.Mentions(id));

    static bool Names(SqlWord word, string id) =>
        word.Kind is SqlWordKind.Plain or SqlWordKind.Quoted && SqlNames.Fold(word.Name) == id;

    IEnumerable<DdlStatement> Statements()
    {
        var table = $"alter table {SqlNames.Written(_change.Before.Name)}";
        foreach (var column in Added())
        {
            var text = TablePrinter.Item(column.Words, _after.Scope);
            var clauses = _added[column.Id].Where(one => one.Inline is null).Select(one => Clause(one));
            var id = TableObjects.IdIn(_after, ObjectKind.Column, column.Id);
            yield return new DdlStatement($"{table} add column {string.Join(' ', clauses.Prepend(text))}", id);
        }

        foreach (var name in _removed)
        {
            var id = TableObjects.IdIn(_before, ObjectKind.Column, name);
            yield return new DdlStatement($"{table} drop column {_change.Before.Written(name)}", id) { TakesAway = true };
        }
    }

    string Clause(ConstraintDefinition constraint)
    {
        var name = constraint.Name is { } given ? $"constraint {SqlNames.Written(given)} " : "";
        var words = constraint.Kind is ObjectKind.ForeignKey ? constraint.Reference : constraint.Words;
        return name + DefinitionPrinter.Write(words, _after.Scope);
    }
}
