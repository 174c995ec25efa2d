using Slipway.Problems;
using Slipway.Settings.Servers;

namespace Slipway.Settings;

/// <summary>Tells which form a text has, and hands it to who reads that form.</summary>
/// <param name="text">The text.</param>
/// <param name="folder">The folder from which a relative path is meant.</param>
/// <param name="sources">What gives the words that the text does not say; <see langword="null"/> for nothing.</param>
sealed class DatabaseUrlReader(string text, string folder, ServerSources? sources)
{
    const string Forms = "Write sqlite:data/app.db, sqlite:////data/app.db, file:./app.db, a path that ends in .db, "
        + "or postgresql://user@host/name.";

    public Outcome<DatabaseUrl> Read()
    {
        if (Scheme(text) is { } scheme)
            return ReadUrl(scheme, text[(scheme.Length + 1)..], UrlDialect.Libpq);
        if (KeywordPairs.Read(text) is { } pairs)
            return ReadPairs(pairs);
        if (text == FileLocation.Memory || LooksLikeFile(text))
            return new FileLocation(text, folder).AsWritten(text, FileLocation.NoOptions);

        return new Problem(Codes.UrlInvalid, $"'{SecretText.Mask(text)}' is no database URL that Slipway knows.") { Fix = Forms };
    }

    Outcome<DatabaseUrl> ReadUrl(string scheme, string rest, UrlDialect dialect)
    {
        var name = scheme.ToLowerInvariant();
        if (name is "jdbc" or "r2dbc" or "r2dbcs" && Scheme(rest) is { } inner)
            return ReadJava(name, inner, rest[(inner.Length + 1)..]);

        if (DatabaseSchemes.RefusedBy(name) is { } refused)
        {
            return new Problem(Codes.EngineUnsupported, $"The URL names a database of {refused}, which Slipway does not move.")
            {
                Fix = Forms,
            };
        }

        var location = new FileLocation(text, folder);
        return (name, DatabaseSchemes.EngineOf(name)) switch
        {
            (DatabaseSchemes.LocalFile, _) => location.AsFileUrl(rest),
            (_, { } engine) when engine == DatabaseSchemes.FileEngine => location.AsUrl(rest),
            (_, { }) when name.Contains('+', StringComparison.Ordinal) => Server(new ServerUrlReader(UrlDialect.SqlAlchemy).Read(rest)),
            (_, { }) => Server(new ServerUrlReader(dialect).Read(rest)),
            _ => new Problem(Codes.UrlInvalid, $"'{scheme}:' is no scheme of a database URL that Slipway knows.")
            {
                Fix = NearestName.Of(name, DatabaseSchemes.Known) is { } near ? $"Did you mean '{near}:'?" : Forms,
            },
        };
    }

    /// <summary>The URLs of Java name their interface before the database; R2DBC's may name a pool and a way to fail over, too.</summary>
    Outcome<DatabaseUrl> ReadJava(string outer, string scheme, string rest)
    {
        if (DatabaseSchemes.EngineOf(scheme.ToLowerInvariant()) == DatabaseSchemes.FileEngine)
            return new FileLocation(text, folder).AsPath(rest);
        if (outer is "jdbc")
            return ReadUrl(scheme, rest, UrlDialect.Jdbc);

        if (scheme is "pool" && Scheme(rest) is { } pooled)
            (scheme, rest) = (pooled, rest[(pooled.Length + 1)..]);
        const string failover = "failover:";
        if (rest.StartsWith(failover, StringComparison.Ordinal))
            rest = rest[failover.Length..];
        if (outer is "r2dbcs")
            rest += rest.Contains('?', StringComparison.Ordinal) ? "&ssl=true" : "?ssl=true";
        return ReadUrl(scheme, rest, UrlDialect.R2dbc);
    }

    Outcome<DatabaseUrl> ReadPairs(KeywordPairs pairs)
    {
        if (pairs.Fault is { } fault)
            return new Problem(Codes.UrlInvalid, fault + ".") { Fix = "Write ' inside of quotes as \\' (or as '' between semicolons)." };
        if (pairs.NamesOtherServer)
        {
            return new Problem(Codes.EngineUnsupported, "The keyword string is one of SQL Server, which Slipway does not move.")
            {
                Fix = Forms,
            };
        }

        return pairs.File is { } file
            ? new FileLocation(text, folder).AsWritten(file, pairs.Options)
            : Server(pairs.IsOfLibpq ? KeywordReader.FromLibpq(pairs.All) : KeywordReader.FromNpgsql(pairs.All));
    }

    Outcome<DatabaseUrl> Server(Outcome<ServerWords> read) => !read.Succeeded ? read.Problems : ServerUrl.Of(read.Value, text, sources);

    /// <summary>The scheme; <see langword="null"/> without one. One letter is no scheme: it is a drive.</summary>
    static string? Scheme(string text)
    {
        var colon = text.IndexOf(':');
        return colon >= 2 && char.IsAsciiLetter(text[0])
            && text.AsSpan(0, colon).IndexOfAnyExcept(SchemeLetters) < 0
            ? text[..colon]
            : null;
    }

    static readonly System.Buffers.SearchValues<char> SchemeLetters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-_");

    bool LooksLikeFile(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".db" or ".db3" or ".sqlite" or ".sqlite3"
        || File.Exists(Path.Combine(folder, path));
}
