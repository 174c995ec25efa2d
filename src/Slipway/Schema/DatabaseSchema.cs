using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Slipway.Schema;

/// <summary>All things of a schema, as the engine's own catalog tells them.</summary>
/// <param name="Objects">The things, each once.</param>
public sealed record DatabaseSchema(ImmutableArray<SchemaObject> Objects)
{
    readonly Lazy<FrozenDictionary<ObjectId, SchemaObject>> _byId = new(() => Objects.ToFrozenDictionary(one => one.Id));

    readonly Lazy<ILookup<ObjectId, SchemaObject>> _children = new(() => Objects.Where(one => one.Parent is not null)
        .OrderBy(one => one.Position).ToLookup(one => one.Parent!));

    /// <summary>A schema with nothing in it.</summary>
    public static DatabaseSchema Empty { get; } = new(ImmutableArray<SchemaObject>.Empty);

    /// <summary>The namespace that names without one mean; empty where there are none.</summary>
    public string DefaultNamespace { get; init; } = "";

    /// <summary>The thing of that name; <see langword="null"/> when there is none.</summary>
    public SchemaObject? Find(ObjectId id) => _byId.Value.GetValueOrDefault(id);

    /// <summary>Whether there is such a thing.</summary>
    public bool Has(ObjectId id) => _byId.Value.ContainsKey(id);

    /// <summary>What belongs to a thing itself, in its order.</summary>
    public IEnumerable<SchemaObject> ChildrenOf(ObjectId id) => _children.Value[id];

    /// <summary>What belongs to a thing of one kind, in its order: the columns of a table.</summary>
    public IEnumerable<SchemaObject> ChildrenOf(ObjectId id, ObjectKind kind) => ChildrenOf(id).Where(child => child.Kind == kind);
}
