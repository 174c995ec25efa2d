namespace Slipway.Settings;

/// <summary>What values a setting takes.</summary>
public enum SettingKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A file or folder; relative ones are meant from where they are written.</summary>
    Path,

    /// <summary>A database URL: a secret.</summary>
    Url,

    /// <summary>A whole number, at least 1.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Switch,

    /// <summary>A span of time, such as <c>30</c> (seconds), <c>500ms</c>, <c>2min</c>, <c>forever</c>.</summary>
    Duration,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>A list of texts.</summary>
    List,

    /// <summary>A text, or an object that describes a program to run.</summary>
    TextOrObject,

    /// <summary>
    /// A file or folder, relative ones from where they are written; <c>{ "command": "…" }</c>, a line that a shell reads in the folder of
    /// the settings file; or <c>{ "dbContext": "APP.dll", "context": "NAME" }</c>, an assembly with a DbContext of Entity Framework Core.
    /// </summary>
    SchemaSource,

    /// <summary>A program: its file, or <c>{ "command": ["PROGRAM", "ARGUMENT"] }</c>. No shell reads it.</summary>
    Command,

    /// <summary>A number of bytes, such as <c>500MB</c> or <c>2GB</c>; <c>unlimited</c> for no limit.</summary>
    Size,
}
