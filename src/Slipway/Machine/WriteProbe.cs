namespace Slipway.Machine;

/// <summary>Finds out whether a folder can be written, by doing it: rights are only half of the story.</summary>
public static class WriteProbe
{
    const int InputOutputError = 5;
    const int ReadOnlyFileSystem = 30;
    const int DiskFull = 28;
    const int QuotaReached = 122;

    /// <summary>What stands in the way of writing.</summary>
    public enum Kind
    {
        /// <summary>The user has no right to.</summary>
        Denied,

        /// <summary>The file system is mounted read-only.</summary>
        ReadOnly,

        /// <summary>No room, no inode, or a quota is reached.</summary>
        DiskFull,

        /// <summary>The disk itself fails.</summary>
        DiskFails,
    }

    /// <summary>Why not.</summary>
    /// <param name="Kind">What stands in the way.</param>
    /// <param name="Words">The system's own words.</param>
    public sealed record Failure(Kind Kind, string Words);

    /// <summary>Makes a file, flushes it to the disk and removes it.</summary>
    /// <returns><see langword="null"/> when that works.</returns>
    public static Failure? Try(string folder)
    {
        // Not a Guid: that asks for /dev/urandom, which a bare container may not have.
        var path = Path.Combine(folder, $".slipway-probe-{Environment.ProcessId}-{Random.Shared.NextInt64():x}");
        try
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            // Its name goes first: a kill then leaves nothing.
            File.Delete(path);
            file.WriteByte(0);
            DurableFile.SyncFile(file);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            var kind = failure.HResult switch
            {
                ReadOnlyFileSystem => Kind.ReadOnly,
                DiskFull or QuotaReached => Kind.DiskFull,
                InputOutputError => Kind.DiskFails,
                _ => Kind.Denied,
            };
            return new Failure(kind, failure.Message);
        }
    }
}
