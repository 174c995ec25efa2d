using Slipway.Files;
using Slipway.Problems;
using Slipway.Sql;
using Slipway.Target;

namespace Slipway.Replay;

/// <summary>
/// One step in a throw-away database: begin, run, commit; in parts where its statements demand it. What verifies it is not asked: that is
/// about rows.
/// </summary>
sealed class ReplayedStep(ITargetSession session, StepScript script)
{
    bool _isOpen;

    Migration Migration => script.Step.Migration;

    TransactionRequest Request => new(Migration.ForeignKeys) { IsFollowed = true };

    /// <returns>Why it failed; <see langword="null"/> when it ran.</returns>
    public async Task<Problem?> RunAsync(CancellationToken cancel)
    {
        try
        {
            return script.IsTransactional
                ? await RunInOneAsync(cancel).ConfigureAwait(false)
                : await RunInPartsAsync(cancel).ConfigureAwait(false);
        }
        catch (StatementFailedException failure)
        {
            return InShadow(StepProblem.NotCommitted(script, failure));
        }
        catch (ProblemException refused) when (refused.Problem.Where is null)
        {
            return InShadow(refused.Problem with { Where = Migration.At(script.Step.Section.Line) });
        }
    }

    async Task<Problem?> RunInOneAsync(CancellationToken cancel)
    {
        await session.BeginAsync(Request, cancel).ConfigureAwait(false);
        await BeginStepAsync(cancel).ConfigureAwait(false);
        foreach (var statement in script.Statements)
        {
            if (await ExecuteAsync(statement, cancel).ConfigureAwait(false) is { } failed)
                return failed;
        }

        await session.EndStepAsync(cancel).ConfigureAwait(false);
        await session.CommitAsync(cancel).ConfigureAwait(false);
        return null;
    }

    async Task<Problem?> RunInPartsAsync(CancellationToken cancel)
    {
        await BeginStepAsync(cancel).ConfigureAwait(false);
        foreach (var part in StepPart.Divide(script))
        {
            if (part.IsFirst)
                await CommitAsync(cancel).ConfigureAwait(false);
            if (part.IsTransactional && !_isOpen)
                await BeginAsync(cancel).ConfigureAwait(false);
            if (await ExecuteAsync(part.Statement, cancel).ConfigureAwait(false) is { } failed)
                return failed;
        }

        if (!Migration.Transactional)
            await CommitAsync(cancel).ConfigureAwait(false);
        await session.EndStepAsync(cancel).ConfigureAwait(false);
        await CommitAsync(cancel).ConfigureAwait(false);
        return null;
    }

    Task BeginStepAsync(CancellationToken cancel) => session.BeginStepAsync(Migration.Id, Migration.StatementTimeout, cancel);

    async Task BeginAsync(CancellationToken cancel)
    {
        await session.BeginAsync(Request, cancel).ConfigureAwait(false);
        _isOpen = true;
    }

    async Task CommitAsync(CancellationToken cancel)
    {
        if (_isOpen)
            await session.CommitAsync(cancel).ConfigureAwait(false);
        _isOpen = false;
    }

    async Task<Problem?> ExecuteAsync(SqlStatement statement, CancellationToken cancel)
    {
        // A role, another database, the server itself: those are no part of the schema, and are there already or not to be touched.
        if (script.Dialect.ReachesBeyond(statement.Text))
            return null;
        try
        {
            await session.ExecuteAsync(statement, cancel).ConfigureAwait(false);
            return null;
        }
        catch (StatementFailedException failure)
        {
            return InShadow(StepProblem.StatementFailed(script, statement, failure));
        }
    }

    static Problem InShadow(Problem problem) => problem with
    {
        State = "Nothing was changed: this was a replay in a throw-away database.",
    };
}
