using System.Globalization;

namespace Slipway.Cli.Launch;

/// <summary>
/// The soft limit on open files. The managed runtime raises it to the hard limit before <c>Main</c>, and a server would
/// inherit that: some then allocate for, or close, a million descriptors.
/// </summary>
static unsafe class FileLimit
{
    /// <summary>
    /// Gives the limit its value before the runtime's start: that of the parent process, from which it was inherited.
    /// As process 1, or where the parent cannot be read, it is left alone.
    /// </summary>
    public static void PutBack()
    {
        Libc.ResourceLimit limit;
        if (Libc.GetLimit(Libc.OpenFiles, &limit) != 0 || Inherited() is not { } soft || soft >= limit.Soft)
            return;
        limit.Soft = soft;
        _ = Libc.SetLimit(Libc.OpenFiles, &limit);
    }

    static nuint? Inherited()
    {
        try
        {
            var line = File.ReadLines($"/proc/{Libc.ParentProcess()}/limits")
                .FirstOrDefault(line => line.StartsWith("Max open files", StringComparison.Ordinal));
            return nuint.TryParse(line?[26..46].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var soft) ? soft : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
