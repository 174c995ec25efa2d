using System.Collections.Immutable;
using Slipway.Problems;
using Slipway.Settings;

namespace Slipway.Tests.Settings;

/// <summary>A temporary folder from which settings are read.</summary>
sealed class SettingsFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("slipway-settings-").FullName;

    public Dictionary<string, string> Environment { get; } = [];

    public SettingsFolder Write(string name, string text)
    {
        var file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    public SettingsFolder Set(string variable, string value)
    {
        Environment[variable] = value;
        return this;
    }

    public Outcome<SlipwaySettings> Load(Func<SettingsRequest, SettingsRequest>? change = null)
    {
        var request = new SettingsRequest(Path, Environment) { Engines = ["sqlite"], ProgramVariables = ["SLIPWAY_UP"] };
        return SettingsLoader.Load(change is null ? request : change(request));
    }

    public Outcome<SlipwaySettings> LoadWith(params (string Name, string Value)[] flags) => Load(request => request with
    {
        Flags = flags.ToImmutableDictionary(flag => flag.Name, flag => flag.Value),
    });

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
