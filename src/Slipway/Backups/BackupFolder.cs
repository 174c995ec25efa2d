using System.Collections.Immutable;
using Slipway.Machine;

namespace Slipway.Backups;

/// <summary>The folder of backups: the files in it and their manifests.</summary>
sealed class BackupFolder(string path, string extension)
{
    /// <summary>After this long without a write, a part is no longer being written.</summary>
    static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    /// <summary>The folder as an absolute path.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Makes the folder, for its owner only, unless it is there; in a git work tree one that git ignores.</summary>
    public void Prepare()
    {
        if (Directory.Exists(Path))
            return;

        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Path);
        else
            Directory.CreateDirectory(Path, DurableFile.OwnerOnly | UnixFileMode.UserExecute);
        for (var parent = System.IO.Path.GetDirectoryName(Path); parent is not null; parent = System.IO.Path.GetDirectoryName(parent))
        {
            if (System.IO.Path.Exists(System.IO.Path.Combine(parent, ".git")))
                File.WriteAllText(System.IO.Path.Combine(Path, ".gitignore"), "*\n");
        }
    }

    /// <summary>All backups, newest first; only manifests are read.</summary>
    public ImmutableArray<Backup> Read() => !Directory.Exists(Path) ? [] : [.. Directory.EnumerateFiles(Path)
        .Where(file => file.EndsWith(extension, StringComparison.Ordinal))
        .Select(ReadOne)
        .OrderByDescending(backup => backup.CreatedAt)
        .ThenByDescending(backup => backup.Id.Length)
        .ThenByDescending(backup => backup.Id, StringComparer.Ordinal)];

    /// <summary>The backup in a file, ours or not.</summary>
    public static Backup ReadOne(string file)
    {
        var manifest = new FileInfo(file + BackupManifest.Extension);
        var ours = manifest.Exists ? BackupManifest.Read(File.ReadAllBytes(manifest.FullName), file) : null;
        return ours ?? new Backup
        {
            Id = System.IO.Path.GetFileNameWithoutExtension(file),
            Path = file,
            CreatedAt = LastWrite(file),
            Bytes = new FileInfo(file).Length,
            IsOurs = false,
        };
    }

    /// <summary>Reserves the name of a backup that is made now.</summary>
    public BackupDraft Reserve(BackupNames names, DateTimeOffset now, string? environment)
    {
        for (var attempt = 1; ; attempt++)
        {
            var id = names.NameAt(now, environment, attempt);
            if (BackupDraft.TryReserve(id, System.IO.Path.Combine(Path, id + extension)) is { } draft)
                return draft;
        }
    }

    /// <summary>Writes a backup's manifest anew.</summary>
    public static void Save(Backup backup)
    {
        var manifest = backup.Path + BackupManifest.Extension;
        DurableFile.Write(manifest + BackupDraft.Part, BackupManifest.Write(backup), FileMode.Create);
        File.Move(manifest + BackupDraft.Part, manifest, overwrite: true);
        DurableFile.SyncFolder(System.IO.Path.GetDirectoryName(manifest)!);
    }

    /// <summary>Removes a backup. The manifest goes last: a file without one would count as somebody else's.</summary>
    public static void Delete(Backup backup)
    {
        File.Delete(backup.Path);
        File.Delete(backup.Path + BackupManifest.Extension);
    }

    /// <summary>Removes what killed runs left behind: parts that nobody writes, and manifests without a backup.</summary>
    public void DeleteLeftovers(BackupNames names, DateTimeOffset now)
    {
        foreach (var file in Directory.EnumerateFiles(Path))
        {
            var name = System.IO.Path.GetFileName(file.AsSpan());
            var cut = name.IndexOf(extension, StringComparison.Ordinal);
            if (cut <= 0 || !names.Matches(name[..cut].ToString()) || now - LastWrite(file) < Abandoned)
                continue;

            var rest = name[(cut + extension.Length)..];
            var orphan = rest is BackupManifest.Extension && !File.Exists(file[..^BackupManifest.Extension.Length]);
            if (orphan || rest.EndsWith(BackupDraft.Part, StringComparison.Ordinal))
                File.Delete(file);
        }
    }

    static DateTimeOffset LastWrite(string file) => new(File.GetLastWriteTimeUtc(file));
}
