using Slipway.Problems;
using Slipway.Sql;
using Slipway.Target;

namespace Slipway.Replay;

/// <summary>
/// Runs the statements that define a schema in an empty database. Their author need not have put them in order: what fails because
/// something is not there yet is tried again after the others, until nothing more succeeds.
/// </summary>
sealed class DefinitionLoader(ITargetSession session, TargetDescription target)
{
    const string Name = "definitions";

    (DefinitionStatement Statement, StatementFailedException Failure)? _first;

    /// <returns>Why they cannot be loaded; <see langword="null"/> when all of them are.</returns>
    public async Task<Problem?> LoadAsync(IReadOnlyList<DefinitionScript> scripts, CancellationToken cancel)
    {
        bool progressed;
        do
        {
            (progressed, _first) = (false, null);
            foreach (var script in scripts.Where(script => script.Statements.Any(IsOpen)))
            {
                var (tookEffect, problem) = await RunAsync(script, cancel).ConfigureAwait(false);
                if (problem is not null)
                    return problem;
                progressed |= tookEffect;
            }
        }
        while (_first is not null && progressed);
        return _first is var (statement, failure) ? statement.Refused(failure) : null;
    }

    /// <summary>Settings hold for their own text, and so come again in each round.</summary>
    async Task<(bool TookEffect, Problem? Problem)> RunAsync(DefinitionScript script, CancellationToken cancel)
    {
        await session.BeginStepAsync(Name, statementTimeout: null, cancel).ConfigureAwait(false);
        foreach (var sql in target.BeforeDefinitions)
            await session.ExecuteAsync(new SqlStatement(sql, 0, 1, 1), cancel).ConfigureAwait(false);
        var tookEffect = false;
        foreach (var statement in script.Statements.Where(statement => statement.IsSetting || IsOpen(statement)))
        {
            if (await TryAsync(statement, cancel).ConfigureAwait(false) is { } problem)
                return (tookEffect, problem);
            tookEffect |= statement is { IsSetting: false, IsDone: true };
        }

        await session.EndStepAsync(cancel).ConfigureAwait(false);
        return (tookEffect, null);
    }

    async Task<Problem?> TryAsync(DefinitionStatement statement, CancellationToken cancel)
    {
        try
        {
            await session.ExecuteAsync(statement.Statement, cancel).ConfigureAwait(false);
            statement.IsDone = true;
        }
        catch (StatementFailedException failure) when (failure.ConcernsOwnTables || statement.IsOwnership)
        {
            // A dump of a database that Slipway moves has its tables in it; and roles are not a part of the schema.
            statement.IsDone = true;
        }
        catch (StatementFailedException failure) when (failure.IsForLackOfObject && !statement.IsSetting)
        {
            _first ??= (statement, failure);
        }
        catch (StatementFailedException failure)
        {
            return statement.Refused(failure);
        }

        return null;
    }

    static bool IsOpen(DefinitionStatement statement) => statement is { IsSetting: false, IsDone: false };
}
