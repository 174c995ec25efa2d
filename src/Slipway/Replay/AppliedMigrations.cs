using System.Collections.Immutable;
using Slipway.Files;
using Slipway.Graph;
using Slipway.History;
using Slipway.Plan;
using Slipway.Problems;

namespace Slipway.Replay;

/// <summary>
/// The migrations that a database says are applied, as they were when they ran: the history keeps their texts. A file counts where it
/// says the same, because it also tells how it wants to be run.
/// </summary>
static class AppliedMigrations
{
    /// <summary>In the order in which they were applied.</summary>
    /// <param name="history">The history, with its texts.</param>
    /// <param name="graph">The files.</param>
    /// <returns>The migrations; or those whose text nobody has any more.</returns>
    public static Outcome<List<Migration>> Of(MigrationHistory history, RevisionGraph graph)
    {
        var migrations = new List<Migration>(history.Applied.Length);
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var row in history.Applied)
        {
            var file = graph.Find(row.Id);
            if (file is not null && string.Equals(file.Checksum, row.Checksum, StringComparison.Ordinal))
                migrations.Add(file);
            else if (row.UpText is { } text && file is not null)
                migrations.Add(file with { Up = new SqlSection(text, Line: 1), Checksum = row.Checksum });
            else if (row.UpText is not null)
                migrations.Add(Reverting.FromHistory(row, down: null));
            else
                problems.Add(WithoutText(row));
        }

        return problems.Count > 0 ? problems.ToImmutable() : migrations;
    }

    static Problem WithoutText(AppliedMigration row) => new(
        Codes.AppliedTextUnknown,
        $"{row.Id} is applied, its file is missing or says something else, and the history does not keep its text: what "
            + "it made is not known.")
    {
        State = "Nothing was changed.",
        Fix = "Bring the file back as it was when it ran.",
    };
}
