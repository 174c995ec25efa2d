namespace Slipway.Rollout;

/// <summary>What a run may do to the schema.</summary>
public enum RolloutMode
{
    /// <summary>Bring the database to the revision. The default.</summary>
    Apply,

    /// <summary>Run the steps, see what they do, and roll back: nothing is kept.</summary>
    Preview,

    /// <summary>Change nothing; refuse when anything is pending (<c>SLIPWAY_UP=verify</c>).</summary>
    Verify,

    /// <summary>Change nothing; only warn when anything is pending (<c>SLIPWAY_UP=off</c>).</summary>
    Off,
}
