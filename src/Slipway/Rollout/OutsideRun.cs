using System.Collections.Immutable;
using Slipway.Effects;
using Slipway.Files;
using Slipway.Problems;
using Slipway.Replay;
using Slipway.Sql;
using Slipway.Target;

namespace Slipway.Rollout;

/// <summary>
/// Runs one statement outside of transactions: the journal says before what is meant, afterwards that it is done. One that an
/// earlier run began is run again only where it is known that it took no effect, or may.
/// </summary>
sealed class OutsideRun(DeploymentRun run, StepScript script, StepJournal journal, StepRun step)
{
    /// <summary>What was there before the statement; <see langword="null"/> when an earlier run ran it.</summary>
    DatabaseState? _before;

    ITargetSession Session => run.Session!;

    Migration Migration => script.Step.Migration;

    /// <summary>Runs it.</summary>
    /// <param name="part">The statement.</param>
    /// <param name="isBegun">Whether an earlier run began it.</param>
    /// <param name="isFirst">Whether nothing of the step stands yet.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Why it failed; <see langword="null"/> when it has taken effect.</returns>
    public async Task<Problem?> RunAsync(StepPart part, bool isBegun, bool isFirst, CancellationToken cancel)
    {
        if (isBegun)
        {
            try
            {
                if (await TookEffectAsync(part, cancel).ConfigureAwait(false) is not { } tookEffect)
                {
                    run.PartThatStands = ($"{run.PartThatStands} This run changed nothing of it; what the one before did in this statement "
                        + "may stand, in whole or in part.").TrimStart();
                    return RolloutProblem.Interrupted(script, part.Statement);
                }

                if (tookEffect)
                {
                    NoteEffect();
                    return null;
                }
            }
            catch (StatementFailedException failure)
            {
                return step.Refused(part.Statement, failure);
            }
        }

        await journal.BeginAsync(part, cancel).ConfigureAwait(false);
        _before = await LookAsync(cancel).ConfigureAwait(false);
        if (await step.ExecuteAsync(part.Statement, cancel).ConfigureAwait(false) is { } refused)
            return await RefusedAsync(part, refused, isFirst, cancel).ConfigureAwait(false);
        NoteEffect();
        return null;
    }

    /// <summary>
    /// What the statement, which has taken effect, did to the structure. Outside of a transaction the application's rows
    /// cannot be told from the migration's.
    /// </summary>
    public async Task<ImmutableArray<Effect>> LookAtEffectsAsync(CancellationToken cancel) => _before is null
        ? []
        :
        [
            .. ObservedEffects.Between(_before, await LookAsync(cancel).ConfigureAwait(false))
                .Where(effect => !Continuity.IsOfRows(effect)),
        ];

    /// <summary>Whether a statement that was begun is done; <see langword="null"/> when nobody can tell.</summary>
    async Task<bool?> TookEffectAsync(StepPart part, CancellationToken cancel)
    {
        if (Migration.Probe is { } probe)
            return await Session.AskAsync(new SqlStatement(probe, 0, 1, 1), cancel).ConfigureAwait(false);
        if (await Session.RecoverAsync(part.Statement, cancel).ConfigureAwait(false) is { } known)
            return known;
        var mayRunAgain = Migration.Idempotent || part.Nature is StatementNature.OutsideRepeatable;
        return mayRunAgain ? false : null;
    }

    /// <summary>
    /// A statement that was refused whole leaves nothing, and may be corrected. One that can commit by itself may have done
    /// so before it failed: its entry stays as that of a statement of which nobody can tell.
    /// </summary>
    async Task<Problem> RefusedAsync(StepPart part, Problem refused, bool isFirst, CancellationToken cancel)
    {
        if (part.Nature is StatementNature.MayCommit && step.FailedWithin)
        {
            NoteEffect();
            run.PartThatStands = $"{run.PartThatStands} What this statement committed by itself before it failed stands.".TrimStart();
            if (Migration.Idempotent)
                return refused;
            step.RetryAfter = null;
            return refused with { Fix = RolloutProblem.Interrupted(script, part.Statement).Fix };
        }

        await (isFirst ? journal.CloseAsync(cancel) : journal.RefusedAsync(part, cancel)).ConfigureAwait(false);
        return refused;
    }

    void NoteEffect()
    {
        run.HasEffects = true;
        run.Continuity.Forget();
    }

    Task<DatabaseState> LookAsync(CancellationToken cancel) => Session.ObserveAsync(ObservationDetail.Counts, cancel);
}
