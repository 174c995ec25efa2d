using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Slipway.Problems;

namespace Slipway.Settings;

/// <summary>Reads the values of settings, whichever source they come from, and says what cannot be used.</summary>
static class SettingReader
{
    /// <summary>A value of the settings file as a setting.</summary>
    public static Outcome<Setting> FromFile(SettingKey key, JsonTree value, string folder)
    {
        var setting = new Setting(key, value.Text, value.Where.ToString()) { Where = value.Where, Folder = folder };
        var fits = key.Kind switch
        {
            SettingKind.List => value.IsArray && value.Items.All(item => item.Kind is JsonTokenType.String),
            SettingKind.Number or SettingKind.Duration => value.Kind is JsonTokenType.Number or JsonTokenType.String,
            SettingKind.Switch => value.Kind is JsonTokenType.True or JsonTokenType.False,
            SettingKind.Command => value.Kind is JsonTokenType.String && value.Text.Length > 0 || CommandOf(value) is not null,
            SettingKind.SchemaSource => value.Kind is JsonTokenType.String && value.Text.Length > 0 || SourceOf(value) is not null,
            SettingKind.TextOrObject => value.Kind is JsonTokenType.String || value.IsObject,
            SettingKind.Url => value.Kind is JsonTokenType.String || IsFileReference(value),
            _ => value.Kind is JsonTokenType.String,
        };
        if (!fits)
            return Invalid(setting, $"'{key.Name}' takes {Describe(key)}.");
        if (value.IsArray)
        {
            var items = value.Items.Select(item => item.Text).ToList();
            setting = setting with { Items = [.. items], Value = string.Join(", ", items) };
        }
        else if (key.Kind is SettingKind.Command)
        {
            var words = CommandOf(value) ?? [value.Text];
            setting = setting with { Items = words, Value = string.Join(' ', words.Select(ShellWord.Of)) };
        }
        else if (key.Kind is SettingKind.Url && value.IsObject)
            setting = setting with { Value = value.Members[0].Value.Text, Items = ["file"] };
        else if (key.Kind is SettingKind.SchemaSource && value.IsObject)
            setting = setting with { Value = value.Members[0].Value.Text, Items = SourceOf(value)!.Value };
        else if (value.IsObject)
            setting = setting with { Value = "(an object)" };
        return Check(setting);
    }

    /// <summary>The same setting when its text can be used; otherwise why not.</summary>
    public static Outcome<Setting> Check(Setting setting) => setting.Key.Kind switch
    {
        SettingKind.Number when !(int.TryParse(setting.Value, CultureInfo.InvariantCulture, out var number) && number >= 1) =>
            Invalid(setting, $"'{setting.Value}' is no {setting.Key.Name}: {Describe(setting.Key)} is expected."),
        SettingKind.Switch when setting.Value is not ("true" or "false") =>
            Invalid(setting, $"'{setting.Value}' is no {setting.Key.Name}: {Describe(setting.Key)} is expected."),
        SettingKind.Duration when Durations.Parse(setting.Value!) is null =>
            Invalid(setting, $"'{setting.Value}' is no span of time for {setting.Key.Name}: {Describe(setting.Key)} is expected."),
        SettingKind.Size when !Sizes.TryParse(setting.Value!, out _) =>
            Invalid(setting, $"'{setting.Value}' is no {setting.Key.Name}: {Describe(setting.Key)} is expected."),
        SettingKind.Choice when !setting.Key.Choices.Contains(setting.Value!) =>
            Invalid(setting, $"'{setting.Value}' is no {setting.Key.Name}.", NearestName.Suggest(setting.Value!, setting.Key.Choices)),
        _ => setting,
    };

    /// <summary>The problem that a setting's value cannot be used.</summary>
    public static Problem Invalid(Setting setting, string message, string? fix = null) =>
        new(Codes.SettingInvalid, setting.Where is null ? $"{message} It comes from {setting.Origin}." : message)
        {
            Where = setting.Where,
            Fix = fix ?? "Correct it there. What each setting takes: slipway help settings",
        };

    static bool IsFileReference(JsonTree value) =>
        value.IsObject && value.Members is [{ Name: "file", Value.Kind: JsonTokenType.String }];

    /// <summary>What kind of thing prints a schema, and what more is said of it; null when it is something else.</summary>
    static ImmutableArray<string>? SourceOf(JsonTree value) => value.IsObject ? value.Members switch
    {
        [{ Name: Setting.ShellCommand, Value: { Kind: JsonTokenType.String, Text.Length: > 0 } }] => [Setting.ShellCommand],
        [{ Name: Setting.DbContext, Value: { Kind: JsonTokenType.String, Text.Length: > 0 } }] => [Setting.DbContext],
        [
            { Name: Setting.DbContext, Value: { Kind: JsonTokenType.String, Text.Length: > 0 } },
            { Name: "context", Value: { Kind: JsonTokenType.String, Text: { Length: > 0 } name } },
        ] => [Setting.DbContext, name],
        _ => null,
    }
    : null;

    /// <summary>The program and its arguments; null when it is something else.</summary>
    static ImmutableArray<string>? CommandOf(JsonTree value) =>
        value.IsObject && value.Members is [{ Name: "command", Value: { IsArray: true, Items: [_, ..] words } }]
            && words.All(word => word.Kind is JsonTokenType.String) && words[0].Text.Length > 0
                ? [.. words.Select(word => word.Text)]
                : null;

    static string Describe(SettingKey key) => key.Kind switch
    {
        SettingKind.Number => "a whole number from 1",
        SettingKind.Switch => "true or false",
        SettingKind.Duration => "seconds, or a span such as 500ms, 30s, 2min, 1h, forever",
        SettingKind.Choice => "one of " + string.Join(", ", key.Choices),
        SettingKind.List => "a list of texts",
        SettingKind.Url => "a URL, env:NAME, or { \"file\": \"PATH\" }",
        SettingKind.Command => "a program's file, or { \"command\": [\"PROGRAM\", \"ARGUMENT\"] }",
        SettingKind.SchemaSource => "a file, a folder, { \"command\": \"A LINE FOR THE SHELL\" }, or { \"dbContext\": \"APP.dll\" }",
        SettingKind.Size => "a size such as 500MB, 2GB, or unlimited",
        SettingKind.TextOrObject => "a text or an object",
        _ => "a text",
    };
}
