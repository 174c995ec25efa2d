namespace Slipway.Target;

/// <summary>What one transaction holds.</summary>
public enum TransactionScope
{
    /// <summary>Each migration has its own.</summary>
    Migration,

    /// <summary>All of the deployment's migrations share one, as far as they can.</summary>
    Deployment,
}
