using Slipway.Target;

namespace Slipway.Sqlite;

public sealed partial class SqliteTarget
{
    /// <inheritdoc/>
    public Task<Readiness> InspectAsync(InspectionRequest request, CancellationToken cancel) =>
        throw new InvalidOperationException("Slipway bug: not there yet");
}
