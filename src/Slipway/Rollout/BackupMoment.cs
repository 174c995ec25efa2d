namespace Slipway.Rollout;

/// <summary>When a deployment backs up.</summary>
public enum BackupMoment
{
    /// <summary>Before a change: not when nothing is pending, nor when the database is empty.</summary>
    BeforeChange,

    /// <summary>At every deployment, also when nothing is pending.</summary>
    Always,

    /// <summary>Not at all; only on express request.</summary>
    Never,
}
