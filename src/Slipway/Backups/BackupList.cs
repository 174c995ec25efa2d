using System.Collections.Immutable;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Backups;

/// <summary>Backups, newest first.</summary>
/// <param name="Backups">The backups.</param>
public sealed record BackupList(ImmutableArray<Backup> Backups)
{
    /// <summary>The reason of a backup that a restore has made of the state before it.</summary>
    internal const string BeforeRestore = "before-restore";

    internal async Task<Outcome<Backup>> FindAsync(string wanted, ITarget target, string folder, CancellationToken cancel) => wanted switch
    {
        "latest" => Newest(await target.IdentifyAsync(cancel).ConfigureAwait(false), target.Description, folder, _ => true, "backup"),
        "latest-good" => Newest(
            await target.IdentifyAsync(cancel).ConfigureAwait(false), target.Description, folder, backup => backup.IsGood, "good backup"),
        _ => Named(wanted, target.Description, folder),
    };

    Outcome<Backup> Newest(
        DatabaseIdentity identity, TargetDescription target, string folder, Func<Backup, bool> fits, string what)
    {
        // What a restore saved is what somebody wanted to be rid of: to restore twice must not bring it back. Nor is a state in the
        // middle of a migration what anybody wants, while there is another. A server that was made
        // anew in the old one's place is reached as that was: what was backed up there is meant as well.
        var own = Backups.Where(backup => (backup.IsOf(identity, target.Database) || backup.Database == target.Database) && fits(backup))
            .ToList();
        if ((own.Find(backup => backup.Reason != BeforeRestore && backup.Within is null) ?? own.FirstOrDefault()) is { } newest)
            return newest;

        var others = Backups.Length == 0 ? "" : $" {Backups.Length} other files lie there; each can be named by its id.";
        return new Problem(Codes.BackupNotFound, $"There is no {what} of '{target.Database}' in '{folder}'.{others}")
        {
            Fix = Backups.Length == 0
                ? "Look whether that is the folder where they go: slipway config (backup.dir). To make one: slipway backup create"
                : "Look: `slipway backup list`.",
        };
    }

    Outcome<Backup> Named(string wanted, TargetDescription target, string folder)
    {
        if (Backups.FirstOrDefault(backup => backup.Id == wanted || Path.GetFileName(backup.Path) == wanted) is { } named)
            return named;
        if (File.Exists(wanted))
            return BackupFolder.ReadOne(Path.GetFullPath(wanted));

        ImmutableArray<Backup> fitting = [.. Backups.Where(backup =>
            wanted.Length > 0 && backup.Id.StartsWith(wanted, StringComparison.Ordinal)
            || BackupNames.MomentBeginsWith(backup.CreatedAt, wanted))];
        return fitting switch
        {
            [var only] => only,
            [] => new Problem(Codes.BackupNotFound, $"There is no backup '{wanted}' in '{folder}', and no such file.")
            {
                Fix = $"Look: `slipway backup list`. The extension of copies is '{target.CopyExtension}'.",
            },
            _ => new Problem(Codes.BackupAmbiguous,
                $"'{wanted}' fits {fitting.Length} backups: {string.Join(", ", fitting.Take(5).Select(backup => backup.Id))}"
                + (fitting.Length > 5 ? ", …" : "."))
            {
                Fix = "Type more of the name.",
            },
        };
    }
}
