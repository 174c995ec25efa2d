namespace Slipway.Rollout;

/// <summary>What to do when the database has migrations that the files lack.</summary>
public enum AheadRule
{
    /// <summary>Go on when all of them only expand the schema, else refuse. The default.</summary>
    ExpandOnly,

    /// <summary>Refuse always.</summary>
    Refuse,

    /// <summary>Go on always.</summary>
    Allow,
}
