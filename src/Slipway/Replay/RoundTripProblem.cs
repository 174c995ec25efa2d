using Slipway.Files;
using Slipway.Problems;
using Slipway.Schema;

namespace Slipway.Replay;

/// <summary>What is wrong with the way there and back.</summary>
static class RoundTripProblem
{
    public static Problem NoDown(Migration migration) => new(
        Codes.NotReversible, $"{migration.Id} has no down section: what comes before it cannot be tried backwards.")
    {
        Where = migration.At(),
        Fix = "Write one, or leave it so if there is no way back: a backup is made before it runs.",
    };

    public static Problem DownDiffers(Migration migration, SchemaDifference left) => new(
        Codes.DownDiffers, $"The down section of {migration.Id} does not lead back to what was before it: {ChangeWords.Of(left.Topmost)}.")
    {
        Where = migration.At(migration.Down!.Line),
        Fix = "Mend the down section; that of an applied migration may be mended, too.",
    };

    public static Problem UpAgainDiffers(Migration migration, SchemaDifference left) => new(
        Codes.UpAgainDiffers,
        $"Reverted and applied again, the migrations do not make what they made at first: {ChangeWords.Of(left.Topmost)}.")
    {
        Where = migration.At(),
        Fix = "A down section leaves something behind that changes what comes after it: try them one by one.",
    };
}
