using System.Buffers;
using System.Collections.Frozen;

namespace Slipway.Sql;

/// <summary>What the lexer must know of a dialect; each engine supplies one.</summary>
public sealed record SqlDialect
{
    const string Always = ";'\"()-/\\";
    static readonly SearchValues<char> PlainStops = SearchValues.Create(Always);
    static readonly SearchValues<char> BracketStops = SearchValues.Create($"{Always}`[");
    static readonly SearchValues<char> DollarStops = SearchValues.Create($"{Always}$");
    static readonly SearchValues<char> AllStops = SearchValues.Create($"{Always}$`[");
    static readonly SearchValues<char> RoutineStops = SearchValues.Create($"{Always}$bB");

    readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>>? markedWords;

    /// <summary>The name in <c>slipway.json</c> and in messages, such as <c>sqlite</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Whether <c>[name]</c> and <c>`name`</c> quote identifiers.</summary>
    public bool BracketIdentifiers { get; init; }

    /// <summary>Whether <c>CREATE TRIGGER … BEGIN … END</c> holds statements of its own.</summary>
    public bool TriggerBodies { get; init; }

    /// <summary>Whether a block comment may hold another.</summary>
    public bool NestedComments { get; init; }

    /// <summary>Whether <c>$$…$$</c> and <c>$tag$…$tag$</c> are strings.</summary>
    public bool DollarQuotes { get; init; }

    /// <summary>
    /// Whether a backslash hides a quote in <c>E'…'</c>. It never does in other strings: what would change that is refused.
    /// </summary>
    public bool EscapeStrings { get; init; }

    /// <summary>
    /// Whether <c>CREATE FUNCTION … BEGIN ATOMIC … END</c> and <c>CREATE RULE … DO ( … )</c> hold statements of their own.
    /// </summary>
    public bool RoutineBodies { get; init; }

    /// <summary>Whether rows follow <c>COPY … FROM STDIN;</c>, up to a line that is <c>\.</c></summary>
    public bool CopyRows { get; init; }

    /// <summary>
    /// Whether a migration is committed in parts where one of its statements demands it. Otherwise a migration that holds a
    /// statement which cannot run in a transaction must say so itself.
    /// </summary>
    public bool SplitsByItself { get; init; }

    /// <summary>
    /// Whether a statement changes what is not the database's alone: a role, another database, the server. In a throw-away database it
    /// is not run. By default nothing does.
    /// </summary>
    public Func<string, bool> ReachesBeyond { get; init; } = static _ => false;

    /// <summary>Tells how a statement stands to transactions.</summary>
    public required Func<SqlStatement, StatementNature> NatureOf { get; init; }

    /// <summary>
    /// The words, in lower case, of which one must come first in a statement that is not <see cref="StatementNature.Transactional"/>;
    /// <see langword="null"/> where any may.
    /// </summary>
    public IReadOnlySet<string>? MarkedWords
    {
        get;
        init
        {
            field = value;
            markedWords = value?.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        }
    }

    /// <summary>Whether the nature of a statement has to be asked for.</summary>
    internal bool MayBeMarked(ReadOnlySpan<char> statement) => markedWords?.Contains(SqlToken.Word(statement)) ?? true;

    /// <summary>The characters at which the lexer must look closer; whatever lies between them it passes over.</summary>
    internal SearchValues<char> Stops => (BracketIdentifiers, DollarQuotes) switch
    {
        (false, false) => PlainStops,
        (true, false) => BracketStops,
        (false, true) => DollarStops,
        _ => AllStops,
    };

    /// <summary>The same in a statement that may hold <c>BEGIN ATOMIC</c>.</summary>
    internal static SearchValues<char> StopsInRoutine => RoutineStops;
}
