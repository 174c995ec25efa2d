using Slipway.Problems;
using Slipway.Target;
using Xunit;

namespace Slipway.PostgreSql.Tests;

/// <summary>What is looked at before a deployment, and by doctor.</summary>
public sealed class InspectionTests : IAsyncDisposable
{
    readonly PostgreSqlEngine _engine = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task The_owner_of_a_database_may_deploy_on_it()
    {
        var readiness = await InspectAsync();
        Assert.Empty(readiness.Refusals);
        Assert.Contains(readiness.Facts, fact => fact.StartsWith("server: PostgreSQL ", StringComparison.Ordinal));
        Assert.Contains(readiness.Facts, fact => fact.StartsWith("connections: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_role_that_may_not_read_a_table_is_told_that_no_backup_can_be_made_and_which_grants_let_it()
    {
        var database = _engine.Database;
        database.Cluster.Run(
            $"create table orders (id int); alter table orders owner to {database.Name}; revoke select on orders from {database.Name}",
            database.Name);
        await using var target = _engine.Open();
        var request = new InspectionRequest(BackupFolder: null, WillWrite: true) { CopiesDatabase = true };
        var refusal = Assert.Single((await target.InspectAsync(request, Cancel)).Refusals);
        var grant = $"grant select on table \"public\".\"orders\" to \"{database.Name}\";";
        Assert.Equal($"No backup can be made: the role {database.Name} may not read public.orders.", refusal.Message);
        Assert.Contains(grant, refusal.Fix, StringComparison.Ordinal);
        Assert.Empty((await InspectAsync()).Refusals);

        database.Cluster.Run(grant, database.Name);
        Assert.Empty((await target.InspectAsync(request, Cancel)).Refusals);
    }

    [Fact]
    public async Task Promise_J28_a_pool_that_may_open_more_connections_than_the_server_has_is_said()
    {
        Environment.SetEnvironmentVariable("DB_POOL_SIZE", "500");
        try
        {
            var warning = Assert.Single((await InspectAsync()).Warnings, problem => problem.Code == Codes.PoolTooLarge);
            Assert.Contains("may open 510 connections", warning.Message, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("DB_POOL_SIZE", null);
        }
    }

    [Fact]
    public async Task Promise_J29_who_keeps_a_transaction_open_and_idle_is_named()
    {
        await using var idler = _engine.Database.Open();
        await using (var transaction = idler.CreateCommand())
        {
            transaction.CommandText = "set application_name = 'leaking api'; begin; select 1";
            await transaction.ExecuteNonQueryAsync(Cancel);
        }

        // The server's clock says when it went idle: thirty seconds must pass.
        await Task.Delay(TimeSpan.FromSeconds(31), Cancel);
        var warning = Assert.Single((await InspectAsync()).Warnings, problem => problem.Code == Codes.IdleInTransaction);
        Assert.Contains("leaking api", warning.Message, StringComparison.Ordinal);
    }

    async Task<Readiness> InspectAsync()
    {
        await using var target = _engine.Open();
        return await target.InspectAsync(new InspectionRequest(BackupFolder: null, WillWrite: true), Cancel);
    }
}
