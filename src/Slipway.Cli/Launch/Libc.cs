using System.Runtime.InteropServices;

namespace Slipway.Cli.Launch;

/// <summary>The calls of the C library that a process needs to become another one.</summary>
static unsafe partial class Libc
{
    public const int SigPipe = 13;
    public const int NoSuchFile = 2;
    public const int NotExecutableFormat = 8;

    /// <summary>The number of the limit on open files.</summary>
    public const int OpenFiles = 7;

    [StructLayout(LayoutKind.Sequential)]
    public struct ResourceLimit
    {
        public nuint Soft;
        public nuint Hard;
    }

    /// <summary>Becomes another program, with the environment this process was started with.</summary>
    [LibraryImport("libc", EntryPoint = "execv", SetLastError = true)]
    public static partial int Execute(byte* program, byte** arguments);

    /// <summary>Gives a signal its default action back (action 0).</summary>
    [LibraryImport("libc", EntryPoint = "signal", SetLastError = true)]
    public static partial nint SetSignalAction(int signal, nint action);

    [LibraryImport("libc", EntryPoint = "getenv")]
    public static partial byte* Variable(byte* name);

    [LibraryImport("libc", EntryPoint = "getrlimit", SetLastError = true)]
    public static partial int GetLimit(int resource, ResourceLimit* limit);

    [LibraryImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    public static partial int SetLimit(int resource, ResourceLimit* limit);

    [LibraryImport("libc", EntryPoint = "getppid")]
    public static partial int ParentProcess();

    /// <summary>Leaves at once, without any clean-up.</summary>
    [LibraryImport("libc", EntryPoint = "_exit")]
    public static partial void Leave(int code);
}
