using System.Collections.Immutable;

namespace Slipway.Target;

/// <summary>Statements that change a schema, in order.</summary>
/// <param name="Statements">The statements.</param>
public sealed record DdlScript(ImmutableArray<DdlStatement> Statements);
