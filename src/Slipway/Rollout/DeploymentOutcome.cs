namespace Slipway.Rollout;

/// <summary>What a deployment came to.</summary>
public enum DeploymentOutcome
{
    /// <summary>Steps were applied or reverted, committed and verified.</summary>
    Applied,

    /// <summary>There was nothing to do.</summary>
    Nothing,

    /// <summary>It failed at work.</summary>
    Failed,

    /// <summary>It was refused before anything was changed.</summary>
    Refused,
}
