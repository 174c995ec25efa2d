using System.Collections.Frozen;
using System.Collections.Immutable;
using Slipway.PostgreSql.Schema.Kinds;
using Slipway.Schema;

namespace Slipway.PostgreSql.Schema;

/// <summary>The one list of kinds: a further one is a line here, a class and a query.</summary>
static class KindList
{
    public static ImmutableArray<CatalogKind> All { get; } =
    [
        new Sequences(),
        new Tables(),
        new Columns(),
        new Defaults(),
        new Constraints(),
        new Indexes(),
        new StatisticsObjects(),
    ];

    static readonly FrozenDictionary<ObjectKind, CatalogKind> ByKind = All
        .SelectMany(one => one.Kinds, (one, kind) => new Entry(kind, one))
        .ToFrozenDictionary(entry => entry.Kind, entry => entry.How);

    public static CatalogKind Of(ObjectKind kind) => ByKind[kind];

    sealed record Entry(ObjectKind Kind, CatalogKind How);
}
