using System.Globalization;
using Npgsql;
using Slipway.PostgreSql.Copies;
using Slipway.Problems;
using Xunit;

namespace Slipway.PostgreSql.Tests.Copies;

/// <summary>What a restore makes beside the database, and who else may be at work there.</summary>
public sealed class SideBySideTests : CopySuite
{
    /// <summary>Whoever ends the others is ended himself: what is done is done, and where the database before is gets said.</summary>
    [Fact]
    public async Task Fault_G6_a_restore_whose_helper_is_cut_off_is_finished_and_says_so()
    {
        Database.Run("create table t (n int); insert into t values (1)");
        var backup = await CreateAsync();
        var client = Database.Cluster.Open(Database.Name);
        var restoring = RestoreAsync(backup, force: true);
        // The superuser's client may not be ended by this role, so the renaming waits for it.
        await SeenAsync("query like 'alter database%' and state = 'active'");
        Database.Cluster.Run(
            $"""
            select pg_terminate_backend(pid) from pg_stat_activity
            where usename = '{Database.Name}' and datname = 'postgres' and query not like 'alter database%'
            """);
        await client.DisposeAsync();

        Succeeded(await restoring);
        Assert.Contains(Notes.All, note => note.StartsWith($"The database before is kept as {Kept().Single()}.", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_of_databases_beside_are_as_long_as_may_be_and_no_two_databases_share_one()
    {
        var long1 = $"{new string('x', 61)}ü";
        var names = new[] { long1, $"{new string('x', 60)}yz", $"{new string('x', 60)}yä" }
            .Select(name => SideDatabase.NameBeside(name, "__slipway_restore")).ToList();

        Assert.Equal(3, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(names, name => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(name), 62, 63));
        Assert.Equal("shop__slipway_restore", SideDatabase.NameBeside("shop", "__slipway_restore"));
    }

    /// <summary>The server keeps advisory locks for each database by itself.</summary>
    [Theory]
    [InlineData("postgres")]
    [InlineData("template1")]
    public async Task Two_restores_do_not_meet_whichever_database_they_come_in_through(string entry)
    {
        Database.Run("create table t (n int)");
        var backup = await CreateAsync();
        using var other = Database.Cluster.Open(entry);
        using var held = new NpgsqlCommand(
            string.Create(CultureInfo.InvariantCulture,
                $"select pg_advisory_lock(hashtextextended('slipway restore {Database.Name}', 0))"), other);
        held.ExecuteNonQuery();

        Assert.Equal(Codes.DatabaseBusy, (await RestoreAsync(backup, force: true)).Problems[0].Code);
    }

    async Task SeenAsync(string condition)
    {
        using var server = Database.Cluster.Open();
        using var look = new NpgsqlCommand(
            $"select exists (select from pg_stat_activity where usename = '{Database.Name}' and {condition})", server);
        while (!(bool)look.ExecuteScalar()!)
            await Task.Delay(5, Cancel);
    }
}
