using System.Collections.Immutable;
using Slipway.Files;
using Slipway.Problems;
using Slipway.Replay;
using Slipway.Schema;
using Slipway.Settings;
using Slipway.Target;

namespace Slipway.Cli.Run;

/// <summary>Opens the sources of schemas that a command names, and the throw-away databases by which they are read.</summary>
sealed class SchemaSources : IAsyncDisposable
{
    const string UsualFile = "schema.sql";

    readonly CommandRun _run;
    readonly Project _project;
    readonly List<ITarget> _opened = [];

    SchemaSources(CommandRun run, Project project, Engine engine, ITarget origin)
    {
        (_run, _project, Engine) = (run, project, engine);
        _opened.Add(origin);
        Shadows = new SchemaShadows(origin, run.Identity) { Ignored = new IgnorePatterns(project.Settings.Get("ignore").Items) };
    }

    public Engine Engine { get; }

    public SchemaShadows Shadows { get; }

    SlipwaySettings Settings => _project.Settings;

    /// <summary>Finds the engine: that of the databases that are named, else the project's.</summary>
    public static Outcome<SchemaSources> Of(CommandRun run, Project project, params IReadOnlyList<NamedSource> named)
    {
        var engines = named.Select(source => source.Url?.Engine).OfType<string>().Distinct().ToList();
        if (engines.Count > 1)
            return Mixed(engines);
        Outcome<Engine> engine = engines is [var name] ? Engines.Find(name) : project.Engine;
        if (!engine.Succeeded)
            return engine.Problems;
        var origin = OriginOf(project.Settings, engine.Value, named.Select(source => source.Url).FirstOrDefault(url => url is not null));
        return origin.Succeeded ? new SchemaSources(run, project, engine.Value, origin.Value()) : origin.Problems;
    }

    /// <summary>The engine's SQL for a difference.</summary>
    public Outcome<DdlScript> Write(SchemaDifference difference, DdlOptions options) => Engine.Ddl.Write(difference, options);

    /// <summary>Whether anything says which schema is wanted.</summary>
    public static bool HaveWanted(SlipwaySettings settings) =>
        settings.Get("schema").Value is not null || File.Exists(WantedPath(settings));

    /// <summary>Opens a source.</summary>
    public async Task<Outcome<SchemaSource>> OpenAsync(NamedSource named)
    {
        if (named.Url is { } url)
        {
            var target = Engine.Open(url, Settings, false);
            _opened.Add(target);
            return new SchemaSource.Live(target);
        }

        return named.Word switch
        {
            NamedSource.Files => WithRole(OfFiles(Settings.Migrations, Settings.MigrationsShown, isProjects: true), NamedSource.Files),
            NamedSource.Wanted => await WantedAsync(),
            var path => OfPath(Settings.FromHere(path), path),
        };
    }

    /// <summary>The wanted schema, as the setting says.</summary>
    async Task<Outcome<SchemaSource>> WantedAsync()
    {
        var setting = Settings.Get("schema");
        var path = WantedPath(Settings);
        Outcome<SchemaSource> source = setting switch
        {
            { IsShellCommand: true } => Printed(await DefinitionCommand.RunAsync(setting.Value!, setting.Folder, _run.Cancel)),
            { IsDbContext: true } => Printed(
                await ContextHost.PrintAsync(setting.Value!, setting.Items.ElementAtOrDefault(1), setting.Folder, _run.Cancel)),
            { Value: null } when !File.Exists(path) => Unset(),
            _ => OfPath(path, Settings.Relative(path)),
        };
        return WithRole(source, NamedSource.Wanted);
    }

    static Outcome<SchemaSource> Printed(Outcome<DefinitionTexts> texts) =>
        texts.Succeeded ? new SchemaSource.Definitions(texts.Value) : texts.Problems;

    static string WantedPath(SlipwaySettings settings) =>
        Path.GetFullPath(Path.Combine(settings.Get("schema").Folder, settings.Get("schema").Value ?? UsualFile));

    /// <summary>What a project reads each day is worth keeping; what is compared once is not.</summary>
    static Outcome<SchemaSource> WithRole(Outcome<SchemaSource> source, string role) =>
        source.Succeeded ? source.Value with { Role = role } : source;

    Outcome<SchemaSource> OfPath(string path, string shown)
    {
        var texts = DefinitionFiles.Read(path, shown);
        if (!texts.Succeeded)
            return texts.Problems;
        return texts.Value.AreMigrations && Directory.Exists(path)
            ? OfFiles(path, shown, isProjects: false)
            : texts.Value.AreMigrations ? OfOneFile(path, shown) : new SchemaSource.Definitions(texts.Value);
    }

    /// <summary>The first migration makes the folder; a project that has none has an empty schema.</summary>
    Outcome<SchemaSource> OfFiles(string folder, string shown, bool isProjects)
    {
        var files = isProjects && !Path.Exists(folder)
            ? new MigrationFiles(folder, [], [], [])
            : MigrationFolder.Read(folder, shown, Engine.Dialect);
        if (!files.Succeeded)
            return files.Problems;
        foreach (var note in files.Value.Notes)
            _run.Warn(note);
        return OfMigrations(files.Value.Migrations);
    }

    Outcome<SchemaSource> OfOneFile(string path, string shown)
    {
        var shownFolder = Path.GetDirectoryName(shown) is { Length: > 0 } folder ? folder : ".";
        var files = MigrationFolder.Read(Path.GetDirectoryName(path)!, shownFolder, Engine.Dialect);
        if (!files.Succeeded)
            return files.Problems;
        var id = Path.GetFileNameWithoutExtension(path);
        return OfMigrations([.. files.Value.Migrations.Where(file => file.Id == id)
            .Select(file => file with { DeclaredParents = default, Depends = [] })]);
    }

    static Outcome<SchemaSource> OfMigrations(ImmutableArray<Migration> migrations)
    {
        var graph = FileGraph.Of(migrations);
        return graph.Succeeded ? new SchemaSource.Migrations(graph.Value) : graph.Problems;
    }

    /// <summary>By which database throw-away ones are made: that which is set for them, else a named one, else the project's.</summary>
    static Outcome<Func<ITarget>> OriginOf(SlipwaySettings settings, Engine engine, DatabaseUrl? named)
    {
        if (engine.ShadowsWithoutServer is { } local)
            return local;
        Outcome<DatabaseUrl> url = settings.Shadow ?? (named is null ? settings.Database : named);
        if (!url.Succeeded)
            return url.Problems;
        return url.Value.Engine == engine.Name
            ? (Func<ITarget>)(() => engine.Open(url.Value, settings, false))
            : Mixed([engine.Name, url.Value.Engine]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var target in _opened)
            await target.DisposeAsync();
    }

    static Problem Mixed(List<string> engines) => new(
        Codes.CommandLine, $"Schemas of different engines cannot be compared: {string.Join(" and ", engines)}.")
    {
        Fix = "Name two databases of one engine.",
    };

    static Problem Unset() => new(
        Codes.SchemaUnset, $"Nothing says which schema is wanted: the setting 'schema' is unset, and there is no {UsualFile}.")
    {
        Fix = "Write \"schema\": \"db/schema.sql\" into slipway.json: a .sql file or a folder of them; or a command that prints it: "
            + "\"schema\": { \"command\": \"python manage.py sqlmigrate …\" }",
    };
}
