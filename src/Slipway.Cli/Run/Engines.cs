using System.Collections.Immutable;
using Slipway.PostgreSql;
using Slipway.PostgreSql.Connections;
using Slipway.PostgreSql.History;
using Slipway.Problems;
using Slipway.Settings;
using Slipway.Sqlite;
using Slipway.Sqlite.History;

namespace Slipway.Cli.Run;

/// <summary>The one list of engines: a further one is a line here and a project.</summary>
static class Engines
{
    static readonly ImmutableArray<Engine> All =
    [
        new("sqlite", SqliteDialect.Instance)
        {
            Title = "SQLite",
            Open = (url, _, mayCreate) => new SqliteTarget(
                new SqliteLocation(url.File!), SqliteOptions.Default with { MayCreate = mayCreate }),
            Ddl = new Slipway.Sqlite.Schema.DdlWriter(),
            ShadowsWithoutServer = () => new SqliteTarget(new SqliteLocation("shadow"), SqliteOptions.Default),
            Script = (_, run) => new SqliteScriptWriter(run),
            ShellPackage = "sqlite3",
            Shell = url => ["sqlite3", url.File!],
        },
        new("postgresql", PostgreSqlDialect.Instance)
        {
            Title = "PostgreSQL",
            Open = (url, settings, mayCreate) => new PostgreSqlTarget(url.Server!, Options(settings) with { MayCreate = mayCreate }),
            WritesOnline = true,
            Ddl = new Slipway.PostgreSql.Schema.DdlWriter(),
            Script = (settings, run) => new PostgreSqlScriptWriter(run, Options(settings).HistorySchema),
            ShellPackage = "postgresql-client",
            Shell = _ => ["psql"],
            ShellVariables = url => ClientVariables.Of(url.Server!),
        },
    ];

    /// <summary>Their names; the first is meant when nothing tells.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Select(engine => engine.Name)];

    /// <summary>The engine of that name; or that this version has none.</summary>
    public static Outcome<Engine> Find(string name)
    {
        foreach (var engine in All)
        {
            if (engine.Name == name)
                return engine;
        }

        return new Problem(Codes.EngineUnsupported, $"This version of Slipway has no engine for {name} databases.")
        {
            State = "Nothing was touched.",
            Fix = $"It moves {string.Join(", ", Names)} databases: name one with --url.",
        };
    }

    static PostgreSqlOptions Options(SlipwaySettings settings) => settings.Text("historySchema") is { } schema
        ? PostgreSqlOptions.Default with { HistorySchema = schema }
        : PostgreSqlOptions.Default;
}
