using System.Collections.Immutable;
using Slipway.Problems;

namespace Slipway.Settings;

/// <summary>The environment variables: the real ones, then those of the <c>.env</c> file, then what files hold.</summary>
sealed class Variables(IReadOnlyDictionary<string, string> real, string folder)
{
    /// <summary>The ending of a variable that names a file with the value.</summary>
    public const string FileEnding = "_FILE";

    const string Prefix = "SLIPWAY_";

    ImmutableDictionary<string, string> _fromFile = ImmutableDictionary<string, string>.Empty;
    string _fileFolder = "";
    string _fileShown = "";

    /// <summary>A variable's value, what gave it, and the folder from which a relative path in it is meant.</summary>
    public sealed record Found(string Value, string Origin, string Folder);

    public void Add(EnvFile file, string fileFolder, string shownAs) =>
        (_fromFile, _fileFolder, _fileShown) = (file.Values, fileFolder, shownAs);

    /// <summary>The variable; <see langword="null"/> when it is not set, or empty.</summary>
    public Found? Get(string name)
    {
        if (real.TryGetValue(name, out var value))
            return value.Length == 0 ? null : new Found(value, name, folder);
        return _fromFile.TryGetValue(name, out value) && value.Length > 0
            ? new Found(value, $"{name} in {_fileShown}", _fileFolder)
            : null;
    }

    /// <summary>The variable in the shape of <see cref="GetSecret"/>.</summary>
    public Outcome<Found>? GetPlain(string name) => Get(name) is { } found ? (Outcome<Found>)found : null;

    /// <summary>The variable, or what stands in the file that NAME_FILE or the service manager's credentials give.</summary>
    public Outcome<Found>? GetSecret(string name)
    {
        var plain = Get(name);
        var pointer = Get(name + FileEnding);
        if (plain is not null && pointer is not null)
        {
            return new Problem(Codes.VariableTwice, $"Both {name} and {name}{FileEnding} are set; only one of them may be.")
            {
                Fix = $"Unset one of them.",
            };
        }

        if (pointer is not null)
            return ReadSecret(Path.Combine(pointer.Folder, pointer.Value), pointer.Origin, folder);
        if (plain is not null)
            return plain;
        return Get("CREDENTIALS_DIRECTORY") is { Value: var credentials } && File.Exists(Path.Combine(credentials, name))
            ? ReadSecret(Path.Combine(credentials, name), $"the credential {name}", folder)
            : null;
    }

    /// <summary>A secret's file without the line ends at its end.</summary>
    public static Outcome<Found> ReadSecret(string file, string origin, string folder)
    {
        try
        {
            return new Found(File.ReadAllText(file).TrimEnd('\n', '\r'), $"{origin} ({file})", folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new Problem(Codes.SecretFileUnreadable, $"The file that {origin} names cannot be read: {fault.Message}")
            {
                Fix = "Look whether the secret is mounted there and this user may read it, or take the variable away.",
            };
        }
    }

    /// <summary>The variables that begin like ours and are not.</summary>
    public IEnumerable<Problem> Unknown(ImmutableArray<string> programs)
    {
        // Kubernetes gives these to every container when a service bears our name.
        static bool IsServiceLink(string name) => name is "SLIPWAY_PORT" || name.StartsWith("SLIPWAY_PORT_", StringComparison.Ordinal)
            || name.StartsWith("SLIPWAY_SERVICE_", StringComparison.Ordinal);

        List<string>? known = null;
        foreach (var name in real.Keys.Concat(_fromFile.Keys).Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Distinct())
        {
            known ??= Known(programs);
            if (known.Contains(name) || IsServiceLink(name))
                continue;
            yield return new Problem(Codes.VariableUnknown, $"The environment variable {name} is none of Slipway's.")
            {
                Fix = NearestName.Suggest(name, known),
            };
        }
    }

    static List<string> Known(ImmutableArray<string> programs) =>
    [
        "SLIPWAY_CONFIG",
        .. programs,
        .. SettingKeys.All.Where(key => key.Variable is not null).Select(key => key.Variable!),
        .. SettingKeys.All.Where(key => key is { Variable: not null, IsSecret: true }).Select(key => key.Variable + FileEnding),
    ];
}
