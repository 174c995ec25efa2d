using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Backups;

/// <summary>Looks whether a backup is still what it was when it was made.</summary>
sealed class BackupChecker(ITarget target)
{
    /// <summary>
    /// Compares size, hash and rows with the manifest and lets the engine check the file. What others made has no
    /// manifest: the engine alone judges it.
    /// </summary>
    /// <returns>The backup with what was found in it.</returns>
    public async Task<Outcome<Backup>> CheckAsync(Backup backup, CopyCheck check, IProgress<string>? notes, CancellationToken cancel)
    {
        try
        {
            if (backup.IsOurs && new FileInfo(backup.Path).Length is var bytes && bytes != backup.Bytes)
                return BackupFailure.Damaged(backup, $"it has {bytes} bytes instead of {backup.Bytes}.");

            if (backup.External is { } external)
                return await CheckRecordAsync(backup, external, notes, cancel).ConfigureAwait(false);

            var hashing = ContentHash.OfAsync(backup.Path, cancel);
            var content = await ReadAsync(backup, check, cancel).ConfigureAwait(false);
            var hash = await hashing.ConfigureAwait(false);
            if (!content.Succeeded)
                return content.Problems;
            if (backup.IsOurs && hash != backup.Sha256)
                return BackupFailure.Damaged(backup, "its checksum is not the manifest's; a byte of it was changed.");
            if (backup is { IsOurs: true, Rows.Count: > 0 } && RowDifference.Between(backup.Rows, content.Value.Rows) is { } how)
                return BackupFailure.Damaged(backup, how);

            foreach (var note in content.Value.Notes)
                notes?.Report(note);
            if (check is CopyCheck.Deep && target.Description.RestoresBeside && !content.Value.WasRestored)
                return BackupFailure.Untried(backup);
            return backup with
            {
                Rows = content.Value.Rows,
                Head = content.Value.Head,
                Sha256 = hash,
                Verified = true,
                FailedTrial = check is CopyCheck.Deep && content.Value.WasRestored ? null : backup.FailedTrial,
            };
        }
        catch (Exception failure) when (BackupFailure.IsExpected(failure))
        {
            return BackupFailure.Damaged(backup, $"it cannot be read: {failure.Message}");
        }
    }

    /// <summary>Of what another program made only the record is here.</summary>
    static async Task<Outcome<Backup>> CheckRecordAsync(Backup backup, string external, IProgress<string>? notes, CancellationToken cancel)
    {
        if (await ContentHash.OfAsync(backup.Path, cancel).ConfigureAwait(false) != backup.Sha256)
            return BackupFailure.Damaged(backup, "the record of it was changed.");
        notes?.Report(
            $"It was made by the program of backup.command, as '{external}': only its record is here, and nothing else was checked.");
        return backup;
    }

    /// <summary>Whether it was not the backup that failed, but what it was to be checked with.</summary>
    static bool CannotTell(ProblemCode code) => code == Codes.BackupFailed || code == Codes.RestoreFailed
        || code == Codes.RestoreNeedsRights || code == Codes.PrivilegeMissing
        || code == Codes.DiskSpaceLow || code == Codes.DatabaseBusy;

    async Task<Outcome<CopyContent>> ReadAsync(Backup backup, CopyCheck check, CancellationToken cancel)
    {
        try
        {
            return await target.ReadCopyAsync(backup.Path, check, cancel).ConfigureAwait(false);
        }
        catch (ProblemException fault) when (CannotTell(fault.Problem.Code))
        {
            return fault.Problem;
        }
        catch (TargetUnavailableException unavailable)
        {
            return unavailable.Problem;
        }
        catch (ProblemException fault)
        {
            return BackupFailure.Damaged(backup, fault.Problem.Message);
        }
    }
}
