using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Backups;

/// <summary>The backups of one database: makes them, looks at them, keeps as many as are wanted, puts one back.</summary>
/// <param name="settings">Where they lie, what they are called, how many are kept.</param>
/// <param name="target">The database.</param>
/// <param name="clock">Gives the time in their names.</param>
public sealed class BackupStore(BackupSettings settings, ITarget target, TimeProvider clock)
{
    readonly BackupFolder folder = new(settings.Folder, target.Description.CopyExtension);

    /// <summary>
    /// Makes a backup: copied into a part, flushed, checked and counted, hashed, described in a manifest, renamed. It has
    /// its name only when all of that went well. Only then are outdated ones removed.
    /// </summary>
    public async Task<Outcome<Backup>> CreateAsync(BackupRequest request, CancellationToken cancel)
    {
        var made = await new BackupMaker(target, folder, clock).MakeAsync(settings, request, cancel).ConfigureAwait(false);
        if (made.Succeeded && Prune() is { Succeeded: false } pruning)
            request.Notes?.Report($"Outdated backups could not be removed: {pruning.Problems[0].Message}");
        return made;
    }

    /// <summary>All files of backups in the folder, newest first. Reads manifests only, so it is cheap.</summary>
    public Outcome<BackupList> List()
    {
        try
        {
            return new BackupList(folder.Read());
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return BackupFailure.Of(failure, folder.Path);
        }
    }

    /// <summary>
    /// The backup that a person means: <c>latest</c> (the newest of this database), <c>latest-good</c> (the newest that
    /// was whole when it was last looked at), an id, the beginning of an id or of its time, or a path. The first two pass
    /// by what restores have saved.
    /// </summary>
    public async Task<Outcome<Backup>> FindAsync(string wanted, CancellationToken cancel)
    {
        var list = List();
        return list.Succeeded
            ? await list.Value.FindAsync(wanted, target, folder.Path, cancel).ConfigureAwait(false)
            : list.Problems;
    }

    /// <summary>Compares a backup with its manifest and lets the engine check it. A damaged one does not count as good any more.</summary>
    /// <param name="wanted">Which.</param>
    /// <param name="check">How thoroughly.</param>
    /// <param name="cancel">Ends it.</param>
    /// <param name="notes">Told, a sentence each, what could not be checked.</param>
    public async Task<Outcome<Backup>> VerifyAsync(
        string wanted, CopyCheck check, CancellationToken cancel, IProgress<string>? notes = null)
    {
        var found = await FindAsync(wanted, cancel).ConfigureAwait(false);
        if (!found.Succeeded)
            return found;

        var backup = found.Value;
        var checkedOne = await new BackupChecker(target).CheckAsync(backup, check, notes, cancel).ConfigureAwait(false);
        var known = Judged(backup, check, checkedOne);
        if (backup is { IsOurs: true, External: null } && known != backup && Save(known) is { Succeeded: false } unsaved)
            return checkedOne.Succeeded ? unsaved : checkedOne;
        return checkedOne;
    }

    /// <summary>The backup as a check leaves it: what failed is remembered until the same check succeeds.</summary>
    static Backup Judged(Backup backup, CopyCheck check, Outcome<Backup> found) => found switch
    {
        { Succeeded: true } => backup with { Verified = true, FailedTrial = found.Value.FailedTrial },
        { Problems: [{ Code: var code }, ..] } when code == Codes.BackupDamaged => backup with { Verified = false },
        { Problems: [{ Code: var code, Message: var why }, ..] } when code == Codes.RestoreFailed && check is CopyCheck.Deep =>
            backup with { FailedTrial = why },
        _ => backup,
    };

    /// <summary>A database has more bytes than a deployment may copy.</summary>
    public static Problem TooLarge(TargetDescription target, long bytes, long limit) =>
        BackupFailure.TooLarge(target.Database, bytes, limit);

    /// <summary>Notes that the run which made a backup changed nothing: the next one takes its place.</summary>
    public Outcome<Backup> MarkUnused(Backup backup) => Save(backup with { Unused = true });

    /// <summary>Keeps a backup until it is unpinned.</summary>
    public Task<Outcome<Backup>> PinAsync(string wanted, CancellationToken cancel) => SetPinnedAsync(wanted, isPinned: true, cancel);

    /// <summary>Lets a backup be outdated again.</summary>
    public Task<Outcome<Backup>> UnpinAsync(string wanted, CancellationToken cancel) => SetPinnedAsync(wanted, isPinned: false, cancel);

    /// <summary>Removes outdated backups, and what killed runs left. The newest good one, pinned ones and files of others stay.</summary>
    /// <returns>What was removed.</returns>
    public Outcome<BackupList> Prune()
    {
        try
        {
            if (!Directory.Exists(folder.Path))
                return new BackupList([]);

            var outdated = Retention.Outdated(folder.Read(), settings.Keep);
            foreach (var backup in outdated)
                BackupFolder.Delete(backup);
            var names = BackupNames.Of(settings.NamePattern, target.Description.ShortName);
            if (names.Succeeded)
                folder.DeleteLeftovers(names.Value, clock.GetUtcNow());
            return new BackupList(outdated);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return BackupFailure.Of(failure, folder.Path);
        }
    }

    /// <summary>
    /// Puts a backup's content in the place of the database's: verifies the backup, refuses while others have the
    /// database open unless told, saves the present state, restores, proves the result, and logs it.
    /// </summary>
    public Task<Outcome<RestoreReport>> RestoreAsync(RestoreOrder order, CancellationToken cancel) =>
        new Restoration(this, new BackupMaker(target, folder, clock), target, settings).RunAsync(order, cancel);

    async Task<Outcome<Backup>> SetPinnedAsync(string wanted, bool isPinned, CancellationToken cancel)
    {
        var found = await FindAsync(wanted, cancel).ConfigureAwait(false);
        if (!found.Succeeded)
            return found;
        return found.Value.IsOurs
            ? Save(found.Value with { Pinned = isPinned, Unused = found.Value.Unused && !isPinned })
            : BackupFailure.Foreign(found.Value);
    }

    Outcome<Backup> Save(Backup backup)
    {
        try
        {
            BackupFolder.Save(backup);
            return backup;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return BackupFailure.Of(failure, folder.Path);
        }
    }
}
