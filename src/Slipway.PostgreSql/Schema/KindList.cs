using System.Collections.Frozen;
using System.Collections.Immutable;
using Slipway.PostgreSql.Schema.Kinds;
using Slipway.Schema;

namespace Slipway.PostgreSql.Schema;

/// <summary>The one list of kinds: a further one is a line here, a class and a query.</summary>
static class KindList
{
    static readonly DomainChecks DomainChecks = new();
    static readonly ViewColumns ViewColumns = new();
    static readonly Attributes Attributes = new();
    static readonly ForeignColumns ForeignColumns = new();

    public static ImmutableArray<CatalogKind> All { get; } =
    [
        new Sequences(),
        new Tables(),
        new Columns(),
        new Defaults(),
        new Constraints(),
        new Indexes(),
        new StatisticsObjects(),
        new Schemas(),
        new Extensions(),
        new Collations(),
        new Enums(),
        new CompositeTypes(),
        new RangeTypes(),
        new Domains(),
        new Routines(),
        new Aggregates(),
        new Views(),
        new MaterializedViews(),
        new Rules(),
        new Triggers(),
        new Policies(),
        new EventTriggers(),
        new Publications(),
        new DefaultPrivileges(),
        new ForeignDataWrappers(),
        new ForeignServers(),
        new UserMappings(),
        new ForeignTables(),
        new Casts(),
        new Operators(),
        new TextSearchConfigurations(),
        new TextSearchDictionaries(),
        new Unsupported(),
        DomainChecks,
        ViewColumns,
        Attributes,
        ForeignColumns,
    ];

    static readonly FrozenDictionary<ObjectKind, CatalogKind> ByKind = All
        .SelectMany(one => one.Kinds, (one, kind) => new Entry(kind, one))
        .ToFrozenDictionary(entry => entry.Kind, entry => entry.How);

    public static CatalogKind Of(ObjectKind kind) => ByKind[kind];

    /// <summary>A column is another thing in a view than in a table, and a check another in a domain.</summary>
    public static CatalogKind Of(SchemaObject one) => (one.Kind, one.Parent?.Kind) switch
    {
        (ObjectKind.Check, ObjectKind.Domain) => DomainChecks,
        (ObjectKind.Column, ObjectKind.View or ObjectKind.MaterializedView) => ViewColumns,
        (ObjectKind.Column, ObjectKind.CompositeType) => Attributes,
        (ObjectKind.Column, ObjectKind.ForeignTable) => ForeignColumns,
        _ => ByKind[one.Kind],
    };

    sealed record Entry(ObjectKind Kind, CatalogKind How);
}
