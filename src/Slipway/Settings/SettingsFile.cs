using System.Collections.Immutable;
using Slipway.Problems;

namespace Slipway.Settings;

/// <summary>A <c>slipway.json</c>: its values by setting, its environments by name.</summary>
/// <param name="Path">The file, as an absolute path.</param>
/// <param name="Values">The values at the top.</param>
/// <param name="Environments">The values that hold in one environment only.</param>
/// <param name="Faults">What stands in it and is no setting.</param>
sealed record SettingsFile(
    string Path,
    ImmutableDictionary<string, JsonTree> Values,
    ImmutableDictionary<string, ImmutableDictionary<string, JsonTree>> Environments,
    ImmutableArray<Problem> Faults)
{
    /// <summary>The name that is searched for.</summary>
    public const string Name = "slipway.json";

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>The nearest settings file in a folder or above it; <see langword="null"/> when there is none.</summary>
    public static string? FindUpwards(string folder)
    {
        for (var at = folder; at is not null; at = System.IO.Path.GetDirectoryName(at))
        {
            var file = System.IO.Path.Combine(at, Name);
            if (File.Exists(file))
                return file;
        }

        return null;
    }

    /// <summary>Reads a settings file.</summary>
    /// <param name="path">The file, as an absolute path.</param>
    /// <param name="shownAs">The file as the user would type it.</param>
    public static Outcome<SettingsFile> Read(string path, string shownAs)
    {
        byte[] text;
        try
        {
            text = File.ReadAllBytes(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new Problem(Codes.SettingsFileMissing, $"The settings file '{shownAs}' cannot be read: {fault.Message}")
            {
                Fix = $"Give the file that you mean with --config, or make one: `slipway init`.",
            };
        }

        var tree = JsonTree.Parse(text, shownAs);
        if (!tree.Succeeded)
            return tree.Problems;
        var collector = new SettingsFileCollector();
        collector.Top(tree.Value);
        return new SettingsFile(path, collector.Values, collector.Environments, [.. collector.Problems]);
    }
}
