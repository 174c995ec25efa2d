using Slipway.Testing;
using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>What no guide does: a lock, a backup of a server's database, and a look at what a migration has done to it.</summary>
public sealed class NothingLostTests : IDisposable
{
    const int Many = 8;

    static readonly bool IsLong = Environment.GetEnvironmentVariable("SLIPWAY_TEST_LONG") is "1";

    readonly KilledDatabase _killed = new(3);

    [Fact]
    public void Promise_G23_of_eight_at_once_one_applies_and_backs_up_and_after_any_kill_the_next_run_converges()
    {
        var wanted = AllAtOnce();

        var places = 0;
        for (var place = 1; ; place += IsLong ? 1 : 5)
        {
            using var life = _killed.Begin();
            life.Environment["VICTIM_BACKUPS"] = "1";
            var victim = KillAtEventsTests.RunVictim(_killed, life.Environment, "up", "head", place);
            life.AssertConverged(Up(life), wanted, $"event {place}");
            AssertKeptRows(life);
            Assert.NotEmpty(BackupsOf(life));
            if (victim.Code == 0)
                break;
            Assert.True(victim.Code == KillAtEventsTests.Killed, $"event {place}: {victim.Code} {victim.All}");
            places++;
        }

        Assert.True(places > 3, $"Only {places} places were found.");
    }

    public void Dispose() => _killed.Dispose();

    /// <returns>The state that they have brought about.</returns>
    string AllAtOnce()
    {
        using var life = _killed.Begin();
        var runs = Enumerable.Range(0, Many).Select(_ => RunningProgram.Slipway(
            _killed.Folder, life.Environment, "up", "--lock-wait", "120s")).ToList();
        foreach (var run in runs)
            Assert.True(run.End() == 0, run.Said);

        Assert.Single(runs, run => run.Said.Contains("Applying 0003_locale", StringComparison.Ordinal));
        Assert.Equal(Many - 1, runs.Count(run => run.Said.Contains("No migrations to apply", StringComparison.Ordinal)));
        Assert.Single(BackupsOf(life));
        AssertKeptRows(life);
        Settled.Assert(life.Database);
        runs.ForEach(run => run.Dispose());
        return Settled.State(life.Database);
    }

    SlipwayProgram.Ended Up(KilledDatabase.Life life) => SlipwayProgram.Run(_killed.Folder, life.Environment, "up");

    /// <summary>The finished backups of a life's database; each lies beside the manifest that its verification has written.</summary>
    List<string> BackupsOf(KilledDatabase.Life life) =>
        [.. Directory.EnumerateFiles(Path.Combine(_killed.Folder, "backups"), $"{life.Database.Name}_backup_*.json")];

    /// <summary>Every row that was there is there as it was; what the migrations have changed in them aside.</summary>
    static void AssertKeptRows(KilledDatabase.Life life) => Assert.Equal(
        ["400|400|120300.0"],
        life.Database.Rows(
            """
            select count(distinct o.id), count(distinct u.id), sum(o.total) from users u join orders o on o.buyer = u.id
            where u.name = 'user ' || u.id and o.total = u.id * 1.5
            """));
}
