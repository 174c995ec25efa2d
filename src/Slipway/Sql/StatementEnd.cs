namespace Slipway.Sql;

/// <summary>What ends a statement in a script.</summary>
public static class StatementEnd
{
    /// <summary>The semicolon for a statement: a comment on the last line must not swallow it.</summary>
    public static string Of(string statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return statement[(statement.LastIndexOf('\n') + 1)..].Contains("--", StringComparison.Ordinal) ? "\n;" : ";";
    }
}
