namespace Slipway.Files;

/// <summary>A part of a migration file: what stands under <c>migrate:up</c>, <c>down</c> or <c>verify</c>.</summary>
/// <param name="Text">The text as written, with line ends made <c>\n</c>.</param>
/// <param name="Line">The line in the file on which <paramref name="Text"/> starts, from 1.</param>
public sealed record SqlSection(string Text, int Line)
{
    readonly string held = Text;

    /// <summary>
    /// The text as written, with line ends made <c>\n</c>. A large one is read anew each time, and all of it: whoever can do
    /// with its statements, or with <see cref="Held"/>, takes these.
    /// </summary>
    public string Text
    {
        get => Large?.ReadText() ?? held;
        init => held = value;
    }

    /// <summary>The text; <see langword="null"/> when it is too large to be held in memory.</summary>
    public string? Held => Large is null ? held : null;

    /// <summary>Whether it is empty, or holds only blanks.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Held ?? "large");

    /// <summary>Where a text is that is too large to be held; <see langword="null"/> for one that is not.</summary>
    internal LargeSection? Large { get; private init; }

    /// <summary>A section that stays in its file.</summary>
    internal static SqlSection Of(LargeSection large) => new("", large.Line) { Large = large };
}
