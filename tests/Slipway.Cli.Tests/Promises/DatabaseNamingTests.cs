using Slipway.Testing;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Cli.Tests.Promises;

/// <summary>However an application is told its database, the program in its container finds the same one.</summary>
public sealed class DatabaseNamingTests
{
    [Fact]
    public void Promise_F18_Promise_N11_Promise_N12_every_way_to_name_a_server_leads_the_program_to_it()
    {
        using var database = PostgreSqlCluster.Shared.CreateDatabase();
        using var project = new TempProject("{}").Migration("0001_users", "create table users (id bigint primary key);");
        var (name, password, port) = (database.Name, database.Password, $"{PostgreSqlCluster.Shared.Port}");

        var first = Run(project, "up", ("DATABASE_URL", $"postgresql+asyncpg://{name}:{password}@127.0.0.1:{port}/{name}"));
        Assert.True(first.Code == 0, first.All);
        Assert.Equal(0, database.Count("users"));

        (string, string)[][] ways =
        [
            [("DB_HOST", "127.0.0.1"), ("DB_PORT", port), ("DB_NAME", name), ("DB_USER", name), ("DB_PASSWORD", password)],
            [("DATABASE_HOST", "localhost"), ("DATABASE_PORT", port), ("DATABASE_NAME", name), ("DATABASE_USER", name),
                ("DATABASE_PASSWORD", password)],
            [("PGHOST", PostgreSqlCluster.Shared.Folder), ("PGPORT", port), ("PGDATABASE", name), ("PGUSER", name)],
            [("DATABASE_URL", $"jdbc:postgresql://127.0.0.1:{port}/{name}?user={name}&password={password}&ssl=false")],
            [("DATABASE_URL", $"Host=127.0.0.1;Port={port};Username={name};Password={password};Database={name}")],
            [("DATABASE_URL", $"host=127.0.0.1 port={port} user={name} password='{password}' dbname={name}")],
            [("DATABASE_URL", $"postgresql://{name}@127.0.0.1:{port}/{name}?schema=public"), ("PGPASSWORD", password)],
        ];
        foreach (var way in ways)
        {
            var ended = Run(project, "status", way);
            Assert.True(ended.Code == 0 && ended.Output.Contains("[X]  0001_users", StringComparison.Ordinal), ended.All);
            Assert.DoesNotContain(password, ended.All, StringComparison.Ordinal);
        }
    }

    static SlipwayProgram.Ended Run(TempProject project, string command, params (string Name, string Value)[] variables) =>
        SlipwayProgram.Run(
            project.Folder, variables.ToDictionary(variable => variable.Name, string? (variable) => variable.Value), command);
}
