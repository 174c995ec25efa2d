using System.Collections.Immutable;
using Slipway.Replay;
using Slipway.Target;

namespace Slipway.Rollout;

/// <summary>Steps that are committed together, or one step that runs outside of transactions.</summary>
/// <param name="Scripts">The steps.</param>
/// <param name="IsTransactional">Whether they run in a transaction.</param>
/// <param name="ForeignKeys">Whether foreign keys act in it.</param>
sealed record TransactionUnit(ImmutableArray<StepScript> Scripts, bool IsTransactional, bool ForeignKeys)
{
    /// <summary>Divides the steps: as few transactions as the scope and the migrations' own markers allow.</summary>
    public static ImmutableArray<TransactionUnit> Divide(ImmutableArray<StepScript> scripts, TransactionScope scope)
    {
        var units = ImmutableArray.CreateBuilder<TransactionUnit>();
        var together = ImmutableArray.CreateBuilder<StepScript>();
        foreach (var script in scripts)
        {
            var migration = script.Step.Migration;
            if (scope is TransactionScope.Deployment && script.IsTransactional && !migration.ForeignKeys)
            {
                together.Add(script);
                if (script.EndsTransaction)
                    Close();
                continue;
            }

            Close();
            units.Add(new TransactionUnit([script], script.IsTransactional, migration.ForeignKeys));
        }

        Close();
        return units.ToImmutable();

        void Close()
        {
            if (together.Count > 0)
                units.Add(new TransactionUnit(together.ToImmutable(), IsTransactional: true, ForeignKeys: false));
            together.Clear();
        }
    }
}
