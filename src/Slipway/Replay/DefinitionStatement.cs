using Slipway.Problems;
using Slipway.Sql;
using Slipway.Target;

namespace Slipway.Replay;

/// <summary>A statement of a text that defines a schema.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Path">Where it stands.</param>
/// <param name="IsSetting">Whether it only changes the connection, for those that follow in the same text.</param>
sealed record DefinitionStatement(SqlStatement Statement, string Path, bool IsSetting)
{
    const string OwnerTo = " owner to ";

    /// <summary>Whether it took effect.</summary>
    public bool IsDone { get; set; }

    /// <summary>Whether it says only whose a thing is: the role may be one of another server.</summary>
    public bool IsOwnership => Statement.Text.StartsWith("alter ", StringComparison.OrdinalIgnoreCase)
        && Statement.Text.LastIndexOf(OwnerTo, StringComparison.OrdinalIgnoreCase) is var at and >= 0
        && !Statement.Text.AsSpan(at + OwnerTo.Length).Trim().Contains(' ');

    /// <summary>The engine refused it.</summary>
    public Problem Refused(StatementFailedException failure)
    {
        var (line, column) = Statement.PositionOf(failure.Offset ?? 0);
        return new Problem(Codes.DefinitionRefused, $"{failure.Message} ({failure.EngineCode})")
        {
            Where = new Place(Path, line, column),
            Excerpt = Excerpt.Of(Statement, failure.Offset ?? 0, failure.Detail),
            State = "Nothing was changed: this was tried in a throw-away database.",
            Fix = failure.IsForLackOfObject || failure.Advice is null
                ? $"Define what is missing beside it, or correct it in {Path}, then run again."
                : failure.Advice,
        };
    }
}
