using Slipway.Testing;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>
/// SIGKILL, or the end of its sessions on the server, at every event of a deployment, and a plain run again: the places are
/// counted by the runs themselves, until one comes through untouched.
/// </summary>
public sealed class KillAtEventsTests
{
    internal const int Killed = 137;

    static readonly bool IsLong = Environment.GetEnvironmentVariable("SLIPWAY_TEST_LONG") is "1";

    [Theory]
    [InlineData(1, 4)]
    [InlineData(3, 3)]
    public void Fault_A1_a_deployment_that_is_killed_at_any_event_converges_when_it_is_run_again(int pending, int stride) =>
        KillEverywhere(pending, stride, "up", "head");

    [Fact]
    public void Fault_A1_a_revert_that_is_killed_at_any_event_converges_when_it_is_run_again() =>
        KillEverywhere(3, 6, "down", "0002", "--yes");

    /// <summary>Behind the commit and before anything is said of it; and behind that, with the lock still held.</summary>
    [Fact]
    public void Fault_A11_A12_what_was_committed_before_the_kill_is_found_applied_and_not_run_again()
    {
        using var killed = new KilledDatabase(1);
        using var whole = killed.Begin();
        var before = Settled.State(whole.Database);
        ServerProject.Succeeded(Up(killed, whole));
        string[] states = [before, Settled.State(whole.Database)];

        var seen = new HashSet<string>();
        // The commit is among the later events.
        for (var place = IsLong ? 1 : 9; ; place++)
        {
            using var life = killed.Begin();
            if (RunVictim(killed, life.Environment, "up", "head", place).Code == 0)
                break;
            Wait.Until(() => Settled.Sessions(life.Database).Count == 0);
            var outcome = Settled.State(life.Database);
            Assert.Contains(outcome, states);
            seen.Add(outcome);
            if (outcome != before)
                Assert.Contains("No migrations to apply", Up(killed, life).Output, StringComparison.Ordinal);
        }

        Assert.Equal(2, seen.Count);
    }

    [Fact]
    public void Fault_C5_a_run_whose_lock_is_ended_at_any_event_goes_on_and_applies_once()
    {
        using var killed = new KilledDatabase(3);
        using var whole = killed.Begin();
        ServerProject.Succeeded(Up(killed, whole));
        var wanted = Settled.State(whole.Database);

        var places = 0;
        for (var place = 1; ; place += IsLong ? 1 : 5)
        {
            using var life = killed.Begin();
            var environment = new Dictionary<string, string?>(life.Environment)
            {
                ["VICTIM_SUPER_URL"] = $"Host={PostgreSqlCluster.Shared.Folder};Port={PostgreSqlCluster.Shared.Port};Username=postgres;"
                    + $"Database={life.Database.Name};Pooling=false",
            };
            var ended = RunVictim(killed, environment, "up", "head", place);
            life.AssertConverged(ended, wanted, $"event {place}");
            if (int.Parse(ended.Output, System.Globalization.CultureInfo.InvariantCulture) < place)
                break;
            places++;
        }

        Assert.True(places > 3, $"Only {places} places were found.");
    }

    static void KillEverywhere(int pending, int stride, params string[] arguments)
    {
        using var killed = new KilledDatabase(pending);
        string[] command = [arguments[0], "--no-backup", .. arguments[1..]];
        if (arguments[0] == "down")
            ServerProject.Succeeded(killed.Project.Up());
        using var whole = killed.Begin();
        ServerProject.Succeeded(SlipwayProgram.Run(killed.Folder, whole.Environment, command));
        var wanted = Settled.State(whole.Database);

        for (var place = 1; ; place += IsLong ? 1 : stride)
        {
            using var life = killed.Begin();
            var ended = RunVictim(killed, life.Environment, arguments[0], arguments[1], place);
            if (ended.Code == 0)
            {
                Assert.True(place > 8, $"Only {place} places were found: {ended.All}");
                return;
            }

            Assert.True(ended.Code == Killed, $"event {place}: {ended.Code} {ended.All}");
            life.AssertConverged(SlipwayProgram.Run(killed.Folder, life.Environment, command), wanted, $"event {place}");
        }
    }

    static SlipwayProgram.Ended Up(KilledDatabase killed, KilledDatabase.Life life) =>
        SlipwayProgram.Run(killed.Folder, life.Environment, "up", "--no-backup");

    internal static SlipwayProgram.Ended RunVictim(
        KilledDatabase killed, Dictionary<string, string?> environment, string direction, string revision, int place) =>
        SlipwayProgram.Wait(SlipwayProgram.Start(
            killed.Folder,
            ["dotnet", Path.Combine(AppContext.BaseDirectory, "Slipway.Victim.dll"), killed.Folder, direction, revision, $"{place}"],
            environment));
}
