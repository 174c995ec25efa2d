using Npgsql;
using Slipway.Examples.Deployed;
using Slipway.Testing;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Examples.PaperTrader;

/// <summary>What the guide's pattern does not see, shown on the pattern as it stands, and what becomes of it here.</summary>
public sealed class PaperTraderTrapTests
{
    const string Block = "0003_new_column";
    const string Blocker = "create schema auth; create table auth.users (id bigint, new_column text);";

    /// <summary>A role that may see the other schema, as a hosted server has it.</summary>
    static string Column(PostgreSqlDatabase database) => PostgreSqlSchema.Columns(database, "users").Split('\n')[^1];

    [Fact]
    public void Promise_P28_The_guides_block_is_the_guides_word_for_word()
    {
        const string guide = """
            DO $$
            BEGIN
                IF NOT EXISTS (
                    SELECT 1 FROM information_schema.columns
                    WHERE table_name='users' AND column_name='new_column'
                ) THEN
                    ALTER TABLE users ADD COLUMN new_column TEXT;
                END IF;
            END $$;
            """;
        using var deployed = new DeployedExample(Example.PaperTrader);

        Assert.Equal(guide, Example.PaperTrader.Section(Block, "up").Trim());
        deployed.Succeed("up", Block);

        Assert.Equal("new_column text", Column(deployed.Database));
    }

    [Fact]
    public void Promise_G19_The_guard_is_blind_to_schemas_and_the_verifying_query_is_not()
    {
        using var deployed = new DeployedExample(Example.PaperTrader);
        deployed.Succeed("up", "0002");
        deployed.Database.Run(Blocker);

        deployed.Database.Run(Example.PaperTrader.Section(Block, "up"));
        Assert.DoesNotContain("new_column", Column(deployed.Database), StringComparison.Ordinal);

        var ended = deployed.ServeInVain(8);

        Assert.Contains($"{Block}.sql", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("PaperTrader", ended.Output, StringComparison.Ordinal);
        Assert.Equal(Example.PaperTrader.Ids.Take(2), deployed.Database.Applied());
    }

    [Fact]
    public void Promise_G19_The_guard_is_blind_to_types_and_the_verifying_query_is_not()
    {
        using var deployed = new DeployedExample(Example.PaperTrader);
        deployed.Succeed("up", "0002");
        deployed.Database.Run("alter table users add column new_column varchar(3)");

        deployed.Database.Run(Example.PaperTrader.Section(Block, "up"));
        Assert.Equal("new_column character varying(3)", Column(deployed.Database));

        deployed.ServeInVain(8);
        Assert.Equal(Example.PaperTrader.Ids.Take(2), deployed.Database.Applied());
    }

    /// <summary>What six servers do that start together, one step at a time: none has committed yet when the others look.</summary>
    [Fact]
    public async Task Promise_G19_Of_six_that_run_the_pattern_at_once_five_fail()
    {
        using var database = PostgreSqlCluster.Shared.CreateDatabase();
        var statement = Example.PaperTrader.Section("0001_users_and_portfolios", "up").Split(";\n")[0];
        await using var first = database.Open();
        await using var transaction = await first.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var create = new NpgsqlCommand(statement, first))
            await create.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var others = Enumerable.Range(0, 5).Select(_ => Record.ExceptionAsync(async () =>
        {
            await using var other = database.Open();
            await using var create = new NpgsqlCommand(statement, other);
            await create.ExecuteNonQueryAsync();
        }).AsTask()).ToList();
        while (database.Count($"pg_stat_activity where datname = '{database.Name}' and wait_event_type = 'Lock'") < 5)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);

        Assert.All(await Task.WhenAll(others), fault =>
        {
            var said = Assert.IsType<PostgresException>(fault);
            Assert.Equal("23505", said.SqlState);
            Assert.StartsWith("pg_", said.ConstraintName, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Promise_G19_Of_six_that_start_with_Slipway_one_migrates_and_all_go_on()
    {
        using var deployed = new DeployedExample(Example.PaperTrader);
        List<string> command = [.. SlipwayProgram.Command, "up", "--", "/bin/echo", "serving"];

        var starters = Enumerable.Range(0, 6)
            .Select(_ => SlipwayProgram.Start(deployed.Folder, command, deployed.Environment)).ToList();
        var ended = starters.ConvertAll(SlipwayProgram.Wait);

        Assert.All(ended, one => Assert.True(one.Code == 0, one.All));
        Assert.All(ended, one => Assert.EndsWith("\nserving\n", one.Output, StringComparison.Ordinal));
        Assert.Single(ended, one => one.Output.Contains("Done: base -> 0006_client_tag", StringComparison.Ordinal));
        Assert.Equal(Example.PaperTrader.Ids, deployed.Database.Applied());
    }
}
