using System.Globalization;
using Slipway.Problems;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>The connection breaks: wherever it does, the deployment goes on by itself, and nothing happens twice.</summary>
public sealed class NetworkCutTests
{
    static readonly bool IsLong = Environment.GetEnvironmentVariable("SLIPWAY_TEST_LONG") is "1";

    public static TheoryData<string, int, int> Cuts => IsLong
        ? new() { { "reset", 1, 1 }, { "close", 1, 1 }, { "answer", 1, 1 } }
        : new() { { "reset", 1, 4 }, { "close", 2, 6 }, { "answer", 3, 6 } };

    /// <summary>
    /// At the k-th message for k = 1, 2, … until a run is not disturbed any more. Counted are the messages that ask for an
    /// answer; those before each of them travel in the same packet.
    /// </summary>
    [Theory]
    [MemberData(nameof(Cuts))]
    public void Fault_B1_a_connection_that_breaks_at_any_message_costs_nothing_but_time(string how, int first, int step)
    {
        WireFault fault = how switch
        {
            "reset" => new WireFault.Cut(),
            "close" => new WireFault.Close(),
            _ => new WireFault.CutAnswer(),
        };
        for (var k = first; ; k += step)
        {
            var where = $"{how} at request {k.ToString(CultureInfo.InvariantCulture)}";
            using var server = new ServerUnderFault().WithPending();
            using var proxy = new TcpProxy(server.Database.Cluster.Port);
            var (requests, wasDisturbed) = (0, false);
            proxy.At(message => message is { FromClient: true,
                Type: '^' or 'p' or 'S' or 'Q' } && ++requests == k && (wasDisturbed = true), fault);

            var report = server.Deploy(proxy.Port);

            Assert.True(report.Problems.IsEmpty, $"{where}: {string.Join("\n", report.Problems)}");
            server.AssertConverged(where);
            if (!wasDisturbed)
                return;
        }
    }

    [Fact]
    public void Fault_B1_a_connection_that_breaks_each_time_ends_the_run_and_the_next_one_finishes()
    {
        using var server = new ServerUnderFault().WithPending();
        using var proxy = new TcpProxy(server.Database.Cluster.Port);
        for (var times = 0; times < 4; times++)
            proxy.At(message => message.Asks("add column locale"), new WireFault.Cut());

        var ended = server.UpAt(proxy.Url(server.Database));

        Assert.True(ended.Code == (int)ExitCode.Unreachable, ended.All);
        Assert.Contains("connection-lost", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("  Next: ", ended.Errors, StringComparison.Ordinal);
        Assert.Equal(["0001_users"], server.Database.Applied());
        Assert.Equal(0, server.Up().Code);
        server.AssertConverged("after the next run");
    }

    [Fact]
    public void Fault_B1_an_answer_that_comes_late_changes_nothing()
    {
        using var server = new ServerUnderFault().WithPending();
        using var proxy = new TcpProxy(server.Database.Cluster.Port);
        proxy.At(message => message.Asks("create index concurrently"), new WireFault.Delay(TimeSpan.FromSeconds(2)));
        proxy.At(message => message.Asks("commit"), new WireFault.Delay(TimeSpan.FromSeconds(2)));

        Assert.Empty(server.Deploy(proxy.Port).Problems);
        server.AssertConverged("late");
    }

    /// <summary>Each of the three commits of a run: the server has done it, and says so to nobody.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(99)]
    public void Fault_B3_a_commit_whose_answer_is_lost_is_found_to_have_happened(int which)
    {
        using var server = new ServerUnderFault().WithPending();
        using var proxy = new TcpProxy(server.Database.Cluster.Port);
        var commits = 0;
        if (which < 99)
            proxy.At(message => message.Asks("commit\0") && ++commits == which, new WireFault.CutAnswer());
        else
            proxy.At(message => message.Asks("insert into \"slipway\".\"slipway_history\"") && message.Connection > 0 && ++commits == 3,
                new WireFault.CutAnswer());

        var ended = server.UpAt(proxy.Url(server.Database));

        Assert.True(ended.Code == 0, ended.All);
        server.AssertConverged("commit");
    }

    /// <summary>The server has committed, nobody heard it, and it is away for longer than the run asks.</summary>
    [Fact]
    public void Fault_B3_of_a_commit_whose_answer_is_lost_for_good_the_run_says_that_it_does_not_know()
    {
        Assert.SkipUnless(IsLong, "waits a minute for a server that does not come back: SLIPWAY_TEST_LONG=1");
        using var server = new ServerUnderFault().Migration("0002_more", "create table more (id integer);");
        using var proxy = new TcpProxy(server.Database.Cluster.Port);
        proxy.At(message => message.Asks("commit\0") && RefuseFromNowOn(proxy), new WireFault.CutAnswer());

        var ended = server.UpAt(proxy.Url(server.Database), "--", "echo", "launched");

        Assert.True(ended.Code == 8, ended.All);
        Assert.Contains("code=commit-unconfirmed", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("It is not known whether the change stands.", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("Next: What stands: slipway status", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("launched\n", ended.Output, StringComparison.Ordinal);
        Assert.Equal(["0001_users", "0002_more"], server.Database.Applied());
        proxy.Admit();
        Assert.Equal(0, server.Up().Code);
    }

    /// <summary>The server waits for a commit that never comes, on a connection whose other end is gone.</summary>
    [Fact]
    public void Fault_B3_a_commit_that_never_arrived_is_found_not_to_have_happened_and_is_made_again()
    {
        using var server = new ServerUnderFault().WithPending();
        using var proxy = new TcpProxy(server.Database.Cluster.Port);
        proxy.At(message => message.Asks("commit\0"), new WireFault.Strand());

        var ended = server.UpAt(proxy.Url(server.Database));

        Assert.True(ended.Code == 0, ended.All);
        Assert.Contains("was lost", ended.All, StringComparison.Ordinal);
        server.AssertConverged("commit");
    }

    static bool RefuseFromNowOn(TcpProxy proxy)
    {
        proxy.Refuse();
        return true;
    }
}
