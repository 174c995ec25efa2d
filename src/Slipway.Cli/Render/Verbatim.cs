namespace Slipway.Cli.Render;

/// <summary>Text that a program may read: exactly as it is. On a terminal, where it could do harm, it is escaped.</summary>
static class Verbatim
{
    public static string Of(Terminal terminal, string text) => terminal.OutIsTerminal ? Escaped.Lines(text) : text;
}
