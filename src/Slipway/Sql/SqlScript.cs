using System.Collections.Immutable;

namespace Slipway.Sql;

/// <summary>A script that was split into its statements.</summary>
/// <param name="Statements">The statements, in order; empty statements and comments are left out.</param>
public sealed record SqlScript(ImmutableArray<SqlStatement> Statements);
