using System.Collections.Immutable;
using Slipway.Problems;

namespace Slipway.Settings.Servers;

/// <summary>Reads a database that variables name part by part: they are never pasted into a URL, so a password may be any text.</summary>
static class ServerComponents
{
    const string DefaultHost = "localhost";
    const string DefaultUser = "postgres";

    /// <summary>The words of the first family that names a host or a database; <see langword="null"/> when none does.</summary>
    public static Outcome<ServerWords>? Find(Variables variables)
    {
        foreach (var family in ComponentNames.All)
        {
            if (family is { Host: { } host, Database: { } database }
                && (variables.GetSecret(host) is not null || variables.GetSecret(database) is not null))
                return Read(family, variables);
        }

        return null;
    }

    static Outcome<ServerWords> Read(ComponentNames family, Variables variables)
    {
        var words = Add(ServerWords.None, [.. family.Parts, .. Login(family, variables)], variables);
        if (!words.Succeeded)
            return words;
        return words.Value["dbname"] is null
            ? NoName(family)
            : words.Value.Or("host", DefaultHost, "default").Or("user", DefaultUser, "default");
    }

    /// <summary>The variables of families that say something else than the words do.</summary>
    public static ImmutableArray<string> Contradicting(ServerWords words, Variables variables) =>
        [.. ComponentNames.All.SelectMany(family => Contradicting(family, words, variables))];

    /// <summary>
    /// The words with the login of the first family that has a password and does not mean another server or user: then its password
    /// is none of ours. The user comes from the same family, where the words have none. Without a password anywhere, a user alone
    /// is taken, unless libpq's variables give one.
    /// </summary>
    /// <param name="words">The words of the URL.</param>
    /// <param name="variables">The variables.</param>
    /// <param name="origin">What gave the URL.</param>
    public static Outcome<ServerWords> WithLogin(ServerWords words, Variables variables, string origin)
    {
        if (words["password"] is not null)
            return words;
        var fitting = ComponentNames.Beside(origin).Where(family => MeansSame(family, words, variables)).ToList();
        if (fitting.Find(family => variables.GetSecret(family.Password) is not null) is { } family)
            return Add(words, Login(family, variables), variables);
        if (words["user"] is not null || variables.Get("PGUSER") is not null)
            return words;
        return fitting.Find(one => one.UserIn(variables) is not null) is { } named ? Add(words, Login(named, variables), variables) : words;
    }

    static bool MeansSame(ComponentNames family, ServerWords words, Variables variables)
    {
        var others = Contradicting(family, words, variables);
        return !others.Any(name => name == family.Host || family.Users.Contains(name));
    }

    static ImmutableArray<UrlPair> Login(ComponentNames family, Variables variables) => family.UserIn(variables) is { } user
        ? [new("user", user), new("password", family.Password)]
        : [new("password", family.Password)];

    /// <summary>The words with what these variables hold, where the words do not say it yet.</summary>
    static Outcome<ServerWords> Add(ServerWords words, ImmutableArray<UrlPair> parts, Variables variables)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var part in parts)
        {
            if (words[part.Name] is not null || variables.GetSecret(part.Value) is not { } found)
                continue;
            problems.AddRange(found.Problems);
            if (!found.Succeeded)
                continue;
            if (UrlText.Placeholder(found.Value.Value, isWhole: part.Name is "password") is { } placeholder)
                problems.Add(Unfilled(part.Value, placeholder));
            else
                words = words.With(part.Name, part.Name is "password" ? found.Value.Value : found.Value.Value.Trim(), found.Value.Origin);
        }

        return problems.Count > 0 ? problems.ToImmutable() : words;
    }

    static ImmutableArray<string> Contradicting(ComponentNames family, ServerWords words, Variables variables)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var part in family.UserIn(variables) is { } user ? family.Parts.Add(new("user", user)) : family.Parts)
        {
            var said = words[part.Name] ?? (part.Name is "port" ? "5432" : null);
            var comparison = part.Name is "host" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
            if (said is not null && variables.GetSecret(part.Value) is { Succeeded: true } other
                && !said.Equals(other.Value.Value.Trim(), comparison))
                names.Add(part.Value);
        }

        return names.ToImmutable();
    }

    static Problem NoName(ComponentNames family) => new(
        Codes.UrlMissing,
        $"{family.Host} names a host, but nothing names the database: {family.Database} is not set, and none of "
            + $"{string.Join(", ", UrlVariables.All)}.")
    {
        Fix = $"Set {family.Database}, or the whole URL in DATABASE_URL.",
    };

    static Problem Unfilled(string name, string placeholder) => new(
        Codes.UrlPlaceholder, $"{name} holds the placeholder '{placeholder}', which nothing has filled in.")
    {
        Fix = $"Set what {name} is put together from.",
    };
}
