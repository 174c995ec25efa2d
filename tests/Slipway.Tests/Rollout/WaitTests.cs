using Slipway.Rollout;
using Xunit;

namespace Slipway.Tests.Rollout;

/// <summary>How a deployment waits for its database, on a clock that does not let anybody wait.</summary>
public sealed class WaitTests : DeploymentSuite
{
    [Fact]
    public async Task Promise_N6_There_is_a_try_every_two_seconds_and_each_that_fails_is_told()
    {
        Database.Outages = 30;
        List<DateTimeOffset> tries = [];
        Events.Then = happened =>
        {
            if (happened is RolloutEvent.DatabaseUnavailable)
                tries.Add(Clock.GetUtcNow());
        };

        var report = await RunAsync(Request(Migration("0001_users", "create table users;")) with { Wait = Timeout.InfiniteTimeSpan });

        Assert.Equal(DeploymentOutcome.Applied, report.Outcome);
        Assert.Equal(30, tries.Count);
        Assert.All(tries.Zip(tries.Skip(1)), pair => Assert.Equal(TimeSpan.FromSeconds(2), pair.Second - pair.First));
    }

    [Fact]
    public async Task The_reason_is_told_at_once_and_then_every_ten_seconds()
    {
        Database.Outages = 30;

        await RunAsync(Request(Migration("0001_users", "create table users;")) with { Wait = Timeout.InfiniteTimeSpan });

        Assert.Equal(
            [0, 10, 20, 30, 40, 50],
            Events.Of<RolloutEvent.WaitingForDatabase>().Select(waiting => (int)waiting.Elapsed.TotalSeconds));
    }
}
