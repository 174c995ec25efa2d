using Slipway.Sqlite.Connections;
using Slipway.Target;

namespace Slipway.Sqlite.Statements;

/// <summary>What SQLite's refusal of a statement means to the migration's author.</summary>
static class StatementFailure
{
    public static StatementFailedException Of(
        EngineException error, string text, bool transactionStands, AlreadyThere.Comparison? there = null)
    {
        var words = transactionStands
            ? error.Message
            : $"{error.Message}; SQLite has rolled the whole transaction back, and nothing of it stands";
        var offset = TextPosition.OfByte(text, error.ByteOffset) ?? TextPosition.OfName(text, error.Message);
        return new StatementFailedException(words, error.Name, offset, error)
        {
            Advice = there is null ? Advice.For(error, text) : Difference(there),
            IsForLackOfObject = IsMissing(error.Message),
        };
    }

    /// <summary>SQLite has one code for all that is wrong with a text; what is not there it tells in words.</summary>
    static bool IsMissing(string words) => words.Contains("no such ", StringComparison.Ordinal)
        || words.Contains("has no column named ", StringComparison.Ordinal);

    static string Difference(AlreadyThere.Comparison there) =>
        $"{there.Object} is there already, but it is another one.\n  there is:        {there.There}\n"
        + $"  would be made:   {there.Wanted}\n"
        + "Make the migration agree with what is there, or go from what is there to what you want in a new migration.";
}
