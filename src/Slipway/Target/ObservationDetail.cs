namespace Slipway.Target;

/// <summary>How much of a database's state is read.</summary>
public enum ObservationDetail
{
    /// <summary>Objects, columns and row counts.</summary>
    Counts,

    /// <summary>A fingerprint of every column as well: every value is read.</summary>
    Fingerprints,
}
