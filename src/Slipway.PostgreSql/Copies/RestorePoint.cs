using Npgsql;
using Slipway.PostgreSql.Connections;

namespace Slipway.PostgreSql.Copies;

/// <summary>Names a moment in the server's log, to which a recovery can be led: <c>recovery_target_name</c>.</summary>
static class RestorePoint
{
    const string NotInThisState = "55000";

    /// <summary>Tries it: the role may lack the right, and the server may log too little.</summary>
    /// <returns>The place in the log; null when there is none.</returns>
    public static async Task<string?> TrySetAsync(OpenDatabase database, string name, CancellationToken cancel)
    {
        try
        {
            return await database.TextAsync(
                new OwnSql("select pg_catalog.pg_create_restore_point($1)::pg_catalog.text", name), cancel).ConfigureAwait(false);
        }
        catch (PostgresException refused) when (refused.SqlState is SqlStates.InsufficientPrivilege or NotInThisState)
        {
            return null;
        }
    }
}
