using System.Collections.Immutable;
using Slipway.Files;
using Slipway.Problems;
using Slipway.Rollout;
using Slipway.Target;
using Slipway.Tests.Target;
using Xunit;

namespace Slipway.Tests.Rollout;

public sealed class LaunchTests : DeploymentSuite, IServerLauncher
{
    static readonly Migration Users = Migration("0001_users", "create table users;");
    readonly List<string> _launched = [];

    [Fact]
    public async Task The_server_is_launched_after_everything_else_is_said_and_closed()
    {
        await RunAsync(WithServer(Users));
        Assert.Equal(["/srv/server, head 0001_users, lock free"], _launched);
        Assert.IsType<RolloutEvent.Launching>(Events.All.SkipWhile(happened => happened is not RolloutEvent.Finished).ElementAt(1));
    }

    [Fact]
    public async Task With_nothing_pending_the_server_is_launched_at_once()
    {
        await RunAsync(Users);
        await RunAsync(WithServer(Users));
        Assert.Single(_launched);
    }

    [Fact]
    public async Task After_a_failure_no_server_is_launched()
    {
        await RunAsync(WithServer(Users, Migration("0002_broken", "nonsense;")));
        Assert.Empty(_launched);
    }

    [Fact]
    public async Task A_server_that_cannot_be_started_is_a_problem_and_the_migrations_stand()
    {
        var report = await RunAsync(WithServer(Users));
        TheProblem(report, Codes.ServerNotStarted);
        Assert.Equal(["0001_users"], Applied);
        Assert.Single(Events.Of<RolloutEvent.Finished>());
        Assert.DoesNotContain(Logged, line => line.StartsWith("failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Verify_mode_refuses_to_launch_on_a_database_that_is_behind()
    {
        var report = await RunAsync(WithServer(Users) with { Mode = RolloutMode.Verify });
        Assert.Contains("0001_users", TheProblem(report, Codes.Behind).Message, StringComparison.Ordinal);
        Assert.Empty(_launched);
        Assert.Equal(DeploymentOutcome.Refused, report.Outcome);

        await RunAsync(Users);
        await RunAsync(WithServer(Users) with { Mode = RolloutMode.Verify });
        Assert.Single(_launched);
    }

    [Fact]
    public async Task Off_mode_warns_and_launches()
    {
        await RunAsync(WithServer(Users) with { Mode = RolloutMode.Off });
        Assert.Contains(Events.Of<RolloutEvent.Warned>(), warned => warned.Problem.Code == Codes.Behind);
        Assert.Single(_launched);
        Assert.Empty(Tables);
    }

    DeploymentRequest WithServer(params ImmutableArray<Migration> migrations) => Request(migrations) with
    {
        Server = new ServerCommand("/srv/server", ["server"]),
        Launcher = this,
    };

    Problem IServerLauncher.Launch(ServerCommand server)
    {
        var held = new MemoryTarget(Database).TryLockAsync(Request().Run, Cancel).Result is LockAttempt.Busy;
        _launched.Add($"{server.Program}, head {string.Join(", ", Applied)}, lock {(held ? "held" : "free")}");
        return new Problem(Codes.ServerNotStarted, "The test is no kernel.");
    }
}
