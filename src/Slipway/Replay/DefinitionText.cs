namespace Slipway.Replay;

/// <summary>A text that defines a schema, or a part of one.</summary>
/// <param name="Path">Where it stands, as the user would type it; or what has printed it.</param>
/// <param name="Text">The statements.</param>
public sealed record DefinitionText(string Path, string Text)
{
    const string Marker = "-- migrate:up";

    /// <summary>Whether it is a migration: it has a section <c>migrate:up</c>.</summary>
    public bool IsMigration
    {
        get
        {
            for (var at = 0; (at = Text.IndexOf(Marker, at, StringComparison.Ordinal)) >= 0; at++)
            {
                if (at == 0 || Text[at - 1] is '\n' or '\uFEFF')
                    return true;
            }

            return false;
        }
    }
}
