using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Backups;

/// <summary>Makes one backup.</summary>
sealed class BackupMaker(ITarget target, BackupFolder folder, TimeProvider clock)
{
    /// <summary>Makes a backup that is whole, or none.</summary>
    public Task<Outcome<Backup>> MakeAsync(BackupSettings settings, BackupRequest request, CancellationToken cancel) =>
        MakeAsync(settings, request, Content.MustBeWhole, cancel);

    /// <summary>Keeps the present state, even when the engine's check finds it damaged: then not as a good backup.</summary>
    public Task<Outcome<Backup>> KeepAsync(BackupSettings settings, BackupRequest request, CancellationToken cancel) =>
        MakeAsync(settings, request, Content.MayBeDamaged, cancel);

    async Task<Outcome<Backup>> MakeAsync(
        BackupSettings settings, BackupRequest request, Content content, CancellationToken cancel)
    {
        var names = BackupNames.Of(settings.NamePattern, target.Description.ShortName);
        if (!names.Succeeded)
            return names.Problems;

        try
        {
            folder.Prepare();
            using var draft = folder.Reserve(names.Value, clock.GetUtcNow(), request.Environment);
            if (settings.Command is not [] && content == Content.MustBeWhole)
            {
                var made = await new BackupProgram(settings.Command, target).RunAsync(draft.CopyPath, request,
                    cancel).ConfigureAwait(false);
                var external = await DescribeAsync(draft, request, cancel).ConfigureAwait(false) with
                {
                    External = made.Name,
                    Head = made.Head,
                    Sha256 = await ContentHash.OfAsync(draft.CopyPath, cancel).ConfigureAwait(false),
                };
                draft.Publish(external);
                return external;
            }

            await target.CopyToAsync(draft.CopyPath, request.Progress, cancel).ConfigureAwait(false);
            var backup = await DescribeCopyAsync(draft, request, content, cancel).ConfigureAwait(false);
            foreach (var unrestorable in await target.FindUnrestorableAsync(cancel).ConfigureAwait(false))
                request.Warnings?.Report(unrestorable);
            draft.Publish(backup);
            return backup;
        }
        catch (Exception failure) when (BackupFailure.IsExpected(failure))
        {
            return BackupFailure.Of(failure, folder.Path);
        }
    }

    async Task<Backup> DescribeCopyAsync(
        BackupDraft draft, BackupRequest request, Content content, CancellationToken cancel)
    {
        var hashing = ContentHash.OfAsync(draft.CopyPath, cancel);
        var (copy, fault) = await ReadAsync(draft.CopyPath, cancel).ConfigureAwait(false);
        var hash = await hashing.ConfigureAwait(false);
        if (fault is not null && content == Content.MustBeWhole)
            throw NotWhole(fault).ToException();

        var backup = await DescribeAsync(draft, request, cancel).ConfigureAwait(false) with { Sha256 = hash };
        foreach (var note in copy?.Notes ?? [])
            request.Notes?.Report(note);
        return copy is null ? backup : backup with { Rows = copy.Rows, Head = copy.Head, Moment = copy.Moment, Verified = true };
    }

    async Task<Backup> DescribeAsync(BackupDraft draft, BackupRequest request, CancellationToken cancel) => new()
    {
        Id = draft.Id,
        Path = draft.FinalPath,
        IsOurs = true,
        Database = target.Description.Database,
        Identity = await target.IdentifyAsync(cancel).ConfigureAwait(false),
        Environment = request.Environment,
        Reason = request.Reason,
        Within = request.Within,
        CreatedAt = clock.GetUtcNow(),
        Bytes = new FileInfo(draft.CopyPath).Length,
        ToolVersion = request.Run.ToolVersion,
    };

    async Task<(CopyContent? Copy, Problem? Fault)> ReadAsync(string path, CancellationToken cancel)
    {
        try
        {
            return (await target.ReadCopyAsync(path, CopyCheck.Quick, cancel).ConfigureAwait(false), null);
        }
        catch (ProblemException fault)
        {
            return (null, fault.Problem);
        }
    }

    Problem NotWhole(Problem fault) => new(fault.Code,
        $"The copy of '{target.Description.Database}' is not whole, so it was removed: {fault.Message}")
    {
        State = "The database was not written to.",
        Fix = "The database itself is most likely damaged: stop the application, keep a copy of the file with its "
            + "-wal and -journal, and restore the last good backup: `slipway restore latest-good`.",
    };

    enum Content
    {
        MustBeWhole,
        MayBeDamaged,
    }
}
