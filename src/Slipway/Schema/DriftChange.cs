namespace Slipway.Schema;

/// <summary>A difference between a database and its migrations.</summary>
/// <param name="Change">What is other in the database.</param>
/// <param name="Cause">Why.</param>
public sealed record DriftChange(SchemaChange Change, DriftCause Cause);
