using System.Reflection;
using Slipway.Testing.PostgreSql;

namespace Slipway.Examples.Deployed;

/// <summary>One of the examples that run on PostgreSQL: where it lies, and its database made without Slipway.</summary>
/// <param name="Name">Its folder, and its server's program.</param>
/// <param name="Ids">Its migrations, in the order in which they are applied.</param>
sealed record Example(string Name, IReadOnlyList<string> Ids)
{
    public static Example NotebookLm { get; } =
        new("notebooklm", ["984c884b5d03_initial_migration", "3f9a6c1e7b28_add_notebooks"]);

    /// <summary>The revisions of the real chain, each the parent of the next, and the guards.</summary>
    public static Example JarlPm { get; } = new("jarlpm",
    [
        "f8fd07732cde_initial_schema", "b2c3d4e5f6g7_add_epic_archived_fields", "a1b2c3d4e5f6_add_delivery_velocity_and_scope_plans",
        "c1d2e3f4g5h6_add_poker_session_tables", "d2e3f4g5h6i7_add_lean_canvas_table", "e3f4g5h6i7j8_add_prd_documents_table",
        "16517632ed2b_add_scoring_reasoning_columns", "17517632ed2c_add_sprint_fields_to_stories", "18517632ed2d_add_sprint_insights_table",
        "0fdb6d96ef3f_add_external_integration_tables", "4ca08f133008_add_edge_cases_and_notes", "5b8e1f3a9c72_add_guards",
    ]);

    public static Example PaperTrader { get; } = new("paper-trader",
    [
        "0001_users_and_portfolios", "0002_positions_orders_trades", "0003_new_column", "0004_index_trades",
        "0005_watchlists_and_prices", "0006_client_tag",
    ]);

    public static IReadOnlyList<Example> All { get; } = [NotebookLm, JarlPm, PaperTrader];

    /// <summary>The folder of the repository.</summary>
    public static string Repository { get; } = Path.GetFullPath(Metadata("Repository"));

    public string Folder => Path.Combine(Repository, "examples", Name);

    /// <summary>The server that was built with the tests.</summary>
    public string Server => Path.Combine(Folder, "server", Metadata("Servers"), Name + ".dll");

    public string Settings => File.ReadAllText(Path.Combine(Folder, "slipway.json"));

    public string MigrationFile(string id) => Path.Combine(Folder, "migrations", id + ".sql");

    /// <summary>What stands under a marker of a migration; empty when it has none.</summary>
    public string Section(string id, string name) =>
        File.ReadAllText(MigrationFile(id)).Contains($"-- migrate:{name}\n", StringComparison.Ordinal)
            ? AlleguttaExample.Section(MigrationFile(id), name)
            : "";

    /// <summary>Runs the up sections as they stand.</summary>
    public void MigrateByHand(PostgreSqlDatabase database)
    {
        foreach (var id in Ids)
            database.Run(Section(id, "up"));
    }

    static string Metadata(string key) => typeof(Example).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
