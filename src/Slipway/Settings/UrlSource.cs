using System.Collections.Immutable;
using Slipway.Problems;
using Slipway.Settings.Servers;

namespace Slipway.Settings;

/// <summary>
/// Finds the database: a flag, Slipway's own variable, the settings file, then the variables of frameworks and platforms.
/// The first that is given wins, and is named.
/// </summary>
sealed class UrlSource(SlipwaySettings settings, Variables variables, SettingsRequest request)
{
    const string FromVariable = "env:";

    string Here => request.WorkingDirectory;

    public Outcome<DatabaseUrl> Find()
    {
        var found = Search();
        return found.Succeeded && settings.Get("engine") is { Value: { } engine } setting && engine != found.Value.Engine
            ? SettingReader.Invalid(
                setting,
                $"'engine' is '{engine}', and the database that {found.Value.Origin} names is one of {found.Value.Engine}.",
                "Take 'engine' out: the URL tells it. Or name a database of that engine.")
            : found;
    }

    /// <summary>The database that a setting names.</summary>
    public Outcome<DatabaseUrl> Of(string setting) => Understand(Follow(settings.Get(setting)));

    /// <summary>The database that a text names.</summary>
    public Outcome<DatabaseUrl> Of(string text, string origin) => Understand(new Variables.Found(text, origin, Here));

    Outcome<DatabaseUrl> Search()
    {
        if (request.UrlFile is { } urlFile)
            return Understand(Variables.ReadSecret(Path.Combine(Here, urlFile), "--url-file", Here));

        var own = Own();
        if (own.Value is not null)
        {
            var found = Understand(Follow(own));
            return own.Key.Name is "directUrl" && settings.Get("url") is { Value: not null } pooled ? Beside(found, Follow(pooled)) : found;
        }

        return FromVariables() ?? (settings.Text("engine") == DatabaseSchemes.FileEngine ? null : FromParts()) ?? Missing();
    }

    Outcome<DatabaseUrl>? FromVariables()
    {
        foreach (var name in UrlVariables.All)
        {
            if (variables.GetSecret(name) is not { } found)
                continue;
            var url = Understand(found);
            return UrlVariables.Direct.Contains(name) && Pooled() is { } pooled ? Beside(url, pooled) : url;
        }

        return null;
    }

    /// <summary>The URL that the application uses.</summary>
    Outcome<Variables.Found>? Pooled()
    {
        foreach (var name in UrlVariables.OfApplications)
        {
            if (variables.GetSecret(name) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>What names a database part by part: the variables of frameworks, then libpq's own.</summary>
    Outcome<DatabaseUrl>? FromParts()
    {
        if (ServerComponents.Find(variables) is { } parts)
        {
            return parts.Succeeded
                ? FromWords(parts.Value, parts.Value.All["dbname"].Origin)
                : parts.Problems;
        }

        foreach (var name in UrlVariables.OfLibpq)
        {
            if (variables.Get(name) is { } found)
                return FromWords(ServerWords.None, found.Origin);
        }

        return null;
    }

    Outcome<DatabaseUrl> FromWords(ServerWords words, string origin)
    {
        var url = ServerUrl.Of(words, text: null, new ServerSources(variables, origin));
        return url.Succeeded ? url.Value with { Origin = origin } : url;
    }

    static Problem Missing() => new(
        Codes.UrlMissing,
        "No database is named: there is no --url, no \"url\" in slipway.json, and none of these variables is set: "
            + string.Join(", ", Tried()) + ".")
    {
        Fix = "Give --url sqlite:data/app.db, set SLIPWAY_DATABASE_URL or DATABASE_URL, or write \"url\" into slipway.json.",
    };

    static IEnumerable<string> Tried() =>
    [
        "SLIPWAY_DATABASE_URL", "SLIPWAY_DIRECT_URL", .. UrlVariables.All,
        .. ComponentNames.All.SelectMany(family => new[] { family.Host, family.Database }).OfType<string>(), .. UrlVariables.OfLibpq,
    ];

    /// <summary>The direct URL, with a warning when it leads to another database than the one beside it.</summary>
    Outcome<DatabaseUrl> Beside(Outcome<DatabaseUrl> direct, Outcome<Variables.Found> pooled)
    {
        if (!direct.Succeeded || Understand(pooled).Value is not { } other || NameOf(direct.Value) == NameOf(other))
            return direct;
        return direct.Value with
        {
            Notes = direct.Value.Notes.Add(new Problem(
                Codes.UrlDirectElsewhere,
                $"{direct.Value.Origin} names the database '{NameOf(direct.Value)}', {other.Origin} '{NameOf(other)}'. The first is used.")
            {
                Fix = "Let both name one database.",
            }),
        };
    }

    static string? NameOf(DatabaseUrl url) => url.File ?? url.Server?.Database ?? url.Server?.User;

    /// <summary>The direct URL, unless a stronger source gives the other: a flag, or a variable against the file.</summary>
    Setting Own()
    {
        var (url, direct) = (settings.Get("url"), settings.Get("directUrl"));
        var stronger = url.Value is not null && (request.Flags.ContainsKey("url") || (url.Where is null && direct.Where is not null));
        return direct.Value is null || stronger ? url : direct;
    }

    /// <summary>What the setting says, or what the variable or file that it names holds.</summary>
    Outcome<Variables.Found> Follow(Setting setting)
    {
        var value = setting.Value!;
        if (setting.Items is ["file"])
            return Variables.ReadSecret(Path.Combine(setting.Folder, value), setting.Origin, Here);
        if (!value.StartsWith(FromVariable, StringComparison.Ordinal))
            return new Variables.Found(value, setting.Origin, setting.Folder);

        var name = value[FromVariable.Length..].Trim();
        return variables.GetSecret(name)
            ?? new Problem(Codes.UrlMissing, $"The variable {name}, from which the URL is to be taken, is not set.")
        {
            Where = setting.Where,
            Fix = $"Set {name}, or write another variable's name behind env:.",
        };
    }

    Outcome<DatabaseUrl> Understand(Outcome<Variables.Found> found)
    {
        if (!found.Succeeded)
            return found.Problems;

        var (text, origin, folder) = found.Value;
        var clean = UrlText.Clean(text);
        var url = clean.Succeeded
            ? new DatabaseUrlReader(clean.Value, folder, new ServerSources(variables, origin)).Read()
            : clean.Problems;
        return url.Succeeded
            ? url.Value with { Origin = origin }
            : url.Problems.Select(problem => problem with { Message = $"{problem.Message} It comes from {origin}." }).ToImmutableArray();
    }
}
