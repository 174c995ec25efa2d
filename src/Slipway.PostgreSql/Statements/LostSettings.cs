using Slipway.Problems;
using Slipway.Sql;

namespace Slipway.PostgreSql.Statements;

/// <summary>
/// Behind a pooler a setting ends with its transaction. A migration that is committed in parts and sets something in one of
/// them means the others as well: there it must not run on without.
/// </summary>
/// <param name="name">The database as a person names it.</param>
sealed class LostSettings(string name)
{
    bool _made;
    bool _lost;

    /// <summary>Another migration begins.</summary>
    public void Begin() => (_made, _lost) = (false, false);

    /// <summary>What was set is gone.</summary>
    public void Committed() => _lost |= _made;

    /// <summary>A statement is about to run.</summary>
    /// <exception cref="ProblemException">The migration has set something that does not hold any more.</exception>
    public void Require(SqlStatement statement, StatementNature nature)
    {
        if (_lost)
            throw Lost().ToException();
        _made |= nature is StatementNature.Setting && !IsOfTransaction(statement.Text);
    }

    static bool IsOfTransaction(string text)
    {
        var words = new StatementWords(text);
        return words.Skip("set") && (words.Skip("local") || words.Skip("transaction") || words.Skip("constraints"));
    }

    Problem Lost() => new(
        Codes.NeedsDirectConnection,
        $"The migration is committed in parts, and what it sets in one of them does not hold for the next behind the pooler of {name}.")
    {
        Fix = "Give Slipway the database past its pooler, in SLIPWAY_DIRECT_URL or \"directUrl\" (a --url wins over both).",
    };
}
