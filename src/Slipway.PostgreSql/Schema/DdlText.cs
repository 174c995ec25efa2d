using System.Collections.Immutable;
using Slipway.Problems;
using Slipway.Schema;
using Slipway.Target;

namespace Slipway.PostgreSql.Schema;

/// <summary>The script while it is written: the kinds add their statements to it in the order of the actions.</summary>
/// <param name="difference">What is to be changed.</param>
/// <param name="options">How.</param>
sealed class DdlText(SchemaDifference difference, DdlOptions options)
{
    readonly ImmutableArray<DdlStatement>.Builder _statements = ImmutableArray.CreateBuilder<DdlStatement>();
    readonly ImmutableArray<Problem>.Builder _problems = ImmutableArray.CreateBuilder<Problem>();

    readonly HashSet<string> _uncommitted = [];

    /// <summary>How far the script is.</summary>
    public DdlProgress Progress { get; } = new(difference.Before);

    /// <summary>The schema as it is.</summary>
    public DatabaseSchema Before => difference.Before;

    /// <summary>The schema as it is to be.</summary>
    public DatabaseSchema After => difference.After;

    /// <summary>How it is to be written.</summary>
    public DdlOptions Options => options;

    /// <summary>Names as this script writes them.</summary>
    public SqlNames Names { get; } = new(
        difference.After.DefaultNamespace.Length > 0 ? difference.After.DefaultNamespace : difference.Before.DefaultNamespace);

    /// <summary>The script; or what stands in its way.</summary>
    public Outcome<DdlScript> Written => _problems.Count > 0 ? _problems.ToImmutable() : new DdlScript(_statements.ToImmutable());

    /// <summary>The name of a thing, without what it belongs to.</summary>
    public string Name(ObjectId id) => Names.Of(id);

    /// <summary>The name of the table, view or domain that a thing belongs to.</summary>
    public string ParentName(ObjectId id) => Names.OfParent(id);

    /// <summary>Whether a table was there before, so that it may have rows and users.</summary>
    public bool IsInUse(ObjectId? table) => table is not null && Before.Has(table);

    /// <summary>Whether a name is that of a domain.</summary>
    public bool IsDomain(string schema, string name) =>
        new ObjectId(ObjectKind.Domain, schema, name) is var domain && (After.Has(domain) || Before.Has(domain));

    /// <summary>A statement.</summary>
    public void Add(string sql, ObjectId id) => Add(new DdlStatement(sql, id));

    /// <summary>A statement with something more to be said of it.</summary>
    public void Add(DdlStatement statement)
    {
        if (_uncommitted.Any(label => statement.Sql.Contains(label, StringComparison.Ordinal)))
        {
            statement = statement with { NeedsCommit = true };
            _uncommitted.Clear();
        }

        _statements.Add(statement);
    }

    /// <summary>A statement that adds a value to a type, which cannot be used until that is committed.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="id">The type.</param>
    /// <param name="label">The value, as SQL writes it.</param>
    public void AddValue(string sql, ObjectId id, string label)
    {
        _statements.Add(new DdlStatement(sql, id));
        _uncommitted.Add(label);
    }

    /// <summary>A statement that takes something away, unless it comes back.</summary>
    public void TakeAway(string sql, SchemaAction.Drop action) =>
        Add(new DdlStatement(sql, action.Object) { TakesAway = !action.ComesBack });

    /// <summary>What cannot be written.</summary>
    public void Refuse(Problem problem) => _problems.Add(problem);
}
