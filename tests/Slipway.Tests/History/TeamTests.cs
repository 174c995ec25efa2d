using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Slipway.Tests.History;

public sealed class TeamTests
{
    /// <summary>A failure prints its seed, which <c>Config.Replay</c> takes, and the shortest run that shows it.</summary>
    [Fact]
    public void Fault_E13_Whatever_a_team_does_nothing_is_skipped_for_ever_and_nothing_runs_twice()
    {
        var actions = Arb.From(
            Gen.Choose(0, 15).Zip(Gen.Choose(0, 1000)).ListOf().Select(list => list.ToArray()),
            all => all.Select((_, i) => all.Where((_, j) => j != i).ToArray()));

        Prop.ForAll(actions, all =>
        {
            var team = new Team();
            foreach (var (action, choice) in all)
                team.Do(action, choice);
            team.Finish();
        }).Check(Rounds.Of(2_000));
    }
}
