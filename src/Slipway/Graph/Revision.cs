using System.Collections.Immutable;
using Slipway.Problems;

namespace Slipway.Graph;

/// <summary>
/// Expressions that name migrations: <c>head</c>, <c>heads</c>, <c>base</c>, <c>current</c>, an id, a file's name, its
/// number or its beginning, <c>app/0002</c>, <c>app@head</c>, <c>head-1</c>, <c>current+1</c>, <c>+2</c>, <c>-1</c>.
/// </summary>
public static class Revision
{
    /// <summary>Finds the migrations that an expression names.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="applied">The applied ids, in the order in which they were applied.</param>
    /// <returns>The migrations, or what is wrong with the expression and what there is instead.</returns>
    public static Outcome<RevisionSet> Resolve(string expression, RevisionGraph graph, ImmutableArray<string> applied) =>
        expression.Split(':') is [_, .., var last]
            ? RevisionProblem.Of(
                expression, "is a range, and one revision is wanted", $"Write {(last.Trim() is { Length: > 0 } end ? end : "head")}.")
            : new RevisionResolver(expression.Trim(), graph, applied).Resolve();

    /// <summary>Finds both ends of a range <c>a:b</c>; either may be left out.</summary>
    /// <param name="expression">The range.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="applied">The applied ids, in the order in which they were applied.</param>
    /// <returns>Both ends, or everything that is wrong with them.</returns>
    public static Outcome<RevisionRange> ResolveRange(string expression, RevisionGraph graph, ImmutableArray<string> applied)
    {
        if (expression.Split(':') is not [var first, var last])
            return RevisionProblem.Of(expression, "is no range", "Write a:b, such as base:head or 0002:current.");

        var from = Resolve(first.Trim() is { Length: > 0 } start ? start : "base", graph, applied);
        var to = Resolve(last.Trim() is { Length: > 0 } end ? end : "heads", graph, applied);
        return from.Succeeded && to.Succeeded
            ? new RevisionRange(from.Value, to.Value)
            : from.Problems.AddRange(to.Problems);
    }
}
