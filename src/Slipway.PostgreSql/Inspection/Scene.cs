using Slipway.PostgreSql.Connections;
using Slipway.PostgreSql.History;
using Slipway.Target;

namespace Slipway.PostgreSql.Inspection;

/// <summary>What an inspection looks at.</summary>
/// <param name="Database">A connection.</param>
/// <param name="Own">Where our tables lie, or will.</param>
/// <param name="Request">What the deployment needs.</param>
sealed record Scene(OpenDatabase Database, OwnSchema Own, InspectionRequest Request);
