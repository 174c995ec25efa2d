namespace Slipway.Plan;

/// <summary>Which way a step goes.</summary>
public enum Direction
{
    /// <summary>The migration is applied.</summary>
    Up,

    /// <summary>The migration is reverted.</summary>
    Down,
}
