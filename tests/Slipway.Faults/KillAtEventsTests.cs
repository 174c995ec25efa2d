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
        KillEverywhere(journalMode, "down", "0002");

    static void KillEverywhere(string journalMode, string direction, string revision)
    {
        using var project = new KilledProject(journalMode);
        if (direction == "down")
            Assert.Equal(0, Run(project.Folder, "up", "head", 0).Code);
        using var whole = project.Begin();
        Assert.Equal(0, Run(whole.Folder, direction, revision, 0).Code);
        var wanted = whole.Outcome();

        for (var place = 1; ; place++)
        {
            using var life = project.Begin();
            var ended = Run(life.Folder, direction, revision, place);
            if (ended.Code == 0)
            {
                Assert.True(place > 10, $"Only {place} places were found: {ended.All}");
                return;
            }

            Assert.True(ended.Code == Killed, $"event {place}: {ended.Code} {ended.All}");
            var again = Run(life.Folder, direction, revision, 0);
            Assert.True(again.Code == 0, $"event {place}: {again.All}");
            life.AssertConverged(wanted, $"event {place}");
        }
    }

    static SlipwayProgram.Ended Run(string folder, string direction, string revision, int place) => SlipwayProgram.Wait(SlipwayProgram.Start(
        folder, ["dotnet", Path.Combine(AppContext.BaseDirectory, "Slipway.Victim.dll"), folder, direction, revision, $"{place}"]));
}
