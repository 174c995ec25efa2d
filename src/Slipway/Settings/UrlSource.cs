using Slipway.Problems;

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
        if (request.UrlFile is { } urlFile)
            return Understand(Variables.ReadSecret(Path.Combine(Here, urlFile), "--url-file", Here));

        var own = Own();
        if (own.Value is not null)
            return Understand(Follow(own));

        foreach (var name in UrlVariables.All)
        {
            if (variables.GetSecret(name) is { } found)
                return Understand(found);
        }

        return new Problem(Codes.UrlMissing, "No database is named.")
        {
            Fix = "Give --url sqlite:data/app.db, set SLIPWAY_DATABASE_URL or DATABASE_URL, or write \"url\" into slipway.json.",
        };
    }

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

    static Outcome<DatabaseUrl> Understand(Outcome<Variables.Found> found)
    {
        if (!found.Succeeded)
            return found.Problems;

        var url = DatabaseUrl.Parse(found.Value.Value, found.Value.Folder);
        if (url.Succeeded)
            return url.Value with { Origin = found.Value.Origin };
        return url.Problems[0] with { Message = $"{url.Problems[0].Message} It comes from {found.Value.Origin}." };
    }
}
