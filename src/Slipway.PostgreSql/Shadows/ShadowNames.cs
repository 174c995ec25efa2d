using System.Security.Cryptography;
using System.Text;
using Slipway.Target;

namespace Slipway.PostgreSql.Shadows;

/// <summary>What throw-away databases are called, and what their comments say: only by these are they found again.</summary>
static class ShadowNames
{
    /// <summary>Names that only a database at work has; the digits are its birth, by the server's clock.</summary>
    public const string AtWorkPattern = "^slipway_shadow_at_[0-9]{14}_[0-9a-f]{8}$";

    /// <summary>How the comment of each begins.</summary>
    public const string Ours = "slipway shadow of ";

    const string Prefix = "slipway_shadow_";
    const int DigestLength = 32;

    /// <summary>The name of one that is being filled, which no other has.</summary>
    /// <param name="birth">Fourteen digits: the moment by the server's clock.</param>
    public static string AtWork(string birth) => $"{Prefix}at_{birth}_{RandomNumberGenerator.GetHexString(8, lowercase: true)}";

    /// <summary>The name of one that is kept.</summary>
    public static string Kept(string database, ShadowKey key)
    {
        var what = SHA256.HashData(Encoding.UTF8.GetBytes($"{database}\n{key.Role}\n{key.Digest}"));
        return $"{Prefix}{Convert.ToHexStringLower(what)[..DigestLength]}";
    }

    /// <summary>What is said of one that is being filled.</summary>
    public static string CommentAtWork(string database) => $"{Ours}{database}, at work; when nobody uses it, it may be dropped";

    /// <summary>What is said of one that is kept: how all of that database and role begin.</summary>
    public static string CommentBeginning(string database, ShadowKey key) => $"{Ours}{database}, kept: {key.Role}, ";

    /// <summary>What is said of one that is kept.</summary>
    /// <param name="database">The database that it is a shadow of.</param>
    /// <param name="key">What it is filled with.</param>
    /// <param name="stamp">What it was made under.</param>
    public static string CommentKept(string database, ShadowKey key, string stamp) =>
        $"{CommentBeginning(database, key)}{stamp}; it may be dropped at any time";
}
