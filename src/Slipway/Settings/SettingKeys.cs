using System.Collections.Immutable;
using static Slipway.Settings.SettingKind;

namespace Slipway.Settings;

/// <summary>The table of all settings: what is not here is a misspelling.</summary>
public static class SettingKeys
{
    static readonly ImmutableArray<string> Scopes = ["deployment", "migration"];

    /// <summary>All settings, in the order in which they are shown.</summary>
    /// <remarks>What weakens a safeguard has no environment variable: it must be written where others can read it.</remarks>
    public static ImmutableArray<SettingKey> All { get; } =
    [
        new("engine", Text, "the database's engine, when the URL does not tell") { Variable = "SLIPWAY_ENGINE" },
        new("url", Url, "the database") { Variable = "SLIPWAY_DATABASE_URL" },
        new("directUrl", Url, "the database past its pooler") { Variable = "SLIPWAY_DIRECT_URL" },
        new("dir", SettingKind.Path, "the migrations") { Variable = "SLIPWAY_DIR", Default = "migrations" },
        new("apps", List, "the folders of migrations with a root of their own") { IsPlanned = true },
        new("environment", Text, "the label of the environment")
            { Variable = "SLIPWAY_ENV", WhenUnset = "the label that the database has; without one it is protected" },
        new("schema", SchemaSource,
            "the wanted schema: a .sql file, a folder of them, { \"command\": \"…\" } that prints it, or { \"dbContext\": \"APP.dll\" }")
            { WhenUnset = "schema.sql beside slipway.json, if there is one" },
        new("shadow", Url, "the server that throw-away databases are made on")
            { Variable = "SLIPWAY_SHADOW_URL", WhenUnset = "the server of the database; SQLite's are in memory" },
        new("policy", Choice, "what a deployment may do unasked") { IsPlanned = true, Choices = ["additive", "warn"] },
        new("transaction", Choice, "what one transaction holds")
            { Variable = "SLIPWAY_TRANSACTION", Choices = Scopes, WhenUnset = "as the engine does best; slipway plan shows it" },
        new("backup.dir", SettingKind.Path, "where backups go") { Variable = "SLIPWAY_BACKUP_DIR", Default = "backups" },
        new("backup.keep", Number, "how many good backups are kept") { Variable = "SLIPWAY_BACKUP_KEEP", Default = "10" },
        new("backup.name", Text, "the pattern of their names")
            { Variable = "SLIPWAY_BACKUP_NAME", WhenUnset = "{name}_backup_{environment}_{timestamp}" },
        new("backup.command", Command, "a program that backs up instead"),
        new("backup.maxSize", Size, "the largest database on a server that is backed up before a deployment") { Default = "2GB" },
        new("backup.always", Switch, "back up also when nothing is pending") { Default = "false" },
        new("wait", Duration, "how long to wait for the database") { Variable = "SLIPWAY_WAIT", Default = "60s" },
        new("lockWait", Duration, "how long to wait for another deployment, and for locks that others hold")
            { Variable = "SLIPWAY_LOCK_WAIT", Default = "15min" },
        new("lockTimeout", Duration, "how long a statement waits for a lock")
            { Variable = "SLIPWAY_LOCK_TIMEOUT", WhenUnset = "from 100ms to 3s, longer with each attempt" },
        new("ahead", Choice, "what to do when the database is ahead of the files")
            { Default = "expand-only", Choices = ["expand-only", "refuse", "allow"] },
        new("contract", Choice, "when contract migrations run")
            { Default = "manual", Choices = ["manual", "next-deployment"] },
        new("naming", Choice, "how new migrations are numbered")
            { Default = "sequence", Choices = ["sequence", "timestamp"] },
        new("layout", Text, "whose layout the migrations have") { IsPlanned = true, Default = "slipway" },
        new("historySchema", Text, "the schema that holds Slipway's tables")
            { Variable = "SLIPWAY_HISTORY_SCHEMA", WhenUnset = "slipway, where the engine has schemas" },
        new("drift", Choice, "what up does when a table or column is missing that applied migrations have made, before it applies others")
            { Variable = "SLIPWAY_DRIFT", Choices = ["refuse", "warn", "off"], Default = "refuse" },
        new("ignore", List, "patterns of what in the database is none of ours, such as django_*: never told as a "
            + "difference, never dropped"),
        new("hooks", TextOrObject, "programs to run at the stages") { IsPlanned = true },
        new("requireRehearsal", Switch, "refuse to deploy what cannot be rehearsed") { IsPlanned = true, Default = "false" },
        new("expect", Choice, "the state that the database must be in")
            { Variable = "SLIPWAY_EXPECT", Default = "any", Choices = ["any", "existing", "fresh"] },
    ];

    /// <summary>The setting of that name; <see langword="null"/> when there is none.</summary>
    public static SettingKey? Find(string name)
    {
        foreach (var key in All)
        {
            if (key.Name == name)
                return key;
        }

        return null;
    }
}
