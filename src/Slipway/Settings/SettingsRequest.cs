using System.Collections.Immutable;

namespace Slipway.Settings;

/// <summary>What the settings are read from.</summary>
/// <param name="WorkingDirectory">The folder in which the program was started, as an absolute path.</param>
/// <param name="Environment">The environment variables.</param>
public sealed record SettingsRequest(string WorkingDirectory, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>The values given by flags, by the setting's name.</summary>
    public ImmutableDictionary<string, string> Flags { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The settings file (<c>--config</c>); <see langword="null"/> to search for one.</summary>
    public string? ConfigFile { get; init; }

    /// <summary>The file that holds the database URL (<c>--url-file</c>).</summary>
    public string? UrlFile { get; init; }

    /// <summary>The file of environment variables (<c>--env-file</c>).</summary>
    public string? EnvFile { get; init; }

    /// <summary>The engines that there are; the first is the one that is meant when nothing tells.</summary>
    public ImmutableArray<string> Engines { get; init; } = [];

    /// <summary>Environment variables that begin with SLIPWAY_ and are the program's own.</summary>
    public ImmutableArray<string> ProgramVariables { get; init; } = [];
}
