namespace Slipway.Files;

/// <summary>When a migration may run, seen from the versions of the application.</summary>
public enum Phase
{
    /// <summary>Adds only: the version that is running goes on unharmed. The default.</summary>
    Expand,

    /// <summary>Fills what an expand migration added.</summary>
    Backfill,

    /// <summary>Takes away what no running version uses any more.</summary>
    Contract,
}
