using Slipway.Schema;

namespace Slipway.PostgreSql.Schema;

/// <summary>Which column owns which sequence, and who else needs it.</summary>
sealed class SequenceOwners
{
    readonly SqlNames _names;
    readonly Lazy<ILookup<string, SchemaObject>> _owned;
    readonly Lazy<Dictionary<string, SchemaObject>> _owners;
    readonly Lazy<ILookup<ObjectId, SchemaObject>> _users;

    public SequenceOwners(DatabaseSchema schema)
    {
        _names = new SqlNames(schema.DefaultNamespace);
        _owned = new(() => Sequences(schema).ToLookup(one => one["owned-by"]!));
        _owners = new(() => schema.Objects.Where(one => one.Kind is ObjectKind.Column).Select(one => new { Name = NameOf(one), one })
            .Where(pair => _owned.Value.Contains(pair.Name)).ToDictionary(pair => pair.Name, pair => pair.one));
        _users = new(() => schema.Objects.SelectMany(one => one.Needs
            .Where(need => need.Kind is ObjectKind.Sequence), (one, need) => new { one, need })
            .ToLookup(pair => pair.need, pair => pair.one));
    }

    /// <summary>The column that owns a sequence; <see langword="null"/> when none does.</summary>
    public SchemaObject? OwnerOf(SchemaObject sequence) =>
        sequence["owned-by"] is { } owner ? _owners.Value.GetValueOrDefault(owner) : null;

    /// <summary>The sequences that a column owns.</summary>
    public IEnumerable<SchemaObject> OwnedBy(SchemaObject column) => _owned.Value[NameOf(column)];

    /// <summary>What needs a sequence.</summary>
    public IEnumerable<SchemaObject> UsersOf(ObjectId sequence) => _users.Value[sequence];

    string NameOf(SchemaObject column) => $"{_names.OfParent(column.Id)}.{SqlNames.Of(column.Name)}";

    static IEnumerable<SchemaObject> Sequences(DatabaseSchema schema) =>
        schema.Objects.Where(one => one.Kind is ObjectKind.Sequence && one.Has("owned-by"));
}
