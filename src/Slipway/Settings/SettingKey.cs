using System.Collections.Immutable;

namespace Slipway.Settings;

/// <summary>A setting that there is: an entry of the table in <see cref="SettingKeys"/>.</summary>
/// <param name="Name">The name in <c>slipway.json</c>; a dot leads into an object.</param>
/// <param name="Kind">What values it takes.</param>
/// <param name="Meaning">What it means, in a few words.</param>
public sealed record SettingKey(string Name, SettingKind Kind, string Meaning)
{
    /// <summary>The environment variable; <see langword="null"/> when none may set it.</summary>
    public string? Variable { get; init; }

    /// <summary>The value without any source; <see langword="null"/> when it is unset then.</summary>
    public string? Default { get; init; }

    /// <summary>What takes effect where nothing sets it and it has no default, in words; <see langword="null"/> for nothing.</summary>
    public string? WhenUnset { get; init; }

    /// <summary>The words of a <see cref="SettingKind.Choice"/>.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>Whether it is part of the format, but this version does not act upon it yet.</summary>
    public bool IsPlanned { get; init; }

    /// <summary>Whether the value must never be shown.</summary>
    public bool IsSecret => Kind is SettingKind.Url;
}
