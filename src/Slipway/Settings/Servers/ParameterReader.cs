using Slipway.Problems;

namespace Slipway.Settings.Servers;

/// <summary>Turns the parameters of a URL or keyword string into libpq's words, and says which of them it does not know.</summary>
/// <param name="dialect">Whose parameters they are.</param>
sealed class ParameterReader(UrlDialect dialect)
{
    /// <summary>The words with those of the parameters, which win.</summary>
    /// <param name="words">What is known already.</param>
    /// <param name="pairs">The parameters, decoded.</param>
    public ServerWords Read(ServerWords words, IReadOnlyList<UrlPair> pairs)
    {
        var isOfPrisma = pairs.Any(pair => Is(pair, "sslaccept") || Is(pair, "sslidentity"));
        var unknown = new List<string>();
        foreach (var pair in pairs)
        {
            if (ParameterNames.Meaning(pair.Name) is { } meaning)
            {
                words = Add(words, meaning, pair, isOfPrisma);
                continue;
            }

            words = words.Leaving(pair);
            if (!ParameterNames.IsIrrelevant(pair.Name))
                unknown.Add(pair.Name);
        }

        // The other spellings of sslmode count where it is not said itself.
        foreach (var pair in pairs)
            words = Encryption(words, pair, pairs);
        return unknown.Count == 0 ? words : words.Noting(NotActedUpon(unknown));
    }

    /// <summary>A note that names parameters which nothing acts upon; never their values.</summary>
    public static Problem NotActedUpon(IReadOnlyCollection<string> names) => new(
        Codes.UrlParameterUnknown,
        $"Slipway does not act upon {(names.Count == 1 ? "this parameter" : "these parameters")} of the database URL: "
            + string.Join(", ", names.Select(Shown).Distinct().Order(StringComparer.Ordinal)) + ".");

    /// <summary>A name that looks like one; anything else may be the rest of a password.</summary>
    static string Shown(string name) => name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.' or ' ')
        ? name
        : SecretText.Hidden;

    static bool Is(UrlPair pair, string name) => pair.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    static ServerWords Add(ServerWords words, string meaning, UrlPair pair, bool isOfPrisma) => meaning switch
    {
        "ssl" or "tls" or "sslaccept" or "sslfactory" => words,
        // Prisma's sslcert is the authority; its sslidentity is the client's own.
        "sslcert" when isOfPrisma => words.With("sslrootcert", pair.Value),
        "sslidentity" => words.With("sslcert", pair.Value),
        "sslmode" => words.With("sslmode", Mode(pair.Value)),
        "target_session_attrs" => words.With(meaning, TargetSession(pair.Value)),
        "channel_binding" or "gssencmode" or "sslnegotiation" => words.With(meaning, pair.Value.ToLowerInvariant()),
        "load_balance_hosts" => words.With(meaning, Flag(pair.Value) is { } on ? (on ? "random" : "disable") : pair.Value),
        "keepalives" => words.With(meaning, Flag(pair.Value) is { } on ? (on ? "1" : "0") : pair.Value),
        ServerWords.Pooler => Flag(pair.Value) is true ? words.With(meaning, "true") : words,
        _ => words.With(meaning, pair.Value),
    };

    ServerWords Encryption(ServerWords words, UrlPair pair, IReadOnlyList<UrlPair> all)
    {
        if (Is(pair, "sslaccept"))
            return words.Or("sslmode", pair.Value is "strict" ? "verify-full" : "require", "");
        if (!Is(pair, "ssl") && !Is(pair, "tls"))
            return words;

        var trusting = all.Any(other => Is(other, "sslfactory") && other.Value.EndsWith("NonValidatingFactory", StringComparison.Ordinal));
        var on = dialect is UrlDialect.Jdbc && !trusting ? "verify-full" : "require";
        return (Flag(pair.Value), dialect, pair.Value) switch
        {
            (true, _, _) or (_, UrlDialect.Jdbc, "") => words.Or("sslmode", on, ""),
            (false, UrlDialect.Jdbc, _) => words,
            (false, _, _) => words.Or("sslmode", "disable", ""),
            _ => words.Or("sslmode", Mode(pair.Value), ""),
        };
    }

    /// <summary>The mode as libpq spells it. node's <c>no-verify</c> encrypts and asks for nothing.</summary>
    static string Mode(string value) => value.ToLowerInvariant().Replace('_', '-') switch
    {
        "no-verify" => "require",
        "verifyca" => "verify-ca",
        "verifyfull" or "verify-identity" => "verify-full",
        var mode => mode,
    };

    /// <summary>JDBC's and Npgsql's words for the server that is wanted.</summary>
    static string TargetSession(string value) => value.ToLowerInvariant() switch
    {
        "master" => "primary",
        "secondary" or "slave" => "standby",
        "prefersecondary" or "preferslave" or "preferstandby" => "prefer-standby",
        "preferprimary" or "prefer-primary" => "any",
        "readwrite" => "read-write",
        "readonly" => "read-only",
        var word => word,
    };

    static bool? Flag(string value) => value.ToLowerInvariant() switch
    {
        "true" or "1" or "on" or "yes" or "t" => true,
        "false" or "0" or "off" or "no" or "f" => false,
        _ => null,
    };
}
