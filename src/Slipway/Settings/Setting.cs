using System.Collections.Immutable;
using Slipway.Problems;

namespace Slipway.Settings;

/// <summary>A setting's value and where it came from.</summary>
/// <param name="Key">The setting.</param>
/// <param name="Value">The value as written; <see langword="null"/> when nothing sets it and it has no default.</param>
/// <param name="Origin">What set it: a flag, an environment variable, the settings file, <c>default</c>.</param>
public sealed record Setting(SettingKey Key, string? Value, string Origin)
{
    /// <summary>What stands in <see cref="Items"/> when the value is a line that a shell reads.</summary>
    public const string ShellCommand = "command";

    /// <summary>
    /// What stands first in <see cref="Items"/> when the value is an assembly with a DbContext; the context's name may follow.
    /// </summary>
    public const string DbContext = "dbContext";

    /// <summary>The place in the settings file; <see langword="null"/> when it does not come from there.</summary>
    public Place? Where { get; init; }

    /// <summary>The values of a list.</summary>
    public ImmutableArray<string> Items { get; init; } = [];

    /// <summary>The folder from which a relative path is meant.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Whether the value is a line that a shell reads.</summary>
    public bool IsShellCommand => Items is [ShellCommand];

    /// <summary>Whether the value is an assembly with a DbContext.</summary>
    public bool IsDbContext => Items is [DbContext, ..];

    /// <summary>The value as it may be shown: a secret is masked.</summary>
    public string? Shown => Value is not null && (Key.IsSecret || IsShellCommand) ? SecretText.Mask(Value) : Value;

    /// <inheritdoc/>
    public override string ToString() => $"{Key.Name} = {Shown} ({Origin})";
}
