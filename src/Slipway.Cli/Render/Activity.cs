using System.Globalization;
using Spectre.Console;

namespace Slipway.Cli.Render;

/// <summary>
/// Shows that work goes on: on a terminal, after a second, a line that moves; elsewhere a line every ten seconds. Whoever
/// writes to the terminal ends it first.
/// </summary>
sealed class Activity(Terminal terminal, TimeProvider clock) : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);

    readonly Lock _gate = new();
    ITimer? _timer;
    Display? _display;
    string _what = "";
    long _began;
    double? _fraction;

    bool Moves => terminal is { ErrorIsTerminal: true, Format: LogFormat.Human }
        && terminal.Choices is { IsAutomated: false, Quiet: false, Json: false };

    /// <summary>Something that may take long begins.</summary>
    public void Begin(string what)
    {
        lock (_gate)
        {
            _display?.Stop();
            _display = null;
            (_what, _fraction, _began) = (what, null, clock.GetTimestamp());
            var due = Moves ? Patience : BetweenLines;
            _timer ??= clock.CreateTimer(_ => OnTime(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(due, Moves ? Timeout.InfiniteTimeSpan : BetweenLines);
        }
    }

    /// <summary>So much of it is done, from 0 to 1.</summary>
    public void Report(double fraction)
    {
        lock (_gate)
        {
            _fraction = fraction;
            _display?.Show(Text());
        }
    }

    /// <summary>It is over, or somebody wants to write.</summary>
    public void End()
    {
        lock (_gate)
        {
            _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _display?.Stop();
            _display = null;
        }
    }

    public void Dispose()
    {
        End();
        _timer?.Dispose();
    }

    void OnTime()
    {
        lock (_gate)
        {
            if (Moves)
                _display ??= new Display(terminal, Text());
            else if (!terminal.Choices.Quiet)
            {
                var passed = clock.GetElapsedTime(_began);
                LogWriter.Write(terminal, terminal.Error, "info", $"{Text()}, {passed.TotalSeconds:0} s so far", []);
            }
        }
    }

    string Text() => _fraction is { } fraction
        ? $"{_what} {fraction.ToString("P0", CultureInfo.InvariantCulture)}"
        : _what;

    /// <summary>The moving line. Made only when it is needed: it is the most expensive thing that the program has.</summary>
    sealed class Display
    {
        readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
        readonly Task _shown;
        StatusContext? _context;

        public Display(Terminal terminal, string text)
        {
            var console = AnsiConsole.Create(new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(terminal.Error),
                Ansi = AnsiSupport.Yes,
                Interactive = InteractionSupport.Yes,
                ColorSystem = terminal.Choices.UsesColor(terminal.ErrorIsTerminal)
                    ? ColorSystemSupport.Standard
                    : ColorSystemSupport.NoColors,
            });
            console.Profile.Capabilities.Unicode = terminal.Choices.IsUnicode;
            _shown = console.Status().StartAsync(Markup.Escape(Escaped.Line(text)), context =>
            {
                _context = context;
                return _over.Task;
            });
        }

        public void Show(string text) => _context?.Status(Markup.Escape(Escaped.Line(text)));

        public void Stop()
        {
            _over.TrySetResult();
            _shown.GetAwaiter().GetResult();
        }
    }
}
