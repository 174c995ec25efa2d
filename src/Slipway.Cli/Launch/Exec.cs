using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Slipway.Cli.Launch;

/// <summary>
/// Replaces this process by another program: same process id, same working directory, environment, descriptors, and
/// nothing of the runtime's own settings left.
/// </summary>
static unsafe class Exec
{
    /// <summary>Replaces this process; returns only when the kernel refused.</summary>
    /// <param name="program">The program's file.</param>
    /// <param name="arguments">The arguments, byte for byte, the name first.</param>
    /// <returns>The kernel's reason.</returns>
    public static string Replace(string program, IReadOnlyList<byte[]> arguments)
    {
        var vector = (byte**)NativeMemory.AllocZeroed((nuint)(arguments.Count + 1), (nuint)sizeof(byte*));
        for (var index = 0; index < arguments.Count; index++)
            vector[index] = Terminated(arguments[index]);

        RestoreSignals();
        RestoreOpenFileLimit();
        // execv hands on the C library's environment, which the runtime never changes.
        _ = Libc.Execute(Terminated(Encoding.UTF8.GetBytes(program)), vector);
        return new Win32Exception(Marshal.GetLastPInvokeError()).Message;
    }

    /// <summary>Handlers vanish by themselves; what is ignored or blocked would be inherited.</summary>
    static void RestoreSignals()
    {
        Libc.SetAction(Libc.SignalPipe, Libc.DefaultAction);
        Libc.SetAction(Libc.SignalFileSize, Libc.DefaultAction);
        Libc.Unblock();
    }

    /// <summary>
    /// The managed runtime raises the limit before our first line runs, and keeps no note of what it was. Our parent's,
    /// where it can be seen, is the same in practice. The native program does not raise it.
    /// </summary>
    static void RestoreOpenFileLimit()
    {
        if (!RuntimeFeature.IsDynamicCodeSupported || Libc.OpenFileLimit() is not { } own)
            return;
        if (ParentLimit() is { } parent && parent.Hard == own.Hard && parent.Soft < own.Soft)
            Libc.LimitOpenFiles(parent.Soft, own.Hard);
    }

    static (ulong Soft, ulong Hard)? ParentLimit()
    {
        try
        {
            var line = File.ReadLines($"/proc/{Libc.ParentProcess()}/limits")
                .First(text => text.StartsWith("Max open files", StringComparison.Ordinal));
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return ulong.TryParse(words[3], out var soft) && ulong.TryParse(words[4], out var hard) ? (soft, hard) : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return null;
        }
    }

    static byte* Terminated(byte[] text)
    {
        var copy = (byte*)NativeMemory.AllocZeroed((nuint)text.Length + 1);
        text.CopyTo(new Span<byte>(copy, text.Length));
        return copy;
    }
}
