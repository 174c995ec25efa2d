using Slipway.Problems;

namespace Slipway.Settings;

/// <summary>Tells which form a text has, and hands it to who reads that form.</summary>
sealed class DatabaseUrlReader(string text, string folder)
{
    const string Forms = "Write sqlite:data/app.db, sqlite:////data/app.db, file:./app.db, a path that ends in .db, "
        + "or postgresql://user@host/name.";

    public Outcome<DatabaseUrl> Read()
    {
        if (Scheme(text) is { } scheme)
            return ReadUrl(scheme, text[(scheme.Length + 1)..]);
        if (KeywordPairs.Read(text) is { } pairs)
            return ReadPairs(pairs);
        if (text == FileLocation.Memory || LooksLikeFile(text))
            return new FileLocation(text, folder).AsWritten(text, FileLocation.NoOptions);

        return new Problem(Codes.UrlInvalid, $"'{SecretText.Mask(text)}' is no database URL that Slipway knows.") { Fix = Forms };
    }

    Outcome<DatabaseUrl> ReadUrl(string scheme, string rest)
    {
        var name = scheme.ToLowerInvariant();
        if (name is "jdbc" or "r2dbc" && Scheme(rest) is { } inner)
        {
            var asWritten = DatabaseSchemes.EngineOf(inner.ToLowerInvariant()) == DatabaseSchemes.FileEngine;
            return asWritten
                ? new FileLocation(text, folder).AsPath(rest[(inner.Length + 1)..])
                : ReadUrl(inner, rest[(inner.Length + 1)..]);
        }

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
            (_, { } engine) => new DatabaseUrl { Engine = engine, Secret = text },
            _ => new Problem(Codes.UrlInvalid, $"'{scheme}:' is no scheme of a database URL that Slipway knows.")
            {
                Fix = NearestName.Of(name, DatabaseSchemes.Known) is { } near ? $"Did you mean '{near}:'?" : Forms,
            },
        };
    }

    Outcome<DatabaseUrl> ReadPairs(KeywordPairs pairs)
    {
        if (pairs.NamesOtherServer)
        {
            return new Problem(Codes.EngineUnsupported, "The keyword string is one of SQL Server, which Slipway does not move.")
            {
                Fix = Forms,
            };
        }

        return pairs.File is { } file
            ? new FileLocation(text, folder).AsWritten(file, pairs.Others)
            : new DatabaseUrl { Engine = DatabaseSchemes.ServerEngine, Secret = text, Options = pairs.Others };
    }

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
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");

    bool LooksLikeFile(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".db" or ".db3" or ".sqlite" or ".sqlite3"
        || File.Exists(Path.Combine(folder, path));
}
