namespace Slipway.Schema;

/// <summary>How a difference between a database and its migrations came to be.</summary>
public enum DriftCause
{
    /// <summary>Somebody changed the database, and neither the migrations nor the wanted schema know of it.</summary>
    ChangedByHand,

    /// <summary>The wanted schema has it as the database has it: only the migration was never written.</summary>
    MissingMigration,
}
