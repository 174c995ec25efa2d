using Slipway.Files;
using Slipway.History;

namespace Slipway.Plan;

/// <summary>Finds the text that takes an applied migration back.</summary>
static class Reverting
{
    /// <summary>
    /// The file when it says what was applied, for a down section may be mended later. A changed or absent file yields
    /// to the history: only its down section belongs to what ran.
    /// </summary>
    public static Migration Of(AppliedMigration row, Migration? file)
    {
        var kept = row.DownText is { } text ? new SqlSection(text, Line: 1) : null;
        if (file is null)
            return FromHistory(row, kept);

        var isAsApplied = row.Checksum.Length == 0 || string.Equals(row.Checksum, file.Checksum, StringComparison.Ordinal);
        return isAsApplied ? file with { Down = file.Down ?? kept } : file with { Down = kept ?? file.Down };
    }

    static Migration FromHistory(AppliedMigration row, SqlSection? down) => new()
    {
        Id = row.Id,
        Path = $"{row.Id}.sql (kept in the history)",
        DeclaredParents = row.Parents,
        Phase = row.Phase,
        Up = new SqlSection(row.UpText ?? "", Line: 1),
        Down = down,
        Checksum = row.Checksum,
    };
}
