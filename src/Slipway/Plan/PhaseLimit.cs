namespace Slipway.Plan;

/// <summary>How far a run goes through the phases; what lies beyond is held, and what stands after it still runs.</summary>
public enum PhaseLimit
{
    /// <summary>Expand migrations only.</summary>
    Expand,

    /// <summary>Expand and backfill: the default.</summary>
    Backfill,

    /// <summary>Contract migrations as well, because an operator asked for them.</summary>
    Contract,

    /// <summary>Everything: on an empty database, or one labelled development, no older version is running.</summary>
    All,
}
