namespace Slipway.Target;

/// <summary>How a statement went.</summary>
public abstract record StatementResult
{
    StatementResult()
    {
    }

    /// <summary>It ran.</summary>
    /// <param name="Rows">The rows that it changed.</param>
    public sealed record Ran(long Rows) : StatementResult;

    /// <summary>What it would make is already there, and equal: nothing was done.</summary>
    /// <param name="Object">What is there, such as <c>users.locale</c>.</param>
    public sealed record AlreadyThere(string Object) : StatementResult;
}
