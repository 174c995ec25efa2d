using Slipway.Testing;
using Xunit;

namespace Slipway.Faults;

/// <summary>
/// SIGKILL at every event of a deployment, the boundaries of its stages among them, and a plain run again: the places are
/// counted by the runs themselves, until one comes through untouched.
/// </summary>
public sealed class KillAtEventsTests
{
    const int Killed = 137;

    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public void Fault_A1_a_deployment_that_is_killed_at_any_event_converges_when_it_is_run_again(string journalMode) =>
        KillEverywhere(journalMode, "up", "head");

    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public void Fault_A1_a_revert_that_is_killed_at_any_event_converges_when_it_is_run_again(string journalMode) =>
        KillEverywhere(journalMode, "down", "0002", "--yes");

    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public void Fault_F3_a_kill_in_a_transaction_leaves_the_state_before_or_the_state_after(string journalMode)
    {
        using var project = new KilledProject(journalMode);
        using var whole = project.Begin();
        var before = whole.Outcome();
        Assert.Equal(0, RunVictim(whole.Folder, "up", "0003", int.MaxValue).Code);
        string[] states = [before, whole.Outcome()];

        var seen = new HashSet<string>();
        for (var place = 1; ; place++)
        {
            using var life = project.Begin();
            if (RunVictim(life.Folder, "up", "0003", place).Code == 0)
                break;
            Assert.Contains(life.Outcome(), states);
            Assert.Equal("ok", life.Database.Single("pragma integrity_check"));
            seen.Add(life.Outcome());
        }

        Assert.Equal(2, seen.Count);
    }

    static void KillEverywhere(string journalMode, params string[] arguments)
    {
        using var project = new KilledProject(journalMode);
        if (arguments[0] == "down")
            Assert.Equal(0, SlipwayProgram.Run(project.Folder, "up").Code);
        using var whole = project.Begin();
        var untouched = SlipwayProgram.Run(whole.Folder, arguments);
        Assert.True(untouched.Code == 0, untouched.All);
        var wanted = whole.Outcome();

        for (var place = 1; ; place++)
        {
            using var life = project.Begin();
            var ended = RunVictim(life.Folder, arguments[0], arguments[1], place);
            if (ended.Code == 0)
            {
                Assert.True(place > 10, $"Only {place} places were found: {ended.All}");
                return;
            }

            Assert.True(ended.Code == Killed, $"event {place}: {ended.Code} {ended.All}");
            life.AssertConverged(SlipwayProgram.Run(life.Folder, arguments), wanted, $"event {place}");
        }
    }

    static SlipwayProgram.Ended RunVictim(string folder, string direction, string revision, int place) =>
        SlipwayProgram.Wait(SlipwayProgram.Start(
            folder,
            ["dotnet", Path.Combine(AppContext.BaseDirectory, "Slipway.Victim.dll"), folder, direction, revision, $"{place}"]));
}
