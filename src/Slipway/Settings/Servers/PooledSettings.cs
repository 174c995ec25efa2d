using Slipway.Problems;

namespace Slipway.Settings.Servers;

/// <summary>
/// What a pooler does not pass on: where names are looked for. Without it a migration would make its tables in another schema
/// than the application has its own in, and nobody would notice.
/// </summary>
static class PooledSettings
{
    /// <summary>Where names are looked for when nobody says it: to ask for it is to ask for nothing.</summary>
    const string Usual = "public";

    /// <summary>Why a database behind a pooler cannot be used as the address says; <see langword="null"/> when it can.</summary>
    public static Problem? Of(ServerAddress address)
    {
        var path = address.Parameters.GetValueOrDefault(ServerWords.SearchPath);
        var options = address.Parameters.GetValueOrDefault("options");
        var isLost = path is not (null or Usual) || options?.Contains(ServerWords.SearchPath, StringComparison.OrdinalIgnoreCase) is true;
        return !address.IsPooled || !isLost ? null : new Problem(
            Codes.UrlPooledSearchPath,
            $"The URL names schemas to look in, and {string.Join(',', address.Hosts)} is a pooler, which does not pass them on.")
        {
            Fix = "Give the URL past the pooler as well: in DIRECT_URL, or as \"directUrl\" in slipway.json.",
        };
    }
}
