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
    readonly List<DdlStatement> _whenMade = [];
    readonly List<DdlStatement> _later = [];
    readonly HashSet<ObjectId> _done = [];
    readonly ImmutableArray<Problem>.Builder _problems = ImmutableArray.CreateBuilder<Problem>();

    readonly HashSet<string> _uncommitted = [];

    /// <summary>How far the script is.</summary>
    public DdlProgress Progress { get; } = new(difference.Before);

    /// <summary>The schema as it is.</summary>
    public DatabaseSchema Before => difference.Before;

    /// <summary>The schema as it is to be.</summary>
    public DatabaseSchema After => difference.After;

    /// <summary>Which tables inherit from which as it is.</summary>
    public Inheritance InheritedBefore { get; } = new(difference.Before);

    /// <summary>Which tables inherit from which as it is to be.</summary>
    public Inheritance InheritedAfter { get; } = new(difference.After);

    /// <summary>Which column owns which sequence as it is.</summary>
    public SequenceOwners OwnersBefore { get; } = new(difference.Before);

    /// <summary>Which column owns which sequence as it is to be.</summary>
    public SequenceOwners OwnersAfter { get; } = new(difference.After);

    /// <summary>How it is to be written.</summary>
    public DdlOptions Options => options;

    /// <summary>Names as this script writes them.</summary>
    public SqlNames Names { get; } = new(
        difference.After.DefaultNamespace.Length > 0 ? difference.After.DefaultNamespace : difference.Before.DefaultNamespace);

    /// <summary>The script; or what stands in its way.</summary>
    public Outcome<DdlScript> Written
    {
        get
        {
            if (_problems.Count > 0)
                return _problems.ToImmutable();
            var goes = _statements.Count;
            while (goes > 0 && _statements[goes - 1].TakesAway)
                goes--;
            return new DdlScript([.. _statements.Take(goes), .. _whenMade, .. _statements.Skip(goes), .. Last]);
        }
    }

    /// <summary>
    /// What must not be in a transaction with the statements before it, and so stands at the end, after one commit for all.
    /// </summary>
    IEnumerable<DdlStatement> Last => _later.Select((statement, index) => statement with { NeedsCommit = index == 0 });

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

    /// <summary>A statement that wants all that is new to be there: it comes after that, and before what only goes.</summary>
    public void AddWhenMade(string sql, ObjectId id) => _whenMade.Add(new DdlStatement(sql, id));

    /// <summary>A statement that can only be run when what stands before it is committed: it comes after all others.</summary>
    public void AddLast(string sql, ObjectId id) => _later.Add(new DdlStatement(sql, id));

    /// <summary>Says that a thing was taken care of along with another one.</summary>
    /// <returns>Whether it was not so before.</returns>
    public bool Settle(ObjectId id) => _done.Add(id);

    /// <summary>Whether a thing was taken care of along with another one.</summary>
    public bool IsSettled(ObjectId id) => _done.Contains(id);

    /// <summary><c>alter table NAME</c>, of that table alone and not of those that inherit from it.</summary>
    public string AlterOnly(ObjectId table) =>
        $"alter table {(InheritedBefore.HeirsOf(table).Concat(InheritedAfter.HeirsOf(table)).Any() ? "only " : "")}{Name(table)}";

    /// <summary>Whether nothing may hold the table's locks for long.</summary>
    public bool IsOnline(ObjectId? table) => Options.Online && IsInUse(table);

    /// <summary>A statement that takes something away, unless it comes back.</summary>
    public void TakeAway(string sql, SchemaAction.Drop action) =>
        Add(new DdlStatement(sql, action.Object) { TakesAway = !action.ComesBack });

    /// <summary>What cannot be written.</summary>
    public void Refuse(Problem problem) => _problems.Add(problem);
}
