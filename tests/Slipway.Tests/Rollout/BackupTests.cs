using Slipway.Backups;
using Slipway.Files;
using Slipway.Rollout;
using Slipway.Tests.Target;
using Xunit;

namespace Slipway.Tests.Rollout;

public sealed class BackupTests : DeploymentSuite
{
    static readonly Migration Users = Migration("0001_users", "create table users;", "drop table users;");
    static readonly Migration Orders = Migration("0002_orders", "create table orders;");

    [Fact]
    public async Task A_backup_is_made_before_the_first_write_and_noted()
    {
        await RunAsync(Users);
        Events.Then = happened =>
        {
            if (happened is RolloutEvent.BackupMade)
                Assert.Equal(["users"], Tables);
        };

        var report = await RunAsync(Request(Users, Orders) with { Backups = Backups });

        Assert.True(report.Backup!.Verified);
        Assert.Equal(["users"], report.Backup.Rows.Keys);
        Assert.Equal("before-up", report.Backup.Reason);
        Assert.Contains("backed-up", Logged);
        Assert.Equal("before-down", (await RunAsync(Down("base", Users, Orders) with
        {
            Backups = Backups, Files = Request(Users, Orders with { Down = new SqlSection("drop table orders;", 5) }).Files,
        })).Backup!.Reason);
    }

    [Fact]
    public async Task An_empty_database_and_a_run_with_nothing_to_do_are_not_backed_up()
    {
        await RunAsync(Request(Users) with { Backups = Backups });
        Assert.Single(Events.Of<RolloutEvent.BackupSkipped>());
        await RunAsync(Request(Users) with { Backups = Backups });
        Assert.Empty(All());
    }

    [Fact]
    public async Task Promise_A25_where_always_is_wanted_a_run_with_nothing_to_do_is_backed_up_too()
    {
        await RunAsync(Users);
        var report = await RunAsync(Request(Users) with { Backups = Backups, BackupMoment = BackupMoment.Always });
        Assert.Equal(DeploymentOutcome.Nothing, report.Outcome);
        Assert.NotNull(report.Backup);
    }

    [Fact]
    public async Task Fault_I9_a_run_that_fails_again_and_again_keeps_one_backup()
    {
        await RunAsync(Users);
        await RunAsync(Request(Users, Orders) with { Backups = Backups });
        for (var start = 0; start < 20; start++)
            await RunAsync(Request(Users, Orders, Migration("0003_broken", "nonsense;")) with { Backups = Backups });

        Assert.Equal([true, false], All().Select(backup => backup.Unused));
        Assert.All(All(), backup => Assert.True(backup.Verified));
    }

    [Fact]
    public async Task A_backup_that_cannot_be_made_stops_the_run_before_anything_is_touched()
    {
        await RunAsync(Users);
        await File.WriteAllTextAsync(Backups.Folder, "a file where the folder should be", Cancel);
        var report = await RunAsync(Request(Users, Orders) with { Backups = Backups });
        Assert.Equal(Slipway.Problems.ExitCode.NotReady, report.ExitCode);
        Assert.Equal(["users"], Tables);
        Assert.Equal(DeploymentOutcome.Refused, report.Outcome);
    }

    System.Collections.Immutable.ImmutableArray<Backup> All() =>
        new BackupStore(Backups, new MemoryTarget(Database), new TestClock()).List().Value!.Backups;
}
