namespace Slipway.Cli.Render;

/// <summary>Writes a line of a log in the format that was chosen.</summary>
static class LogWriter
{
    public static void Write(
        Terminal terminal, TextWriter to, string level, string message, IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        if (level is "debug" && !terminal.Choices.Verbose || level is "info" && terminal.Choices.Quiet)
            return;

        to.WriteLine(terminal.Format switch
        {
            LogFormat.Json => LogText.Json(level, message, fields),
            LogFormat.Plain => LogText.Plain(level, message, fields),
            LogFormat.Banner => BannerText.Line(level, message),
            _ => Sentence(terminal, level, message),
        });
    }

    static string Sentence(Terminal terminal, string level, string message)
    {
        var text = Escaped.Lines(message);
        return level switch
        {
            "warn" => $"{terminal.Paint(terminal.Mark("⚠", "!"), Ink.Doubtful)} {text}",
            "error" => $"{terminal.Paint(terminal.Mark("✗", "x"), Ink.Bad)} {text}",
            "debug" => terminal.Paint($"  {text}", Ink.Faint),
            _ => $"{terminal.Paint(terminal.Mark("•", "-"), Ink.Good)} {text}",
        };
    }
}
