namespace Slipway.Cli.Render;

/// <summary>What the log of a start is framed with.</summary>
/// <param name="Engine">The engine's name as it writes it itself: <c>SQLite</c>.</param>
/// <param name="Title">The first line; <see langword="null"/> for none.</param>
/// <param name="Form">How the parts are set off.</param>
sealed record Banner(string Engine, string? Title, BannerForm Form);
