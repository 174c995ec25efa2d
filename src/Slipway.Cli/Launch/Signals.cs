using System.Runtime.InteropServices;
using Slipway.Problems;

namespace Slipway.Cli.Launch;

/// <summary>
/// SIGTERM, SIGINT, SIGHUP and SIGQUIT. The first asks the run to stop: it rolls back, releases the lock and ends with
/// 128 + the signal's number. A second one, or two seconds without an end, leaves at once: every moment is safe to be killed at.
/// </summary>
/// <remarks>Made first thing in <c>Main</c>: process 1 has no default actions, so without handlers it would ignore them.</remarks>
sealed class Signals : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.8);

    readonly CancellationTokenSource _stop = new();
    readonly PosixSignalRegistration[] _registrations;
    int _received;

    public Signals() => _registrations =
    [
        Register(PosixSignal.SIGTERM, 15),
        Register(PosixSignal.SIGINT, 2),
        Register(PosixSignal.SIGHUP, 1),
        Register(PosixSignal.SIGQUIT, 3),
    ];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>The exit code that the signal gives; <see langword="null"/> when none came.</summary>
    public ExitCode? ExitCode => _received == 0 ? null : (ExitCode)(128 + _received);

    /// <summary>Gives the signals their default actions back.</summary>
    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
    }

    PosixSignalRegistration Register(PosixSignal signal, int number) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        if (Interlocked.CompareExchange(ref _received, number, 0) != 0)
            Libc.Leave(128 + number);
        _ = LeaveLaterAsync(number);
        _stop.Cancel();
    });

    static async Task LeaveLaterAsync(int number)
    {
        await Task.Delay(Patience).ConfigureAwait(false);
        Libc.Leave(128 + number);
    }
}
