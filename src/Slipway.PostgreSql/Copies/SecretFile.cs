using System.Globalization;
using System.Text;

namespace Slipway.PostgreSql.Copies;

/// <summary>
/// A file that holds a secret for another program of this user. Where the kernel shows open files by a path, the file itself
/// has no name any more: however this process ends, nothing stays behind.
/// </summary>
sealed class SecretFile : IDisposable
{
    readonly FileStream _file;

    /// <summary>Writes the file, for its owner only.</summary>
    public SecretFile(string text)
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        _file = new FileStream(Path, options);
        _file.Write(Encoding.UTF8.GetBytes(text));
        _file.Flush();
        var open = string.Create(
            CultureInfo.InvariantCulture, $"/proc/{Environment.ProcessId}/fd/{_file.SafeFileHandle.DangerousGetHandle()}");
        if (!OperatingSystem.IsLinux() || !File.Exists(open))
            return;
        File.Delete(Path);
        Path = open;
    }

    /// <summary>Where the other program reads it.</summary>
    public string Path { get; }

    public void Dispose()
    {
        _file.Dispose();
        if (!Path.StartsWith("/proc/", StringComparison.Ordinal))
            File.Delete(Path);
    }
}
