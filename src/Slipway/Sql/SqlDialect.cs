using System.Buffers;

namespace Slipway.Sql;

/// <summary>What the lexer must know of a dialect; each engine supplies one.</summary>
public sealed record SqlDialect
{
    static readonly SearchValues<char> PlainStops = SearchValues.Create(";'\"()-/\\");
    static readonly SearchValues<char> BracketStops = SearchValues.Create(";'\"()-/\\`[");

    /// <summary>The name in <c>slipway.json</c> and in messages, such as <c>sqlite</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Whether <c>[name]</c> and <c>`name`</c> quote identifiers.</summary>
    public bool BracketIdentifiers { get; init; }

    /// <summary>Whether <c>CREATE TRIGGER … BEGIN … END</c> holds statements of its own.</summary>
    public bool TriggerBodies { get; init; }

    /// <summary>Whether a block comment may hold another.</summary>
    public bool NestedComments { get; init; }

    /// <summary>Tells how a statement stands to transactions.</summary>
    public required Func<SqlStatement, StatementNature> NatureOf { get; init; }

    /// <summary>The characters at which the lexer must look closer; whatever lies between them it passes over.</summary>
    internal SearchValues<char> Stops => BracketIdentifiers ? BracketStops : PlainStops;
}
