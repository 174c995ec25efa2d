namespace Slipway.Cli.Render;

/// <summary>What a piece of text means, and so its colour.</summary>
enum Ink
{
    Plain,
    Bold,
    Faint,
    Good,
    Doubtful,
    Bad,
}
