using Slipway.PostgreSql.Connections;
using Slipway.Sql;
using Slipway.Target;

namespace Slipway.PostgreSql.Statements;

/// <summary>Statements that run outside of transactions, and what is left of them when they are interrupted.</summary>
sealed class OutsideStatements(OpenDatabase database, StatementRunner runner)
{
    public async Task<StatementResult> RunAsync(SqlStatement statement, CancellationToken cancel)
    {
        // Alone in its message: together with another statement it would be in a transaction.
        await database.RunAsync(cancel).ConfigureAwait(false);
        return new StatementResult.Ran(await runner.RunAsync(statement, database.ProcessId, attempt: 1, cancel).ConfigureAwait(false));
    }

    public async Task<bool?> RecoverAsync(SqlStatement statement, CancellationToken cancel)
    {
        await database.RunAsync(cancel).ConfigureAwait(false);
        return statement.Text.Length == 0 ? true : null;
    }
}
