using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Backups;

/// <summary>Turns what the environment does to backups into problems.</summary>
static class BackupFailure
{
    /// <summary>Whether an exception is one that the environment causes.</summary>
    public static bool IsExpected(Exception failure) =>
        failure is ProblemException or TargetUnavailableException or IOException or UnauthorizedAccessException;

    /// <summary>What the exception means to a person.</summary>
    public static Problem Of(Exception failure, string folder) => failure switch
    {
        ProblemException { Problem: var problem } => problem,
        TargetUnavailableException { Problem: var problem } => problem,
        _ => new Problem(Codes.BackupFailed, $"The backup folder '{folder}' cannot be used: {failure.Message}")
        {
            State = "The database was not touched.",
            Fix = "Free some space, give Slipway's user the right to write there, or set another folder as backup.dir.",
        },
    };

    public static Problem Foreign(Backup backup) => new(Codes.BackupForeign,
        $"'{backup.Path}' was not made by Slipway: there is no manifest beside it, so there is nothing to pin.")
    {
        Fix = "It is never deleted anyway. It can be restored by its path.",
    };

    public static Problem MadeElsewhere(Backup backup, string external) => new(Codes.BackupElsewhere,
        $"The backup '{backup.Id}' was made by the program of backup.command, as '{external}': Slipway cannot restore it.")
    {
        State = "The database was not touched.",
        Fix = $"Restore '{external}' with what made it.",
    };

    public static Problem OfOther(Backup backup, DatabaseIdentity identity, string shown, string typed)
    {
        var elsewhere = backup.Identity is { Server: { } server } && identity.Server is { } here && server != here
            ? $" of another server (its identifier is {server}, this one's {here})"
            : "";
        return new Problem(Codes.BackupOfOtherDatabase, $"The backup '{backup.Id}' is of '{backup.Database}'{elsewhere}, not of '{shown}'.")
        {
            State = "The database was not touched.",
            Fix = $"If that is what you want: `{typed} --other-database`.",
        };
    }

    public static Problem TooLarge(string database, long bytes, long limit) => new(Codes.BackupTooLarge,
        $"'{database}' has {ByteCount.Text(bytes)}, and a backup is made of up to {ByteCount.Text(limit)}: "
            + "more of it would hold every deployment up.")
    {
        State = "The database was not touched.",
        Fix = "Name a program that backs it up (a snapshot, pgBackRest) as backup.command, raise backup.maxSize, "
            + "or go without: --no-backup",
    };

    /// <summary>Why it was not tried is said in a note before.</summary>
    public static Problem Untried(Backup backup) => new(Codes.RestoreUntried,
        $"The backup '{backup.Id}' is whole, but it was not restored for a trial: nothing tells whether that works.")
    {
        Fix = "Run this as a role that may make databases (ALTER ROLE … CREATEDB), past the pooler; or without --deep.",
    };

    public static Problem Damaged(Backup backup, string how) => new(Codes.BackupDamaged,
        $"The backup '{backup.Id}' is damaged: {how}")
    {
        State = "The database was not touched.",
        Fix = "Choose another one from `slipway backup list`, or make a new one: `slipway backup create`.",
    };
}
