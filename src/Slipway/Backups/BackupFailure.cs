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

    public static Problem Damaged(Backup backup, string how) => new(Codes.BackupDamaged,
        $"The backup '{backup.Id}' is damaged: {how}")
    {
        State = "The database was not touched.",
        Fix = "Choose another one from `slipway backup list`, or make a new one: `slipway backup create`.",
    };
}
