using System.Collections.Immutable;
using Slipway.PostgreSql.Connections;
using Slipway.PostgreSql.History;

namespace Slipway.PostgreSql.Schema;

/// <summary>The queries that read a schema: files beside this one and in Kinds, embedded.</summary>
static class SchemaQueries
{
    static readonly string Common = Read("common");
    static readonly string NeedsText = Read("needs");
    static readonly ImmutableArray<string> KindTexts = [.. KindList.All.Select(kind => Common + Read(kind.Query))];

    /// <summary>One for each kind, in the order of <see cref="KindList.All"/>.</summary>
    public static IEnumerable<OwnSql> Kinds(OwnSchema own) => KindTexts.Select(text => new OwnSql(text, own.Schema));

    /// <summary>What needs what.</summary>
    public static OwnSql Needs { get; } = new(NeedsText);

    /// <summary>Who may do what with what.</summary>
    public static OwnSql Grants { get; } = new(Read("grants"));

    static string Read(string name) => EmbeddedSql.Read($"schema.{name}.sql");
}
