using System.Text;
using Slipway.Cli.Launch;

namespace Slipway.Cli.Render;

/// <summary>
/// Where a command's output goes: results, and the log of a deployment, to standard output; errors and what moves to standard
/// error, as platforms paint it red.
/// </summary>
sealed class Terminal
{
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public Terminal(OutputChoices choices)
    {
        Choices = choices;
        Out = Open(1);
        Error = Open(2);
        OutIsTerminal = Libc.IsTerminal(1);
        ErrorIsTerminal = Libc.IsTerminal(2);
        Format = choices.LogFormat switch
        {
            "json" => LogFormat.Json,
            "plain" => LogFormat.Plain,
            _ when choices.Banner => LogFormat.Banner,
            _ => OutIsTerminal ? LogFormat.Human : LogFormat.Plain,
        };
    }

    public OutputChoices Choices { get; }

    public TextWriter Out { get; }

    public TextWriter Error { get; }

    public bool OutIsTerminal { get; }

    public bool ErrorIsTerminal { get; }

    public LogFormat Format { get; }

    /// <summary>Whether there is a person who can be asked.</summary>
    public bool CanAsk => !Choices.IsAutomated && Libc.IsTerminal(0) && ErrorIsTerminal;

    /// <summary>A text in its colour, if there are colours on standard output.</summary>
    public string Paint(string text, Ink ink) => Paint(text, ink, Choices.UsesColor(OutIsTerminal));

    /// <summary>A text in its colour, if there are colours on standard error.</summary>
    public string PaintError(string text, Ink ink) => Paint(text, ink, Choices.UsesColor(ErrorIsTerminal));

    /// <summary>A mark, or its ASCII form where the locale has no other letters.</summary>
    public string Mark(string unicode, string ascii) => Choices.IsUnicode ? unicode : ascii;

    /// <summary>Asks a question that takes yes or no; only when <see cref="CanAsk"/>.</summary>
    public bool Confirm(string question)
    {
        Error.Write(question + " [y/N] ");
        return Console.In.ReadLine()?.Trim().ToLowerInvariant() is "y" or "yes";
    }

    static string Paint(string text, Ink ink, bool inColor) => !inColor || ink is Ink.Plain ? text : ink switch
    {
        Ink.Bold => $"\e[1m{text}\e[0m",
        Ink.Faint => $"\e[2m{text}\e[0m",
        Ink.Good => $"\e[32m{text}\e[0m",
        Ink.Doubtful => $"\e[33m{text}\e[0m",
        _ => $"\e[1;31m{text}\e[0m",
    };

    static StreamWriter Open(int descriptor)
    {
        var stream = OperatingSystem.IsWindows()
            ? descriptor == 1 ? Console.OpenStandardOutput() : Console.OpenStandardError()
            : new StandardStream(descriptor);
        return new StreamWriter(stream, Utf8, 1024) { AutoFlush = true, NewLine = "\n" };
    }
}
