namespace Slipway.Rollout;

/// <summary>What state a database is expected in.</summary>
public enum ExpectedDatabase
{
    /// <summary>Any, unless backups tell that there was one.</summary>
    Any,

    /// <summary>It holds something: an empty or missing one is a volume that is not mounted.</summary>
    Existing,

    /// <summary>It holds nothing yet.</summary>
    Fresh,
}
