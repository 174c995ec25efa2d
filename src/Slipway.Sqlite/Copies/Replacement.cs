using System.Globalization;
using Slipway.Problems;
using Slipway.Sqlite.Connections;
using Slipway.Target;

namespace Slipway.Sqlite.Copies;

/// <summary>
/// Writes a copy's content into a new file, which then takes the database's name: for a database that is not there, or
/// one that SQLite can make nothing of, which is kept under another name.
/// </summary>
sealed class Replacement(string path)
{
    const string Unfinished = ".restoring-";

    /// <summary>What applications make: as the umask says.</summary>
    const UnixFileMode Readable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public async Task RunAsync(OpenDatabase source, RestoreRequest request, CancellationToken cancel)
    {
        DeleteLeftovers();
        var wasWal = SetAside.HadWal(path);
        using var file = CopyFile.Create($"{path}{Unfinished}{Environment.ProcessId}");
        using (var destination = file.Open(cancel))
            await PageTransfer.RunAsync(source, destination, request.Progress, TimeSpan.Zero, cancel).ConfigureAwait(false);
        TakeOverRights(file.Path, request.Notes);
        file.Settle(wasWal);

        // From here on it is quick, and half of it would leave the database without a file.
        cancel.ThrowIfCancellationRequested();
        SetAside.Everything(path, request.Notes);
        File.Move(file.Path, path, overwrite: true);
        file.Keep();
        if (!OperatingSystem.IsWindows() && !Libc.SyncFolder(Path.GetDirectoryName(path)!))
            request.Notes?.Report("The content is restored, but the folder could not be flushed to the disk.");
    }

    /// <summary>The new file has owner and mode of the old one; without an old one, the owner of the folder.</summary>
    void TakeOverRights(string file, IProgress<string>? notes)
    {
        var old = FileStatus.Of(path);
        var owner = old ?? FileStatus.Of(Path.GetDirectoryName(path)!);
        if (OperatingSystem.IsWindows() || owner is null)
            return;
        File.SetUnixFileMode(file, old?.Mode ?? Readable);
        if (FileStatus.Of(file) is { } own && (own.User != owner.User || own.Group != owner.Group)
            && !Libc.GiveTo(file, owner.User, owner.Group))
            notes?.Report($"The new file belongs to {own.User}:{own.Group}, not to {owner.User}:{owner.Group} as before: "
                + $"chown {owner.User}:{owner.Group} {ShellWord.Quoted(path)}");
    }

    /// <summary>Removes what killed runs left. A file that is being written belongs to a process that is alive.</summary>
    void DeleteLeftovers()
    {
        var folder = Path.GetDirectoryName(path)!;
        foreach (var file in Directory.EnumerateFiles(folder, Path.GetFileName(path) + Unfinished + "*"))
        {
            if (int.TryParse(file.AsSpan(path.Length + Unfinished.Length), CultureInfo.InvariantCulture, out var process)
                && (process == Environment.ProcessId || !Directory.Exists($"/proc/{process}")))
                File.Delete(file);
        }
    }
}
