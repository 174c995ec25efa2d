using System.Collections.Immutable;
using Slipway.Problems;

namespace Slipway.Settings.Servers;

/// <summary>
/// Finds where in a URL the user ends and the host begins. The rules of the dialect come first; when they give nothing that can
/// be a host, the password holds a raw letter that should be encoded, and the one reading that makes sense is taken, and said.
/// </summary>
/// <param name="UserInfo">User and password as written; <see langword="null"/> without.</param>
/// <param name="Tail">The rest.</param>
/// <param name="IsTolerant">Whether the rules of the dialect had to be left.</param>
sealed record UrlSplit(string? UserInfo, UrlTail Tail, bool IsTolerant)
{
    const string Encode = "Percent-encode what is no letter or digit in the password: @ as %40, / as %2F, ? as %3F, # as %23.";

    /// <summary>Splits what stands behind the two slashes.</summary>
    public static Outcome<UrlSplit> Of(string body, UrlDialect dialect, PercentText decoder)
    {
        var strictAt = StrictAt(body, dialect);
        var (strict, fault) = UrlTail.Read(body[(strictAt + 1)..], decoder);
        var others = new List<UrlSplit>();
        for (var at = body.LastIndexOf('@'); at >= 0; at = at == 0 ? -1 : body.LastIndexOf('@', at - 1))
        {
            if (at != strictAt && UrlTail.Read(body[(at + 1)..], decoder).Tail is { IsClean: true } tail)
                others.Add(new UrlSplit(body[..at], tail, IsTolerant: true));
        }

        if (strict is null)
        {
            return others.Count switch
            {
                0 => new Problem(Codes.UrlInvalid, $"{fault}, in the database URL.")
                {
                    Fix = body.Contains('@', StringComparison.Ordinal) ? Encode : null,
                },
                1 => others[0],
                _ => Ambiguous(),
            };
        }

        var plain = new UrlSplit(strictAt < 0 ? null : body[..strictAt], strict, IsTolerant: false);
        var isSafe = strict.IsClean && !MayHaveNoUser(body, strictAt, decoder)
            && !(strict.HasAtInQuery && others.Exists(other => other.Tail.LooksWhole));
        return isSafe || (others.Count == 0 && strict.IsClean is false) ? plain : Ambiguous();
    }

    /// <summary>Where the user ends by the rules of the dialect; -1 when there is none.</summary>
    static int StrictAt(string body, UrlDialect dialect)
    {
        var at = body.IndexOf('@');
        var end = body.AsSpan().IndexOfAny(dialect is UrlDialect.SqlAlchemy ? ":/" : "/");
        return at >= 0 && (end < 0 || at < end || (end < body.Length && body[end] == ':')) ? at : -1;
    }

    /// <summary>Whether the whole could as well be host and parameters, with the @ in the value of a parameter.</summary>
    static bool MayHaveNoUser(string body, int at, PercentText decoder) =>
        at >= 0 && body.AsSpan(0, at).Contains('?') && UrlTail.Read(body, decoder).Tail is { IsClean: true };

    static Problem Ambiguous() => new(
        Codes.UrlAmbiguous, "The database URL can be read in two ways, because it holds more than one raw @, or one behind a / or ?.")
    {
        Fix = Encode,
    };
}
