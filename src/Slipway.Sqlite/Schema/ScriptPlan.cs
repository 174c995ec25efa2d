using System.Collections.Immutable;
using Slipway.Problems;
using Slipway.Schema;
using Slipway.Target;

namespace Slipway.Sqlite.Schema;

/// <summary>
/// The order of a script. First what must be out of the way: triggers, views, indexes, then the tables that go for good. Then tables are
/// made and changed, each with its indexes, parents first; then virtual tables, views, triggers.
/// </summary>
sealed class ScriptPlan
{
    readonly SchemaDifference _difference;
    readonly DdlOptions _options;
    readonly ImmutableArray<TableChange> _changes;
    readonly Dictionary<ObjectId, IReadOnlyList<DdlStatement>> _native = [];
    readonly Bystanders _bystanders;
    readonly Contraction _contraction;
    readonly FreeNames _names;
    readonly List<DdlStatement> _statements = [];
    readonly List<Problem> _problems = [];

    public ScriptPlan(SchemaDifference difference, DdlOptions options)
    {
        (_difference, _options) = (difference, options);
        _changes = [.. TableChange.AllOf(difference)];
        foreach (var change in _changes)
        {
            if (NativeAlteration.Write(change, options) is { } statements)
                _native.Add(change.Id, statements);
        }

        var rebuilt = _changes.Where(change => !_native.ContainsKey(change.Id)).Select(change => change.Id).ToHashSet();
        var isChecked = _native.Values.Any(statements => statements.Any(statement => statement.TakesAway));
        _bystanders = new Bystanders(difference, rebuilt, isChecked);
        _contraction = new Contraction(difference, _changes, _native.ContainsKey);
        _names = new FreeNames(difference);
    }

    DatabaseSchema Before => _difference.Before;

    DatabaseSchema After => _difference.After;

    public Outcome<DdlScript> Write()
    {
        foreach (var one in _bystanders.Dropped)
            Add($"drop {one.Kind.Words()} {NameOf(one)}", one.Id, !After.Has(one.Id) || _contraction.Concerns(one));
        foreach (var one in TableOrder.ParentsFirst(Before, IsTableThatGoes).Reverse())
            Add($"drop table {NameOf(one)}", one.Id, takesAway: true);
        foreach (var one in TableOrder.ParentsFirst(After, one => one.Kind is ObjectKind.Table))
        {
            WriteTable(one.Id);
            foreach (var index in _bystanders.IndexesOf(one.Id))
                Add(TablePrinter.CreateIndex(index, TableVersion.Of(After, one.Id).ColumnIds), index.Id, _contraction.Concerns(index));
        }

        foreach (var change in _difference.Changes.Where(change => change.Object.Kind is ObjectKind.VirtualTable).OrderBy(PositionOf))
            WriteVirtualTable(change);
        foreach (var one in _bystanders.CreatedAtLast)
            Add(TablePrinter.Create(one), one.Id, _contraction.Concerns(one));
        return _problems.Count > 0 ? _problems.ToImmutableArray() : new DdlScript([.. _statements]);
    }

    static string NameOf(SchemaObject one) => SqlNames.Written(EntryNames.Spelled(one));

    bool IsTableThatGoes(SchemaObject one) => one.Kind is ObjectKind.Table or ObjectKind.VirtualTable && !After.Has(one.Id);

    int PositionOf(SchemaChange change) => (After.Find(change.Object) ?? Before.Find(change.Object))!.Position;

    void WriteTable(ObjectId id)
    {
        if (!Before.Has(id))
        {
            var table = TableVersion.Of(After, id);
            Add(TablePrinter.Create(table.Text, table.ColumnIds, table.Name), id, _contraction.Concerns(table.Table));
        }
        else if (_native.TryGetValue(id, out var statements))
            _statements.AddRange(statements);
        else if (_changes.FirstOrDefault(change => change.Id == id) is { } change)
        {
            var takesAway = _contraction.Concerns(change.After.Table);
            Take(new Rebuild(change, _names.Take($"new_{id.Name}"), _bystanders.Watch(id), takesAway, _options).Write());
        }
    }

    void WriteVirtualTable(SchemaChange change)
    {
        if (change is SchemaChange.Create create)
            _statements.AddRange(VirtualTableChange.Create(create.After, Before));
        else if (change is SchemaChange.Alter alter)
            Take(VirtualTableChange.Alter(alter, _names.Take($"new_{alter.Object.Name}"), _bystanders.Watch(alter.Object)));
    }

    void Take(Outcome<DdlScript> outcome)
    {
        if (outcome.Succeeded)
            _statements.AddRange(outcome.Value.Statements);
        else
            _problems.AddRange(outcome.Problems);
    }

    void Add(string sql, ObjectId id, bool takesAway) => _statements.Add(new DdlStatement(sql, id) { TakesAway = takesAway });
}
