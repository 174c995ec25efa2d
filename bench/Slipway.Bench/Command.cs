using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Slipway.Bench;

/// <summary>
/// A process, timed from before it is spawned until it has been waited for. Spawned by hand: <see cref="Process"/> would add
/// pipes and threads of its own, which take as long as what is measured.
/// </summary>
/// <param name="folder">Its working directory.</param>
/// <param name="words">Program and arguments; the program with its whole path.</param>
sealed partial class Command(string folder, params string[] words)
{
    /// <summary>Its environment, beside PATH.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    const int ReadWrite = 2;

    /// <summary>Runs it, with nothing to read and its output thrown away.</summary>
    /// <returns>How long it took.</returns>
    public unsafe TimeSpan Time()
    {
        // Larger than glibc's opaque types.
        var actions = stackalloc byte[256];
        Check(FileActionsInit(actions));
        for (var stream = 0; stream <= 2; stream++)
            Check(AddOpen(actions, stream, "/dev/null", ReadWrite, 0));
        Check(AddChdir(actions, folder));

        var began = Stopwatch.GetTimestamp();
        Check(Spawn(out var pid, words[0], actions, null, [.. words, null], [.. Environments(), null]));
        _ = WaitPid(pid, out var status, 0);
        var duration = Stopwatch.GetElapsedTime(began);

        _ = FileActionsDestroy(actions);
        if (status != 0)
            throw new CommandFailedException($"{string.Join(' ', words)}\n{Output()}");
        return duration;
    }

    /// <summary>Runs it and gives what it writes.</summary>
    public string Output()
    {
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        return process.StandardOutput.ReadToEnd() + errors.Result;
    }

    IEnumerable<string> Environments() =>
        Variables.Select(variable => $"{variable.Key}={variable.Value}").Append($"PATH={Environment.GetEnvironmentVariable("PATH")}");

    static void Check(int error)
    {
        if (error != 0)
            throw new InvalidOperationException(Marshal.GetPInvokeErrorMessage(error));
    }

    [LibraryImport("libc.so.6", EntryPoint = "posix_spawn_file_actions_init")]
    private static unsafe partial int FileActionsInit(byte* actions);

    [LibraryImport("libc.so.6", EntryPoint = "posix_spawn_file_actions_destroy")]
    private static unsafe partial int FileActionsDestroy(byte* actions);

    [LibraryImport("libc.so.6", EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int AddOpen(byte* actions, int descriptor, string path, int flags, uint mode);

    [LibraryImport("libc.so.6", EntryPoint = "posix_spawn_file_actions_addchdir_np", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int AddChdir(byte* actions, string path);

    [LibraryImport("libc.so.6", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int Spawn(
        out int pid, string path, byte* actions, void* attributes, string?[] arguments, string?[] environment);

    [LibraryImport("libc.so.6", EntryPoint = "waitpid")]
    private static partial int WaitPid(int pid, out int status, int options);
}
