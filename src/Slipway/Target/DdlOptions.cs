using System.Collections.Immutable;
using Slipway.Schema;

namespace Slipway.Target;

/// <summary>How changes of a schema are to be written.</summary>
public sealed record DdlOptions
{
    /// <summary>Plain statements, and nothing asked for.</summary>
    public static DdlOptions Default { get; } = new();

    /// <summary>
    /// Whether tables that are there already have rows and users, so that nothing may hold their locks for long: indexes are built
    /// concurrently, constraints validated afterwards.
    /// </summary>
    public bool Online { get; init; }

    /// <summary>For columns whose values no cast turns into the new type by itself: the expression that does.</summary>
    public ImmutableDictionary<ObjectId, string> Using { get; init; } = ImmutableDictionary<ObjectId, string>.Empty;
}
