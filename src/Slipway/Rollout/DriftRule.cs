namespace Slipway.Rollout;

/// <summary>
/// What a deployment that has something to apply does about what the database lacks, though applied migrations have made it.
/// </summary>
public enum DriftRule
{
    /// <summary>It stops when a table or a column is missing; what else differs is noted. The default.</summary>
    Refuse,

    /// <summary>It warns.</summary>
    Warn,

    /// <summary>It does not look.</summary>
    Off,
}
