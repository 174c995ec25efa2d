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
        var why = changed is null ? "something that it needs is dropped or made anew"
            : $"its {string.Join(", ", changed.Properties)} cannot be changed";
        return new Problem(Codes.SchemaChangeUnsupported,
            $"The {one.Id} would have to be dropped and made anew, because {why}: what it holds would be lost.")
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

    /// <summary>No cast leads from the old type to the new one by itself.</summary>
    public static Problem NeedsUsing(SchemaChange.Alter change, DdlText text)
    {
        var column = $"{text.ParentName(change.Object)}.{SqlNames.Of(change.Object.Name)}";
        var (from, to) = (change.Before.Required("type"), change.After.Required("type"));
        return new Problem(Codes.SchemaUsingNeeded,
            $"The {change.Object} is {from} and is to be {to}, and no cast makes the one of the other by itself.")
        {
            State = "Nothing was written.",
            Fix = $"Say how the values become others: --using {column}:'{SqlNames.Of(change.Object.Name)}::{to}'",
        };
    }

    /// <summary>
    /// A partition takes along the parts of its parent's indexes and constraints, under names that only its database knows.
    /// </summary>
    public static Problem CannotDetach(SchemaObject table, SchemaObject taken) => new(Codes.SchemaChangeUnsupported,
        $"The {table.Id} is no longer to be a partition, but would keep its part of the {taken.Id}, whose name only the database knows.")
    {
        State = "Nothing was written.",
        Fix = "Write this change by hand, with slipway new: alter table … detach partition, and what is to become of its indexes.",
    };

    /// <summary>It cannot be made as it is told.</summary>
    public static Problem CannotMake(SchemaObject one, string why) =>
        new(Codes.SchemaChangeUnsupported, $"The {one.Id} cannot be made: {why}.")
        {
            State = "Nothing was written.",
            Fix = "Write this change by hand, with slipway new.",
        };
}
