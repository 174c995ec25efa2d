using Slipway.Problems;
using Slipway.Schema;

namespace Slipway.Author;

/// <summary>Why a difference cannot be written as a migration, in words.</summary>
static class DiffProblem
{
    public static Problem DoesNotRun(Problem failed) => new(
        Codes.DiffUnproved, $"The migration that would be written does not run: {failed.Message}")
    {
        Excerpt = failed.Excerpt,
        State = "Nothing was written: it was tried in a throw-away database.",
        Fix = "Write this change by hand: slipway new NAME",
    };

    public static Problem NotExact(SchemaDifference left) => new(
        Codes.DiffUnproved,
        $"The migration that would be written does not lead to the wanted schema. What would still differ: {ChangeWords.Of(left.Topmost)}.")
    {
        State = "Nothing was written: it was tried in a throw-away database.",
        Fix = "Write this change by hand: slipway new NAME",
    };

    public static Problem NoWayBack(string id, Problem why) => new(
        Codes.NotReversible, $"{id} has no down section: {why.Message}")
    {
        Fix = "If it can be taken back, write how under a line -- migrate:down",
    };
}
