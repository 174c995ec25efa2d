using Slipway.Machine;

namespace Slipway.Backups;

/// <summary>
/// A backup in the making. Its name is reserved by its manifest's part, so that two runs in one second never write the
/// same file; disposing removes whatever was not published.
/// </summary>
sealed class BackupDraft : IDisposable
{
    /// <summary>The ending of what is not finished.</summary>
    public const string Part = ".part";

    readonly string path;
    readonly string manifest;
    bool published;

    BackupDraft(string id, string path) => (Id, this.path, manifest) = (id, path, path + BackupManifest.Extension);

    public string Id { get; }

    /// <summary>The file that the finished backup will be.</summary>
    public string FinalPath => path;

    /// <summary>The file that the engine writes.</summary>
    public string CopyPath => path + Part;

    /// <summary>The draft; <see langword="null"/> when the name is taken.</summary>
    public static BackupDraft? TryReserve(string id, string path)
    {
        var draft = new BackupDraft(id, path);
        if (File.Exists(draft.path) || File.Exists(draft.manifest) || File.Exists(draft.CopyPath))
            return null;

        try
        {
            DurableFile.Write(draft.manifest + Part, [], FileMode.CreateNew);
            return draft;
        }
        catch (IOException) when (File.Exists(draft.manifest + Part))
        {
            return null;
        }
    }

    /// <summary>Gives the backup its name. The manifest comes first: a backup without one would never be pruned.</summary>
    public void Publish(Backup backup)
    {
        DurableFile.Write(manifest + Part, BackupManifest.Write(backup), FileMode.Create);
        File.Move(manifest + Part, manifest);
        File.Move(CopyPath, path);
        DurableFile.SyncFolder(Path.GetDirectoryName(path)!);
        published = true;
    }

    public void Dispose()
    {
        if (published)
            return;

        File.Delete(CopyPath);
        File.Delete(manifest + Part);
        if (!File.Exists(path))
            File.Delete(manifest);
    }
}
