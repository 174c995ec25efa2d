using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Slipway.Testing;

namespace Slipway.Faults;

/// <summary>A program that is at work: what it has said so far can be waited for, and signals can be sent to it.</summary>
sealed partial class RunningProgram : IDisposable
{
    public const int Hangup = 1;
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Kill = 9;
    public const int Terminate = 15;

    static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    readonly Process _process;
    readonly StringBuilder _said = new();

    RunningProgram(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Starts Slipway in a folder.</summary>
    public static RunningProgram Slipway(string folder, params IEnumerable<string> arguments) =>
        Start(folder, [.. SlipwayProgram.Command, .. arguments]);

    /// <summary>Starts Slipway in a folder with further environment variables.</summary>
    public static RunningProgram Slipway(string folder, IReadOnlyDictionary<string, string?> environment,
        params IEnumerable<string> arguments) =>
        new(SlipwayProgram.Start(folder, [.. SlipwayProgram.Command, .. arguments], environment));

    /// <summary>Starts any command.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="environment">Further environment variables.</param>
    public static RunningProgram Start(
        string folder, IReadOnlyList<string> command, IReadOnlyDictionary<string, string?>? environment = null) =>
        new(SlipwayProgram.Start(folder, command, environment));

    public int Id => _process.Id;

    /// <summary>Everything it has said so far, on both streams.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    /// <summary>Waits until it has said that.</summary>
    public RunningProgram Until(string words)
    {
        var began = Stopwatch.GetTimestamp();
        lock (_said)
        {
            while (!_said.ToString().Contains(words, StringComparison.Ordinal))
            {
                var left = Longest - Stopwatch.GetElapsedTime(began);
                if (left < TimeSpan.Zero || !Monitor.Wait(_said, left))
                    throw new TimeoutException($"It never said '{words}', but:\n{_said}");
            }
        }

        return this;
    }

    /// <summary>Sends it a signal.</summary>
    public RunningProgram Signal(int signal)
    {
        Send(_process.Id, signal);
        return this;
    }

    /// <summary>Sends any process a signal.</summary>
    public static void Send(int process, int signal) => _ = SendSignal(process, signal);

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code; 128 + n when signal n ended it.</returns>
    public int End()
    {
        if (!_process.WaitForExit(Longest))
            throw new TimeoutException($"It did not end; it said:\n{Said}");
        _process.WaitForExit();
        return _process.ExitCode;
    }

    /// <summary>Waits for its end, and measures how long that takes.</summary>
    public (int Code, TimeSpan Took) TimedEnd()
    {
        var began = Stopwatch.GetTimestamp();
        var code = End();
        return (code, Stopwatch.GetElapsedTime(began));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    void Hear(string? line)
    {
        lock (_said)
        {
            if (line is not null)
                _said.Append(line).Append('\n');
            Monitor.PulseAll(_said);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
