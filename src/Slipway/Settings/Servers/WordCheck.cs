using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Slipway.Problems;

namespace Slipway.Settings.Servers;

/// <summary>Checks the words that have only a few values. The value itself is never shown: part of a password may have got there.</summary>
static class WordCheck
{
    static readonly FrozenDictionary<string, ImmutableArray<string>> Choices = new Dictionary<string, ImmutableArray<string>>
    {
        ["sslmode"] = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"],
        ["sslnegotiation"] = ["postgres", "direct"],
        ["channel_binding"] = ["disable", "prefer", "require"],
        ["gssencmode"] = ["disable", "prefer", "require"],
        ["target_session_attrs"] = ["any", "read-write", "read-only", "primary", "standby", "prefer-standby"],
        ["load_balance_hosts"] = ["disable", "random"],
        ["keepalives"] = ["0", "1"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly ImmutableArray<string> Numbers = ["connect_timeout", "keepalives_idle", "keepalives_interval"];

    static readonly ImmutableArray<string> Logins = ["password", "md5", "gss", "sspi", "scram-sha-256", "none"];

    static readonly ImmutableArray<string> Encrypting = ["require", "verify-ca", "verify-full"];

    /// <summary>What cannot be used.</summary>
    public static IEnumerable<Problem> Of(ServerWords words)
    {
        foreach (var (keyword, choices) in Choices)
        {
            if (words[keyword] is { } value && !choices.Contains(value))
                yield return Unusable(words, keyword, $"Known are: {string.Join(", ", choices)}.");
        }

        foreach (var keyword in Numbers)
        {
            if (words[keyword] is { } value && !int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
                yield return Unusable(words, keyword, "A whole number of seconds is expected.");
        }

        foreach (var name in words.Others.Keys)
        {
            if (!ParameterNames.IsKnown(name) && NearestName.Of(name, Safeguards) is { } meant)
                yield return Misspelt(name, meant);
        }

        if (words["require_auth"] is { } methods && !methods.Split(',').All(method => Logins.Contains(method.Trim().TrimStart('!'))))
            yield return Unusable(words, "require_auth", $"Known are, with commas between: {string.Join(", ", Logins)}; ! forbids one.");
        if (words["sslnegotiation"] is "direct" && !Encrypting.Contains(words["sslmode"] ?? ""))
            yield return Unusable(words, "sslnegotiation", "direct needs sslmode=require or stronger.");
        if (words["sslrootcert"] is "system" && words["sslmode"] is not (null or "verify-full"))
            yield return Unusable(words, "sslmode", "sslrootcert=system needs sslmode=verify-full.");
    }

    /// <summary>Whoever misspells one of these would go without what it demands.</summary>
    static readonly ImmutableArray<string> Safeguards =
        ["sslmode", "sslrootcert", "sslcert", "sslkey", "sslnegotiation", "channel_binding", "require_auth", "target_session_attrs"];

    static Problem Misspelt(string name, string meant) => new(
        Codes.UrlInvalid, $"The parameter '{name}' in the database URL is none, and what it was to demand would not be demanded.")
    {
        Fix = $"Did you mean '{meant}'?",
    };

    /// <summary>The problem that a word has a value that it cannot have.</summary>
    public static Problem Unusable(ServerWords words, string keyword, string fix)
    {
        var from = words.All[keyword].Origin is { Length: > 0 } origin ? $"from {origin}" : "in the database URL";
        return new Problem(Codes.UrlInvalid, $"The parameter '{keyword}' {from} cannot be used.") { Fix = fix };
    }
}
