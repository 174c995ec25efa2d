using System.Collections.Immutable;
using Slipway.Problems;

namespace Slipway.Settings.Servers;

/// <summary>
/// Gives the words that a URL does not say, as libpq does: from the service that is named, then from the variables, then the
/// password file. For user and password the components of frameworks are asked before libpq's own variables.
/// </summary>
/// <param name="variables">The variables.</param>
/// <param name="origin">What gave the URL.</param>
sealed class ServerSources(Variables variables, string origin)
{
    /// <summary>What gave the URL.</summary>
    public string Origin => origin;

    /// <summary>Whether components that contradict the URL are to be spoken of: not when it was typed.</summary>
    public bool WasTyped => origin.StartsWith("--", StringComparison.Ordinal);

    /// <summary>The words with those that were missing; or what is wrong with the sources.</summary>
    public Outcome<ServerWords> Complete(ServerWords words)
    {
        var service = ServiceFile.Complete(words, variables);
        if (!service.Succeeded)
            return service.Problems;

        var contradicting = ServerComponents.Contradicting(service.Value, variables);
        words = contradicting.Length == 0 || WasTyped ? service.Value : service.Value.Noting(Contradiction(contradicting));
        var withLogin = ServerComponents.WithLogin(words, variables, origin);
        return withLogin.Succeeded ? Completed(withLogin.Value) : withLogin.Problems;
    }

    Outcome<ServerWords> Completed(ServerWords words)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var pair in LibpqKeywords.WithVariable)
            words = OrVariable(words, pair.Keyword, pair.Variable, problems);
        words = OrVariable(words, "password", "PGPASSWORD", problems);
        return problems.Count > 0 ? problems.ToImmutable() : PasswordFile.Complete(words, variables);
    }

    ServerWords OrVariable(ServerWords words, string keyword, string name, ImmutableArray<Problem>.Builder problems)
    {
        // An address in the place of the name that the URL gives would lead elsewhere.
        if (words[keyword] is not null || (keyword is "hostaddr" && words["host"] is not null))
            return words;
        if (variables.GetSecret(name) is not { } found)
            return words;
        problems.AddRange(found.Problems);
        return found.Succeeded ? words.Or(keyword, found.Value.Value, found.Value.Origin) : words;
    }

    Problem Contradiction(ImmutableArray<string> names) => new(
        Codes.UrlContradicted,
        $"{string.Join(", ", names)} {(names.Length == 1 ? "says" : "say")} something else about the database than {origin}, which wins.")
    {
        Fix = $"Unset {(names.Length == 1 ? "it" : "them")}, or {origin}.",
    };
}
