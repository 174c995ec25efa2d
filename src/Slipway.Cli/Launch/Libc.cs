using System.Runtime.InteropServices;

namespace Slipway.Cli.Launch;

/// <summary>The few functions of the C library that a launch needs.</summary>
static unsafe partial class Libc
{
    public const int SignalPipe = 13;
    public const nint DefaultAction = 0;
    public const nint IgnoreAction = 1;

    public const int ReadWrite = 2;

    public static int CloseOnExecute => OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000;

    static int SetMask => OperatingSystem.IsMacOS() ? 3 : 2;

    static int OpenFiles => OperatingSystem.IsMacOS() ? 8 : 7;

    /// <summary>SIGXFSZ has this number on Linux and macOS.</summary>
    public const int SignalFileSize = 25;

    /// <summary>Whether this user may execute a file, whatever its permissions seem to say.</summary>
    public static bool MayExecute(string path) => OperatingSystem.IsWindows() || Access(path, 1) == 0;

    public static bool IsTerminal(int descriptor) => !OperatingSystem.IsWindows() && IsATty(descriptor) == 1;

    /// <summary>Whether a signal was set to be ignored, as <c>nohup</c> does it.</summary>
    public static bool IsIgnored(int signal)
    {
        // The C libraries differ in the rest of the structure; the handler comes first in all of them.
        var action = stackalloc nint[64];
        return SignalAction(signal, null, action) == 0 && action[0] == IgnoreAction;
    }

    /// <summary>Sets a variable for the program that this process becomes.</summary>
    public static void SetVariable(string name, string value) => _ = SetEnvironment(name, value, 1);

    public static void Unblock()
    {
        var none = stackalloc ulong[16];
        _ = SignalMask(SetMask, none, null);
    }

    public static (ulong Soft, ulong Hard)? OpenFileLimit()
    {
        var limit = stackalloc ulong[2];
        return GetLimit(OpenFiles, limit) == 0 ? (limit[0], limit[1]) : null;
    }

    public static void LimitOpenFiles(ulong soft, ulong hard)
    {
        var limit = stackalloc ulong[2] { soft, hard };
        _ = SetLimit(OpenFiles, limit);
    }

    [LibraryImport("libc", EntryPoint = "isatty")]
    private static partial int IsATty(int descriptor);

    [LibraryImport("libc", EntryPoint = "sigaction")]
    private static partial int SignalAction(int signal, void* change, void* old);

    [LibraryImport("libc", EntryPoint = "pthread_sigmask")]
    private static partial int SignalMask(int how, void* mask, void* old);

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int GetLimit(int resource, ulong* limit);

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    private static partial int SetLimit(int resource, ulong* limit);

    [LibraryImport("libc", EntryPoint = "signal")]
    public static partial nint SetAction(int signal, nint action);

    [LibraryImport("libc", EntryPoint = "getppid")]
    public static partial int ParentProcess();

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Access(string path, int how);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int descriptor, byte* bytes, nint count);

    [LibraryImport("libc", EntryPoint = "execv", SetLastError = true)]
    public static partial int Execute(byte* program, byte** arguments);

    [LibraryImport("libc", EntryPoint = "_exit")]
    public static partial void ExitNow(int code);

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
