using Slipway.Problems;
using Slipway.Schema;

namespace Slipway.PostgreSql.Schema;

/// <summary>Changes that cannot be written, each by the name of what it concerns.</summary>
static class DdlProblem
{
    /// <summary>It would have to be dropped and made anew, and what it holds would be lost.</summary>
    public static Problem CannotReplace(SchemaDifference difference, SchemaObject one)
    {
        var changed = difference.Changes.OfType<SchemaChange.Alter>().FirstOrDefault(change => change.Object == one.Id);
        var why = changed is null ? "something that it needs is dropped or made anew" : $"its {string.Join(", ", changed.Properties)} cannot be changed";
        return new Problem(Codes.SchemaChangeUnsupported, $"The {one.Id} would have to be dropped and made anew, because {why}: what it holds would be lost.")
        {
            State = "Nothing was written.",
            Fix = "Write this change by hand, with slipway new, in the steps that keep what it holds.",
        };
    }

    /// <summary>The engine knows the thing, but Slipway writes no statements for it, or not for this change.</summary>
    /// <param name="id">The thing.</param>
    /// <param name="why">What about it, as a sentence.</param>
    public static Problem Unsupported(ObjectId id, string why) =>
        new(Codes.SchemaChangeUnsupported, $"The change of {id} cannot be written. {why}")
        {
            State = "Nothing was written.",
            Fix = "Write this change by hand, with slipway new.",
        };
}
