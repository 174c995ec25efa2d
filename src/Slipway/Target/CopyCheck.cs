namespace Slipway.Target;

/// <summary>How thoroughly a copy is checked.</summary>
public enum CopyCheck
{
    /// <summary>The engine's quick check: every page is read.</summary>
    Quick,

    /// <summary>The engine's full check: indexes are compared with their tables as well.</summary>
    Deep,
}
