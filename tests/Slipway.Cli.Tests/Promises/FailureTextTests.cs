using System.Text.RegularExpressions;
using Npgsql;
using Slipway.Testing;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Cli.Tests.Promises;

/// <summary>What a person reads when a migration has failed: one approved text for each kind of failure.</summary>
public sealed partial class FailureTextTests
{
    public static IEnumerable<TheoryDataRow<string, string>> Cases =>
    [
        .. FailingMigrations.OnServer.Select(failure => Row("postgresql", failure)),
        .. FailingMigrations.InFile.Select(failure => Row("sqlite", failure)),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Promise_P31_N31_A31_the_text_of_each_failure_is_the_approved_one(string engine, string failure)
    {
        var isFile = engine == "sqlite";
        using var database = isFile ? null : PostgreSqlCluster.Shared.CreateDatabase();
        using var project = database is null ? new TempProject() : new TempProject(database);
        var (shop, failing) = isFile
            ? (FailingMigrations.FileShop, FailingMigrations.InFile[failure])
            : (FailingMigrations.ServerShop, FailingMigrations.OnServer[failure]);
        Portfolio.Expect(0, project.Migration("0001_shop", shop).Run("up", "--create"));
        if (failing.Before is not null)
            database!.Cluster.Run(failing.Before, database.Name);
        var before = Contents(project, database);
        project.Migration("0002_wrong", failing.Up, verify: failing.Verify);

        SlipwayProgram.Ended ended;
        using (Meanwhile(failing, database))
            ended = project.Run("up", "--no-backup", "--lock-wait", "2s");

        Assert.NotEqual(0, ended.Code);
        Assert.Equal(before, Contents(project, database));
        Assert.Null(Approved.Difference($"failures/{engine}-{failure}", $"{Scrubbed(ended.Errors, database)}exit {ended.Code}\n", project));
    }

    static TheoryDataRow<string, string> Row(string engine, KeyValuePair<string, FailingMigrations.Case> failure) =>
        new(engine, failure.Key);

    /// <summary>Somebody else's open transaction.</summary>
    static NpgsqlConnection? Meanwhile(FailingMigrations.Case failing, PostgreSqlDatabase? database)
    {
        if (failing.Meanwhile is null)
            return null;
        var other = database!.Open();
        using var command = new NpgsqlCommand($"begin; {failing.Meanwhile}", other);
        command.ExecuteNonQuery();
        return other;
    }

    static string Contents(TempProject project, PostgreSqlDatabase? database) => database?.Dump() ?? project.Database.Dump();

    /// <summary>The text without the names, the numbers of processes and the ports that a run happens to have.</summary>
    static string Scrubbed(string text, PostgreSqlDatabase? database)
    {
        if (database is null)
            return text;
        var named = text.Replace(database.Name, "DATABASE", StringComparison.Ordinal);
        return Process().Replace(named.Replace($":{database.Cluster.Port}", ":PORT", StringComparison.Ordinal), "NUMBER");
    }

    [GeneratedRegex(@"(?<=\b(?:process|pid) )\d+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Process();
}
