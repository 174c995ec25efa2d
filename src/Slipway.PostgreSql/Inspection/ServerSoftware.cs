using System.Globalization;
using Slipway.PostgreSql.Connections;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.PostgreSql.Inspection;

/// <summary>Which server it is, and whether Slipway knows its kind.</summary>
static class ServerSoftware
{
    /// <summary>Transactions have ids of 64 bits since then, by which a commit is confirmed.</summary>
    const int Oldest = 130000;

    /// <summary>The newest major version whose settings and statements are known.</summary>
    const int Newest = 18;

    public static async Task LookAsync(Scene scene, Findings found, CancellationToken cancel)
    {
        var (number, text, size) = await scene.Database.ReadAsync(
            static async (reader, cancel) =>
            {
                await reader.ReadAsync(cancel).ConfigureAwait(false);
                return (reader.GetInt32(0), reader.Text(1), reader.Long(2));
            },
            cancel,
            new OwnSql(
                """
                select pg_catalog.current_setting('server_version_num')::pg_catalog.int4, pg_catalog.version(),
                  pg_catalog.pg_database_size(pg_catalog.current_database())
                """)).ConfigureAwait(false);
        found.Tell($"server: {text.Split(',')[0]}, database of {ByteCount.Text(size)}");
        if (number < Oldest)
            found.Refuse(TooOld(scene, number));
        else if (number / 10000 > Newest)
            found.Tell($"server: newer than PostgreSQL {Newest}, the newest that this Slipway knows");
    }

    static Problem TooOld(Scene scene, int number) => new(
        Codes.ServerTooOld, $"{scene.Database.Name} is PostgreSQL {(number / 10000).ToString(CultureInfo.InvariantCulture)}; "
            + "Slipway needs 13 or newer.")
    {
        State = "Nothing was changed.",
        Fix = "Upgrade the server: PostgreSQL 12 and older get no more fixes.",
    };
}
