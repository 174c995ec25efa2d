using Npgsql;
using Slipway.PostgreSql.Connections;
using Slipway.PostgreSql.Locks;
using Slipway.Target;

namespace Slipway.PostgreSql.Statements;

/// <summary>What PostgreSQL's refusal of a statement means to the migration's author.</summary>
static class StatementFailure
{
    /// <summary>A deadlock or a conflict that returns every time is none that passes.</summary>
    const int MostConflicts = 5;

    /// <summary>A row may be long.</summary>
    const int Longest = 200;

    /// <summary>Of the objects that depend on one that is to be dropped there may be hundreds.</summary>
    const int MostLines = 10;

    /// <param name="refused">The refusal.</param>
    /// <param name="text">The statement.</param>
    /// <param name="attempt">Which attempt at its transaction this was, from 1.</param>
    /// <param name="blockers">Who was seen holding it up.</param>
    public static StatementFailedException Of(PostgresException refused, string text, int attempt, string? blockers)
    {
        var isLock = refused.SqlState is SqlStates.LockNotAvailable;
        var words = isLock && blockers is not null ? $"{refused.MessageText}; it was held up by {blockers}" : refused.MessageText;
        return new StatementFailedException(words, refused.SqlState, OffsetOf(refused, text), refused)
        {
            Advice = isLock
                ? $"Let {(blockers is null ? "who holds the lock" : "it")} finish or stop it, then run again; or wait longer: "
                    + "--lock-wait 30min"
                : Advice.For(refused, text),
            Detail = DetailOf(refused),
            IsHeldUp = isLock,
            IsForLackOfObject = SqlStates.MeansMissing(refused.SqlState),
            IsFromWithin = refused.Where is { Length: > 0 },
            RetryAfter = SqlStates.MayPass(refused.SqlState) && (isLock || attempt < MostConflicts) ? LockLadder.PauseAfter(attempt) : null,
        };
    }

    /// <summary>With which row, or which objects; and where inside: the line of a COPY's rows or of a function.</summary>
    static string? DetailOf(PostgresException refused)
    {
        IEnumerable<string> lines = [.. (refused.Detail ?? "").Split('\n').Take(MostLines), (refused.Where ?? "").Split('\n')[0]];
        var text = string.Join('\n', lines.Where(line => line.Length > 0).Select(Short));
        return text.Length > 0 ? text : null;
    }

    static string Short(string text) => text.Length > Longest ? $"{text[..Longest]}…" : text;

    /// <summary>PostgreSQL counts characters from 1, and a character beyond the first 65,536 as one.</summary>
    static int? OffsetOf(PostgresException refused, string text)
    {
        if (refused.Position <= 0)
            return null;
        var offset = 0;
        for (var character = 1; character < refused.Position && offset < text.Length; character++)
            offset += char.IsHighSurrogate(text[offset]) && offset + 1 < text.Length ? 2 : 1;
        return offset <= text.Length ? offset : null;
    }
}
