using System.Collections.Immutable;
using Slipway.Problems;

namespace Slipway.Settings;

/// <summary>Brings the sources of settings together: a flag wins over a variable, that over the file, that over the default.</summary>
public sealed class SettingsLoader
{
    readonly SettingsRequest _request;
    readonly Variables _variables;
    readonly ImmutableArray<Problem>.Builder _problems = ImmutableArray.CreateBuilder<Problem>();
    readonly ImmutableArray<Problem>.Builder _notes = ImmutableArray.CreateBuilder<Problem>();
    SettingsFile? _file;
    string? _environment;

    SettingsLoader(SettingsRequest request)
    {
        _request = request;
        _variables = new Variables(request.Environment, request.WorkingDirectory);
    }

    /// <summary>Reads all settings, and finds everything that is wrong with them at once.</summary>
    public static Outcome<SlipwaySettings> Load(SettingsRequest request) => new SettingsLoader(request).Load();

    Outcome<SlipwaySettings> Load()
    {
        ReadFile();
        _environment = Candidate(SettingKeys.Find("environment")!)?.Value;
        ReadEnvFile();
        _environment = Candidate(SettingKeys.Find("environment")!)?.Value?.Trim();
        CheckEnvironment();
        _problems.AddRange(_variables.Unknown(_request.ProgramVariables));

        var all = ImmutableArray.CreateBuilder<Setting>(SettingKeys.All.Length);
        foreach (var key in SettingKeys.All)
            all.Add(Resolve(key));
        if (_problems.Count > 0)
            return _problems.Distinct().ToImmutableArray();

        WarnOfPassword();
        return new SlipwaySettings(all.ToImmutable(), _file, _request, _variables) { Notes = _notes.ToImmutable() };
    }

    void WarnOfPassword()
    {
        if (_request.Flags.TryGetValue("url", out var url) && SecretText.Mask(url) != url)
        {
            _notes.Add(new Problem(Codes.PasswordVisible, "The password in --url can be seen by everyone on this machine.")
            {
                Fix = "Give the URL with --url-file FILE, or in SLIPWAY_DATABASE_URL.",
            });
        }
    }

    void ReadFile()
    {
        var given = _request.ConfigFile ?? _variables.Get("SLIPWAY_CONFIG")?.Value;
        var path = given is null ? SettingsFile.FindUpwards(_request.WorkingDirectory) : FromHere(given);
        if (path is null)
            return;

        var read = SettingsFile.Read(path, given ?? Shown(path));
        _file = read.Value;
        _problems.AddRange(read.Succeeded ? read.Value.Faults : read.Problems);
    }

    void ReadEnvFile()
    {
        var path = _request.EnvFile is { } given ? FromHere(given)
            : _file is not null && !ProductionSigns.Are(_environment, _variables) ? Path.Combine(_file.Folder, ".env")
            : null;
        if (path is null || (_request.EnvFile is null && !File.Exists(path)))
            return;

        try
        {
            var shown = Shown(path);
            var read = EnvFile.Parse(File.ReadAllText(path), shown);
            _variables.Add(read, Path.GetDirectoryName(path)!, shown);
            // A .env that lies there belongs to the application first, whose reader may understand more than we do.
            (_request.EnvFile is null ? _notes : _problems).AddRange(read.Faults);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _problems.Add(new Problem(Codes.EnvFileInvalid, $"The file '{Shown(path)}' cannot be read: {fault.Message}")
            {
                Fix = "Look at the path, which is meant from the working directory, and at who may read the file.",
            });
        }
    }

    void CheckEnvironment()
    {
        if (_environment is not null && _file is { Environments.Count: > 0 } && !_file.Environments.ContainsKey(_environment))
        {
            _problems.Add(new Problem(Codes.EnvironmentUnknown, $"The settings know no environment '{_environment}'.")
            {
                Where = new Place(Shown(_file.Path)),
                Fix = NearestName.Suggest(_environment, [.. _file.Environments.Keys.Order(StringComparer.Ordinal)]),
            });
        }
    }

    Setting Resolve(SettingKey key)
    {
        var found = key.Name is "environment" && _environment is { Length: 0 } ? null : Candidate(key);
        if (found is null)
        {
            return new Setting(key, key.Default, key.Default is null ? "unset" : "default")
            {
                Folder = _file?.Folder ?? _request.WorkingDirectory,
            };
        }

        var sound = SettingReader.Check(found);
        _problems.AddRange(sound.Problems);
        if (key.Name is "engine" && !_request.Engines.IsEmpty && !_request.Engines.Contains(found.Value!))
        {
            var near = NearestName.Suggest(found.Value!, _request.Engines);
            _problems.Add(SettingReader.Invalid(found, $"There is no engine '{found.Value}' here.", near));
        }

        return found;
    }

    /// <summary>The setting by the strongest source that gives it; <see langword="null"/> when none does.</summary>
    Setting? Candidate(SettingKey key)
    {
        if (_request.Flags.TryGetValue(key.Name, out var flag))
            return new Setting(key, flag, FlagOf(key)) { Folder = _request.WorkingDirectory };

        if (key.Variable is { } name)
        {
            var found = key.IsSecret ? _variables.GetSecret(name) : _variables.GetPlain(name);
            if (found is { Succeeded: true })
                return new Setting(key, found.Value.Value, found.Value.Origin) { Folder = found.Value.Folder };
            if (found is not null)
                _problems.AddRange(found.Problems);
        }

        if (_file is null)
            return null;
        var own = _environment is null ? null : _file.Environments.GetValueOrDefault(_environment);
        var inFile = own?.GetValueOrDefault(key.Name) ?? _file.Values.GetValueOrDefault(key.Name);
        if (inFile is null || inFile.IsNull)
            return null;

        var read = SettingReader.FromFile(key, inFile, _file.Folder);
        if (read.Succeeded)
            return read.Value;
        _problems.AddRange(read.Problems);
        return null;
    }

    static string FlagOf(SettingKey key) => key.Name switch
    {
        "environment" => "--env",
        "lockWait" => "--lock-wait",
        _ => "--" + key.Name.Replace('.', '-'),
    };

    string FromHere(string path) => Path.GetFullPath(Path.Combine(_request.WorkingDirectory, path));

    string Shown(string path)
    {
        var relative = Path.GetRelativePath(_request.WorkingDirectory, path);
        return relative.StartsWith("../../..", StringComparison.Ordinal) ? path : relative;
    }
}
