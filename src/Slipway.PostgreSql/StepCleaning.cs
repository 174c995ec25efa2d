using Npgsql;
using Slipway.PostgreSql.Connections;
using Slipway.PostgreSql.Statements;
using Slipway.Target;

namespace Slipway.PostgreSql;

/// <summary>
/// Undoes what a migration's statements left in the session: a role, settings, temporary objects, cursors. And settles what
/// they put off to the commit, so that an error is that migration's.
/// </summary>
sealed class StepCleaning(OpenDatabase database, SessionSettings settings)
{
    /// <summary>Initially deferred constraints, as they stand in SET CONSTRAINTS; NULL when there are none.</summary>
    static readonly OwnSql Deferred = new(
        """
        select pg_catalog.string_agg(distinct pg_catalog.format('%I.%I', n.nspname, k.conname), ', ')
        from pg_catalog.pg_constraint k join pg_catalog.pg_namespace n on n.oid = k.connamespace
        where k.condeferred
        """);

    static readonly OwnSql[] Cleaning =
    [
        new("reset session authorization"),
        new("reset all"),
        new("discard temp"),
        new("close all"),
        new("unlisten *"),
    ];

    /// <exception cref="StatementFailedException">What was put off does not hold.</exception>
    public async Task RunAsync(SessionTransaction transaction, CancellationToken cancel)
    {
        if (!transaction.IsOpen && settings.IsLocal)
            return;
        try
        {
            IReadOnlyList<OwnSql> statements =
            [
                .. transaction.IsOpen ? [new OwnSql("set constraints all immediate")] : (IReadOnlyList<OwnSql>)[],
                .. Cleaning,
                settings.AtOnce,
                .. transaction.IsOpen ? [transaction.Settings.OwnPath, transaction.LockTimeout] : (IReadOnlyList<OwnSql>)[],
            ];
            if (!transaction.IsShared)
                await database.RunAsync(cancel, statements).ConfigureAwait(false);
            // What is deferred by itself is deferred again for the next migration; the rest never was, or only by this one's word.
            else if (await database.LastTextAsync(cancel, [.. statements, Deferred]).ConfigureAwait(false) is { } names)
                database.PutAhead(new OwnSql($"set constraints {names} deferred"));
        }
        catch (PostgresException refused) when (!SqlStates.EndsConnection(refused.SqlState) && !cancel.IsCancellationRequested)
        {
            throw StatementFailure.Of(refused, "", transaction.Attempt, blockers: null);
        }
        catch (Exception failure) when (PostgreSqlErrors.IsEngines(failure))
        {
            throw PostgreSqlErrors.Of(failure, database, cancel);
        }
    }
}
