using Slipway.Target;

namespace Slipway.Sqlite;

public sealed partial class SqliteTarget
{
    /// <inheritdoc/>
    public Task CopyToAsync(string path, IProgress<double>? progress, CancellationToken cancel) =>
        throw new InvalidOperationException("Slipway bug: not there yet");

    /// <inheritdoc/>
    public Task<CopyContent> ReadCopyAsync(string path, CopyCheck check, CancellationToken cancel) =>
        throw new InvalidOperationException("Slipway bug: not there yet");

    /// <inheritdoc/>
    public Task RestoreAsync(string path, RestoreRequest request, CancellationToken cancel) =>
        throw new InvalidOperationException("Slipway bug: not there yet");
}
