using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Slipway.Settings.Servers;

namespace Slipway.Settings;

/// <summary>
/// A keyword string: <c>Data Source=app.db;Cache=Shared</c>, Npgsql's <c>Host=db;Database=app</c>, libpq's <c>host=db dbname=app</c>.
/// </summary>
/// <param name="All">The pairs, as they are written.</param>
/// <param name="IsOfLibpq">Whether it has libpq's form: blanks between the pairs.</param>
sealed partial record KeywordPairs(ImmutableArray<UrlPair> All, bool IsOfLibpq)
{
    static readonly ImmutableArray<string> FileKeys = ["datasource", "filename"];
    static readonly ImmutableArray<string> ServerKeys = ["host", "server", "database"];
    static readonly ImmutableArray<string> LibpqServerKeys = ["host", "hostaddr", "dbname", "service", "user"];

    static readonly ImmutableArray<string> ForeignKeys =
        ["initialcatalog", "trusted_connection", "multipleactiveresultsets", "attachdbfilename", "workstationid"];

    /// <summary>Keys that Npgsql had or has as well: they tell only where nothing of Npgsql's alone stands beside them.</summary>
    static readonly ImmutableArray<string> SharedKeys = ["integratedsecurity", "trustservercertificate", "encrypt"];

    static readonly ImmutableArray<string> OwnKeys = ["host", "port", "sslmode", "username", "searchpath"];

    /// <summary>Why it cannot be read; <see langword="null"/> when it can.</summary>
    public string? Fault { get; private init; }

    /// <summary>The file; <see langword="null"/> when a server is named.</summary>
    public string? File => FileKeys.Select(ValueOf).FirstOrDefault(value => value is not null);

    /// <summary>The pairs that do not name the file; names in lower case, without blanks.</summary>
    public ImmutableSortedDictionary<string, string> Options
    {
        get
        {
            var options = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
            foreach (var pair in All)
            {
                if (NpgsqlKeywords.Plain(pair.Name) is var name && !FileKeys.Contains(name))
                    options[name] = pair.Value;
            }

            return options.ToImmutable();
        }
    }

    /// <summary>Whether it is one of SQL Server.</summary>
    public bool NamesOtherServer => !IsOfLibpq
        && (ForeignKeys.Any(Has) || (SharedKeys.Any(Has) && !OwnKeys.Any(Has))
            || FileKeys.Add("server").Any(key => ValueOf(key) is { } server && ForeignServer().IsMatch(server)));

    /// <summary>The pairs; <see langword="null"/> when the text is no keyword string.</summary>
    public static KeywordPairs? Read(string text)
    {
        if (!text.Contains('=', StringComparison.Ordinal))
            return null;

        var keywords = KeywordText.Split(text) is { } split ? new KeywordPairs(split, IsOfLibpq: false) : null;
        if (keywords?.File is not null)
            return keywords;

        var (libpq, fault) = ConninfoText.Split(text);
        var hasSemicolon = text.Contains(';', StringComparison.Ordinal);
        var isWhollyNpgsql = keywords is { } && hasSemicolon && keywords.All.All(FitsNpgsql);
        if (fault is not null && !hasSemicolon && LibpqKeywords.Knows(text[..text.IndexOf('=')].Trim()))
            return new KeywordPairs([], IsOfLibpq: true) { Fault = fault };
        if (libpq is { } pairs && !isWhollyNpgsql && pairs.All(pair => LibpqKeywords.Knows(pair.Name)))
            return new KeywordPairs(pairs, IsOfLibpq: true);
        var namesServer = libpq is { } others && others.Any(pair => LibpqServerKeys.Contains(pair.Name));
        if (namesServer && !hasSemicolon)
            return new KeywordPairs(libpq!.Value, IsOfLibpq: true);
        if (keywords is { } && (isWhollyNpgsql || ServerKeys.Any(keywords.Has) || keywords.NamesOtherServer))
            return keywords;
        return namesServer ? new KeywordPairs(libpq!.Value, IsOfLibpq: true) : null;
    }

    /// <summary>Whether Npgsql knows the name, and the value does not run on into a pair of libpq's.</summary>
    static bool FitsNpgsql(UrlPair pair) => NpgsqlKeywords.Knows(NpgsqlKeywords.Plain(pair.Name))
        && !BlankAndKeyword().EnumerateMatches(pair.Value).MoveNext();

    bool Has(string key) => ValueOf(key) is not null;

    /// <summary>The value of a key, the last one when it is there more than once.</summary>
    string? ValueOf(string key) => All.LastOrDefault(pair => NpgsqlKeywords.Plain(pair.Name) == key)?.Value;

    [GeneratedRegex(@"\s(host|hostaddr|port|dbname|user|password|sslmode|options|service|connect_timeout)\s*=",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex BlankAndKeyword();

    [GeneratedRegex(@"^tcp:|\\|^\(local|,\s*\d+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 30_000)]
    private static partial Regex ForeignServer();
}
