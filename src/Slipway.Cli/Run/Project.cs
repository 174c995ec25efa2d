using Slipway.Author;
using Slipway.Backups;
using Slipway.Files;
using Slipway.Problems;
using Slipway.Settings;
using Slipway.Target;

namespace Slipway.Cli.Run;

/// <summary>What commands work on: the settings, and from them the migrations, the database, its backups.</summary>
sealed class Project
{
    readonly Engine _engine;

    Project(SlipwaySettings settings, Engine engine) => (Settings, _engine) = (settings, engine);

    public SlipwaySettings Settings { get; }

    public Engine Engine => _engine;

    /// <summary>Where backups lie, what they are called, how many are kept.</summary>
    public BackupSettings Backups => new(Settings.BackupFolder)
    {
        Keep = Settings.Number("backup.keep"),
        Command = Settings.Command("backup.command"),
        MaxBytes = Settings.Size("backup.maxSize"),
        NamePattern = Settings.Text("backup.name") ?? BackupSettings.DefaultNamePattern,
    };

    /// <summary>How new migrations are numbered.</summary>
    public MigrationNumbering Numbering => Settings.Get("naming") switch
    {
        { Origin: "default" } => MigrationNumbering.AsBefore,
        { Value: "timestamp" } => MigrationNumbering.Timestamp,
        _ => MigrationNumbering.Sequence,
    };

    /// <summary>The project of these settings; or why there is no engine for it.</summary>
    public static Outcome<Project> Of(Outcome<SlipwaySettings> settings)
    {
        if (!settings.Succeeded)
            return settings.Problems;
        var engine = Engines.Find(settings.Value.Engine ?? Engines.Names[0]);
        return engine.Succeeded ? new Project(settings.Value, engine.Value) : engine.Problems;
    }

    /// <summary>Reads the migrations; or everything that is wrong with them.</summary>
    public Outcome<MigrationFiles> ReadFiles() =>
        MigrationFolder.Read(Settings.Migrations, Settings.MigrationsShown, _engine.Dialect);

    /// <summary>Opens the database, which nothing has touched yet.</summary>
    /// <param name="mayCreate">Whether a missing one may be made.</param>
    /// <exception cref="ProblemException">No database is named, or its URL cannot be understood.</exception>
    public ITarget OpenTarget(bool mayCreate = false) => _engine.Open(Settings.Database.Required, Settings, mayCreate);
}
