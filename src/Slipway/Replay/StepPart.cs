using Slipway.Sql;

namespace Slipway.Replay;

/// <summary>A statement of a step that is committed in parts.</summary>
/// <param name="Index">Its place among the statements of the step, from 0.</param>
/// <param name="Statement">The statement.</param>
/// <param name="Nature">How it stands to transactions.</param>
/// <param name="IsFirst">Whether it is the first of its part: what ran before must be committed before it.</param>
sealed record StepPart(int Index, SqlStatement Statement, StatementNature Nature, bool IsFirst)
{
    /// <summary>Whether it runs in a transaction.</summary>
    public bool IsTransactional =>
        Nature is not (StatementNature.OutsideOnce or StatementNature.OutsideRepeatable or StatementNature.MayCommit);

    /// <summary>
    /// Divides a step into parts that are committed, as few as its statements allow. Whoever wrote that it wants no
    /// transaction is taken at the word: then each statement is a part of its own.
    /// </summary>
    public static IEnumerable<StepPart> Divide(StepScript script)
    {
        var together = script.Step.Migration.Transactional;
        var marked = script.Statements.Marked;
        var next = 0;
        StepPart? before = null;
        foreach (var statement in script.Statements)
        {
            var index = before is null ? 0 : before.Index + 1;
            var nature = next < marked.Length && marked[next].Index == index ? marked[next++].Nature : StatementNature.Transactional;
            if (nature is StatementNature.MayCommit && together)
                nature = StatementNature.Transactional;
            var part = new StepPart(index, statement, nature, IsFirst: true);
            before = together && before is not null ? part with { IsFirst = !part.MayFollow(before) } : part;
            yield return before;
        }
    }

    /// <summary>Several values of an enum may be added together; only what uses them must wait.</summary>
    bool MayFollow(StepPart before) => IsTransactional && before.IsTransactional
        && (before.Nature is not StatementNature.EndsTransaction || Nature is StatementNature.EndsTransaction);
}
