using Slipway.Schema;

namespace Slipway.PostgreSql.Schema;

/// <summary>Which tables inherit from which: partitions from what they are partitions of, and tables from tables.</summary>
sealed class Inheritance
{
    readonly DatabaseSchema _schema;
    readonly Lazy<ILookup<ObjectId, SchemaObject>> _heirs;

    public Inheritance(DatabaseSchema schema)
    {
        _schema = schema;
        _heirs = new(() => schema.Objects.Where(one => one.Kind is ObjectKind.Table)
            .SelectMany(one => one.Needs.Where(IsTable), (one, parent) => new { one, parent })
            .ToLookup(pair => pair.parent, pair => pair.one));
    }

    /// <summary>The tables that inherit from a table, without those that inherit from them in turn.</summary>
    public IEnumerable<SchemaObject> HeirsOf(ObjectId table) => _heirs.Value[table];

    /// <summary>The tables from which a table inherits.</summary>
    public IEnumerable<SchemaObject> ParentsOf(ObjectId table) =>
        _schema.Find(table)?.Needs.Where(IsTable).Select(id => _schema.Find(id)).OfType<SchemaObject>() ?? [];

    /// <summary>Whether a table inherits from another one.</summary>
    public bool IsHeir(ObjectId table, ObjectId parent) => ParentsOf(table).Any(one => one.Id == parent);

    /// <summary>The tables that inherit from a table, and those that inherit from them.</summary>
    public IEnumerable<SchemaObject> DescendantsOf(ObjectId table) =>
        HeirsOf(table).SelectMany(heir => DescendantsOf(heir.Id).Prepend(heir));

    /// <summary>The tables from which it inherits, and those from which they do.</summary>
    public IEnumerable<SchemaObject> AncestorsOf(ObjectId table) =>
        ParentsOf(table).SelectMany(parent => AncestorsOf(parent.Id).Prepend(parent));

    /// <summary>The columns from which a column is inherited.</summary>
    public IEnumerable<SchemaObject> SourcesOf(SchemaObject column) =>
        column.Needs.Where(need => need.Kind is ObjectKind.Column && need.Name == column.Name && need.Parent != column.Id.Parent)
            .Select(_schema.Find).OfType<SchemaObject>();

    static bool IsTable(ObjectId id) => id.Kind is ObjectKind.Table;
}
