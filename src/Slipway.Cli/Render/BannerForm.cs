namespace Slipway.Cli.Render;

/// <summary>How the parts of a start are set off.</summary>
enum BannerForm
{
    /// <summary>Between two rules.</summary>
    Rules,

    /// <summary>Numbered: <c>[1/3]</c>.</summary>
    Steps,
}
