using System.Globalization;
using Slipway.PostgreSql.Connections;

namespace Slipway.PostgreSql.Inspection;

/// <summary>How large a database is.</summary>
static class DatabaseSize
{
    /// <summary>The bytes of all its files.</summary>
    public static async Task<long?> MeasureAsync(OpenDatabase database, CancellationToken cancel) =>
        await database.TextAsync(
            new OwnSql("select pg_catalog.pg_database_size(pg_catalog.current_database())::pg_catalog.text"),
                cancel).ConfigureAwait(false) is { } bytes
            ? long.Parse(bytes, CultureInfo.InvariantCulture)
            : null;
}
