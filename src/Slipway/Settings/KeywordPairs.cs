using System.Collections.Immutable;

namespace Slipway.Settings;

/// <summary>A keyword string: <c>Data Source=app.db;Cache=Shared</c>, or libpq's <c>host=db dbname=app</c>.</summary>
/// <param name="Others">The pairs that do not name the file; names in lower case, without blanks.</param>
/// <param name="File">The file; <see langword="null"/> when a server is named.</param>
sealed record KeywordPairs(ImmutableSortedDictionary<string, string> Others, string? File)
{
    static readonly ImmutableArray<string> FileKeys = ["datasource", "filename"];
    static readonly ImmutableArray<string> ServerKeys = ["host", "server", "hostaddr", "dbname", "service", "database"];
    static readonly ImmutableArray<string> ForeignKeys =
        ["initialcatalog", "integratedsecurity", "trustservercertificate", "trusted_connection"];

    public bool NamesOtherServer =>
        ForeignKeys.Any(Others.ContainsKey) || File?.StartsWith("tcp:", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The pairs; <see langword="null"/> when the text is no keyword string.</summary>
    public static KeywordPairs? Read(string text)
    {
        if (!text.Contains('=', StringComparison.Ordinal))
            return null;

        var pairs = Split(text, ';') ?? Split(text, ' ');
        if (pairs is null)
            return null;
        foreach (var key in FileKeys)
        {
            if (pairs.TryGetValue(key, out var file))
                return new KeywordPairs(pairs.Remove(key), file);
        }

        return ServerKeys.Any(pairs.ContainsKey) ? new KeywordPairs(pairs, null) : null;
    }

    static ImmutableSortedDictionary<string, string>? Split(string text, char separator)
    {
        var pairs = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var part in text.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=');
            if (equals <= 0)
                return null;
            var key = part[..equals].Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
            pairs[key] = part[(equals + 1)..].Trim().Trim('"', '\'');
        }

        var known = FileKeys.AddRange(ServerKeys);
        return known.Any(pairs.ContainsKey) ? pairs.ToImmutable() : null;
    }
}
