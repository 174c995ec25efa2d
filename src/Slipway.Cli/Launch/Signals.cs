using System.Runtime.InteropServices;
using Slipway.Problems;

namespace Slipway.Cli.Launch;

/// <summary>
/// What a signal does: the first one stops the run, which rolls back and releases the lock; a second one, or two seconds,
/// ends the process at once. As process 1 the kernel does nothing by itself, so this is installed before anything else.
/// </summary>
sealed class Signals : IDisposable
{
    /// <summary>The shortest time that a platform gives between its two signals is 2 s.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.8);

    readonly CancellationTokenSource _stop = new();
    readonly List<PosixSignalRegistration> _registrations = [];
    Timer? _deadline;

    Signals()
    {
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>The exit code that the first signal asks for; <see langword="null"/> while there was none.</summary>
    public ExitCode? Received { get; private set; }

    public static Signals Listen()
    {
        var signals = new Signals();
        if (OperatingSystem.IsWindows())
            return signals;

        // What is ignored stays so, also in the server: nohup, and jobs that a shell put into the background.
        foreach (var (signal, number) in Known)
        {
            if (!Libc.IsIgnored(number))
                signals._registrations.Add(PosixSignalRegistration.Create(signal, context => signals.On(context, number)));
        }

        // A limit on the size of files shall be an error of the write that meets it, not the end of the process.
        Libc.SetAction(Libc.SignalFileSize, Libc.IgnoreAction);
        return signals;
    }

    static ReadOnlySpan<(PosixSignal Signal, int Number)> Known => new[]
    {
        (PosixSignal.SIGTERM, 15), (PosixSignal.SIGINT, 2), (PosixSignal.SIGHUP, 1), (PosixSignal.SIGQUIT, 3),
    };

    void On(PosixSignalContext context, int number)
    {
        context.Cancel = true;
        var code = (ExitCode)(128 + number);
        if (Received is not null)
            Libc.ExitNow((int)code);
        Received = code;
        _deadline = new Timer(_ => Libc.ExitNow((int)code), null, Patience, Timeout.InfiniteTimeSpan);
        _stop.Cancel();
    }

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _deadline?.Dispose();
        _stop.Dispose();
    }
}
