using Slipway.Settings;

namespace Slipway.PostgreSql.Connections;

/// <summary>The database that an address means, as libpq understands it.</summary>
static class DatabaseName
{
    /// <summary>Who names no database means the one that is called as the role is.</summary>
    public static string Of(ServerAddress address) => address.Database ?? address.User ?? Environment.UserName;
}
