using System.Collections.Immutable;

namespace Slipway.Schema;

/// <summary>A thing of a schema: a table, a column, an index…</summary>
/// <param name="Id">Which it is.</param>
/// <param name="Properties">What is true of it, in the order of the reader. All that counts is here; what is not here is not
/// compared.</param>
public sealed record SchemaObject(ObjectId Id, ImmutableArray<Property> Properties)
{
    /// <summary>The property that says what people have written of it.</summary>
    public const string Comment = "comment";

    /// <summary>The property that says who may do what with it.</summary>
    public const string Grants = "grants";

    /// <summary>The property that says whose it is.</summary>
    public const string Owner = "owner";

    /// <summary>What it belongs to and vanishes with: a column's table; <see langword="null"/> when it stands for itself.</summary>
    public ObjectId? Parent { get; init; }

    /// <summary>
    /// Its place in the order in which things were made, which is a person's order; what is made with a table comes right after it,
    /// columns in their order. It is not compared.
    /// </summary>
    public int Position { get; init; }

    /// <summary>
    /// The statement that made it, where the engine keeps it: with its letter case and its comments, to be written again. It is not
    /// compared.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>What must be there before it can be made, its parent aside.</summary>
    public ImmutableArray<ObjectId> Needs { get; init; } = [];

    /// <summary>What it is.</summary>
    public ObjectKind Kind => Id.Kind;

    /// <summary>Its own name.</summary>
    public string Name => Id.Name;

    /// <summary>The value of a property; <see langword="null"/> when it has none.</summary>
    public string? this[string property]
    {
        get
        {
            foreach (var one in Properties)
            {
                if (one.Name == property)
                    return one.Value;
            }

            return null;
        }
    }

    /// <summary>The value of a property that every thing of the kind has.</summary>
    /// <exception cref="InvalidOperationException">It has none.</exception>
    public string Required(string property) =>
        this[property] ?? throw new InvalidOperationException($"Slipway bug: {Id} has no {property}.");

    /// <summary>Whether it has the property.</summary>
    public bool Has(string property) => this[property] is not null;
}
