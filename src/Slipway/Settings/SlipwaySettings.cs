using System.Collections.Immutable;
using Slipway.Problems;

namespace Slipway.Settings;

/// <summary>All settings with their values, each knowing where it came from.</summary>
public sealed class SlipwaySettings
{
    readonly ImmutableDictionary<string, Setting> _byName;
    readonly SettingsRequest _request;

    readonly Variables _variables;

    internal SlipwaySettings(ImmutableArray<Setting> all, SettingsFile? file, SettingsRequest request, Variables variables)
    {
        All = all;
        File = file?.Path;
        _request = request;
        _variables = variables;
        _byName = all.ToImmutableDictionary(setting => setting.Key.Name, StringComparer.Ordinal);
    }

    /// <summary>Every setting, in the order of the table.</summary>
    public ImmutableArray<Setting> All { get; }

    /// <summary>The settings file, as an absolute path; <see langword="null"/> when there is none.</summary>
    public string? File { get; }

    /// <summary>What is set, and this version does not act upon: who relies on it must not deploy with this version.</summary>
    public IEnumerable<Problem> NotActedUpon => All
        .Where(setting => setting.Key.IsPlanned && setting.Value is not null && setting.Value != setting.Key.Default)
        .Select(setting => new Problem(
            Codes.NotSupportedYet, $"This version of Slipway does not act upon the setting '{setting.Key.Name}'.")
        {
            Where = setting.Where,
            State = "Nothing was changed.",
            Fix = "Take it out, or use a version that does.",
        });

    /// <summary>What is worth saying but stops nothing.</summary>
    public ImmutableArray<Problem> Notes { get; internal init; } = [];

    /// <summary>The database; or why none is known. Asked only by those who need one.</summary>
    public Outcome<DatabaseUrl> Database => field ??= new UrlSource(this, _variables, _request).Find();

    /// <summary>
    /// The server on which throw-away databases are made, as a database of it; <see langword="null"/> where none is named, or why it
    /// cannot be understood.
    /// </summary>
    public Outcome<DatabaseUrl>? Shadow => Get("shadow").Value is null ? null : new UrlSource(this, _variables, _request).Of("shadow");

    /// <summary>The database that a text names, with what variables and files say beside it.</summary>
    /// <param name="text">A URL, a keyword string, or a path.</param>
    /// <param name="origin">What gave it, such as <c>--from</c>.</param>
    public Outcome<DatabaseUrl> DatabaseAt(string text, string origin) => new UrlSource(this, _variables, _request).Of(text, origin);

    /// <summary>The engine whose SQL the migrations are written in: by the setting, the URL, or the one that there is.</summary>
    public string? Engine => Text("engine") ?? (Database.Succeeded ? Database.Value.Engine : _request.Engines.FirstOrDefault());

    /// <summary>The label of the environment; <see langword="null"/> when nobody gave one.</summary>
    public string? Environment => Text("environment");

    /// <summary>The folder of migrations, as an absolute path.</summary>
    public string Migrations => Path("dir")!;

    /// <summary>The folder of migrations as the user would type it.</summary>
    public string MigrationsShown => Relative(Migrations);

    /// <summary>The folder of backups, as an absolute path.</summary>
    public string BackupFolder => Path("backup.dir")!;

    /// <summary>
    /// Why a deployment must not go on although its environment asks for the database to be emptied first
    /// (<c>DB_RESET_ON_STARTUP</c>); <see langword="null"/> when nothing asks.
    /// </summary>
    public Problem? AskedToReset => ResetSwitch.Check(Environment, _variables);

    /// <summary>A setting with its origin.</summary>
    public Setting Get(string name) => _byName[name];

    /// <summary>The value of a setting; <see langword="null"/> when it is unset.</summary>
    public string? Text(string name) => _byName[name].Value;

    /// <summary>The value of a number.</summary>
    public int Number(string name) => int.Parse(Text(name)!, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The value of a switch.</summary>
    public bool IsOn(string name) => Text(name) is "true";

    /// <summary>The value of a span of time; <see langword="null"/> when it is unset.</summary>
    public TimeSpan? Duration(string name) => Text(name) is { } text ? Durations.Parse(text) : null;

    /// <summary>The value of a size; <see langword="null"/> when it is unset or without limit.</summary>
    public long? Size(string name) => Text(name) is { } text && Sizes.TryParse(text, out var bytes) ? bytes : null;

    /// <summary>
    /// The program and the arguments of a command; empty when it is unset. A program with a slash in it is meant from where it is
    /// written, one without is looked for on the search path.
    /// </summary>
    public ImmutableArray<string> Command(string name) => Get(name) switch
    {
        { Items: [var program, .. var arguments] } setting when program.Contains('/', StringComparison.Ordinal) =>
            [System.IO.Path.GetFullPath(System.IO.Path.Combine(setting.Folder, program)), .. arguments],
        var setting => setting.Items,
    };

    /// <summary>The value of a path, made absolute from where it is written; <see langword="null"/> when it is unset.</summary>
    public string? Path(string name) =>
        Get(name) is { Value: { } value } setting ? System.IO.Path.GetFullPath(System.IO.Path.Combine(setting.Folder, value)) : null;

    /// <summary>A path as it is meant from the working directory, made absolute.</summary>
    public string FromHere(string path) => System.IO.Path.GetFullPath(System.IO.Path.Combine(_request.WorkingDirectory, path));

    /// <summary>A path as the user would type it: relative when it lies below the working directory.</summary>
    public string Relative(string path)
    {
        var relative = System.IO.Path.GetRelativePath(_request.WorkingDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
