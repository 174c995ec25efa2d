using System.Collections.Immutable;
using Slipway.Problems;

namespace Slipway.Settings.Servers;

/// <summary>Reads a URL of a server: what stands behind its scheme.</summary>
sealed class ServerUrlReader(UrlDialect dialect)
{
    readonly PercentText _inAuthority = new(
        PlusIsBlank: dialect is UrlDialect.Jdbc or UrlDialect.R2dbc, KeepsBadEscapes: dialect is UrlDialect.SqlAlchemy);

    readonly PercentText _inQuery = new(
        PlusIsBlank: dialect is not UrlDialect.Libpq, KeepsBadEscapes: dialect is UrlDialect.SqlAlchemy);

    readonly ImmutableArray<Problem>.Builder _problems = ImmutableArray.CreateBuilder<Problem>();

    /// <summary>The words of the URL.</summary>
    public Outcome<ServerWords> Read(string rest)
    {
        if (Body(rest) is not { } body)
        {
            return new Problem(Codes.UrlInvalid, "Behind the scheme of the database URL two slashes are missing.")
            {
                Fix = "Write postgresql://user@host/name.",
            };
        }

        var split = UrlSplit.Of(body, dialect, _inAuthority);
        if (!split.Succeeded)
            return split.Problems;

        var words = User(split.Value);
        var tail = split.Value.Tail;
        var host = Decode(tail.Hosts, "host", _inAuthority);
        words = words.With("host", dialect is UrlDialect.Jdbc && host is "" ? "localhost" : host)
            .With("port", tail.Ports.Trim(',').Length == 0 ? null : tail.Ports)
            .With("dbname", Decode(tail.Database, "database name", _inAuthority));
        var pairs = tail.Query
            .Select(pair => pair with { Value = Decode(pair.Value, $"parameter '{pair.Name}'", _inQuery) ?? "" })
            .ToImmutableArray();
        words = new ParameterReader(dialect).Read(words, dialect is UrlDialect.SqlAlchemy ? SqlAlchemyHosts.Join(pairs) : pairs);
        return _problems.Count > 0 ? _problems.ToImmutable() : words;
    }

    /// <summary>What stands behind the two slashes. JDBC and R2DBC have forms without, and words before.</summary>
    string? Body(string rest)
    {
        if (rest.StartsWith("//", StringComparison.Ordinal))
            return rest[2..];
        return dialect is not UrlDialect.Jdbc ? null : rest is ['/', ..] ? rest : "/" + rest;
    }

    ServerWords User(UrlSplit split)
    {
        if (split.UserInfo is not { } text)
            return ServerWords.None;

        var colon = text.IndexOf(':');
        var (user, password) = colon < 0 ? (text, null) : (text[..colon], text[(colon + 1)..]);
        var words = ServerWords.None
            .With("user", Raw(user, "user name", split.IsTolerant))
            .With("password", password is null ? null : Raw(password, "password", split.IsTolerant));
        return !split.IsTolerant ? words : words.Noting(new Problem(
            Codes.UrlPasswordRaw,
            "The password in the database URL holds letters that should be percent-encoded; it was read up to the last @ before the host.")
        {
            Fix = "Write %40 for @, %2F for /, %3F for ?, %23 for #.",
        });
    }

    /// <summary>Who wrote one letter raw wrote none encoded, unless there are escapes as well: then nobody can tell.</summary>
    string? Raw(string text, string part, bool isTolerant)
    {
        if (!isTolerant)
            return Decode(text, part, _inAuthority);
        if (!PercentText.HasEscape(text))
            return text;

        if (text.AsSpan().IndexOfAny("@/?") < 0)
            return Decode(text, part, _inAuthority);
        Invalid($"The {part} in the database URL holds raw letters that should be percent-encoded beside some that are",
            "Percent-encode all of it, % as %25.");
        return null;
    }

    string? Decode(string text, string part, PercentText decoder)
    {
        var (decoded, fault) = decoder.Decode(text);
        if (fault is not null)
            Invalid($"The {part} in the database URL {fault}", fault == PercentText.BadEscape ? "Write %25 for a % itself." : null);
        return decoded;
    }

    void Invalid(string message, string? fix) => _problems.Add(new Problem(Codes.UrlInvalid, message + ".") { Fix = fix });
}
