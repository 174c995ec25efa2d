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
        var kept = row.DownText is { } text ? Written(new SqlSection(text, Line: 1), IsBlank(row.UpText, file)) : null;
        if (file is null)
            return FromHistory(row, kept);

        var isAsApplied = row.Checksum.Length == 0 || string.Equals(row.Checksum, file.Checksum, StringComparison.Ordinal);
        var own = Written(file.Down, file.Up.IsBlank);
        return file with { Down = isAsApplied ? own ?? kept : kept ?? own };
    }

    /// <summary>
    /// The section, if somebody wrote one: below a change, an empty one is the place where it was forgotten, and to run it
    /// would call the change taken back. Who means that nothing is to be done says so in a comment.
    /// </summary>
    static SqlSection? Written(SqlSection? down, bool isUpBlank) => down is { IsBlank: true } && !isUpBlank ? null : down;

    /// <summary>Whether the up section says nothing, as the history or else the file has it.</summary>
    static bool IsBlank(string? up, Migration? file) => up is null ? file?.Up.IsBlank ?? true : string.IsNullOrWhiteSpace(up);

    /// <summary>A migration as the history keeps it.</summary>
    public static Migration FromHistory(AppliedMigration row, SqlSection? down) => new()
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
