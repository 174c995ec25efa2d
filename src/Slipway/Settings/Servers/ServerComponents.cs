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
            if (variables.GetSecret(family.Host) is not null || variables.GetSecret(family.Database) is not null)
                return Read(family, variables);
        }

        return null;
    }

    static Outcome<ServerWords> Read(ComponentNames family, Variables variables)
    {
        var words = ServerWords.None;
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var part in family.Parts.Add(new UrlPair("password", family.Password)))
        {
            if (variables.GetSecret(part.Value) is not { } found)
                continue;
            problems.AddRange(found.Problems);
            if (!found.Succeeded)
                continue;
            if (UrlText.Placeholder(found.Value.Value, isWhole: part.Name is "password") is { } placeholder)
                problems.Add(Unfilled(part.Value, placeholder));
            else
                words = words.With(part.Name, part.Name is "password" ? found.Value.Value : found.Value.Value.Trim(), found.Value.Origin);
        }

        if (problems.Count > 0)
            return problems.ToImmutable();
        return words["dbname"] is null ? NoName(family) : words.Or("host", DefaultHost, "default").Or("user", DefaultUser, "default");
    }

    /// <summary>The variables of families that say something else than the words do.</summary>
    public static ImmutableArray<string> Contradicting(ServerWords words, Variables variables) =>
        [.. ComponentNames.All.SelectMany(family => Contradicting(family, words, variables))];

    /// <summary>
    /// The words with the password of the first family that has one and does not mean another server: its password is none of ours.
    /// </summary>
    public static Outcome<ServerWords> WithPassword(ServerWords words, Variables variables)
    {
        if (words["password"] is not null)
            return words;
        foreach (var family in ComponentNames.All)
        {
            var others = Contradicting(family, words, variables);
            if (others.Contains(family.Host) || others.Contains(family.User) || variables.GetSecret(family.Password) is not { } found)
                continue;
            if (!found.Succeeded)
                return found.Problems;
            return UrlText.Placeholder(found.Value.Value, isWhole: true) is { } placeholder
                ? Unfilled(family.Password, placeholder)
                : words.With("password", found.Value.Value, found.Value.Origin);
        }

        return words;
    }

    static ImmutableArray<string> Contradicting(ComponentNames family, ServerWords words, Variables variables)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var part in family.Parts)
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
