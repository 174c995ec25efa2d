using Slipway.Testing;
using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>
/// The program as it is shipped, ended at one system call after the other by which it speaks to the server, until a run comes
/// through; then a plain run again. A usual run of the tests leaves most places out, the long form none.
/// </summary>
public sealed class SystemCallTests
{
    static readonly bool IsLong = Environment.GetEnvironmentVariable("SLIPWAY_TEST_LONG") is "1";

    [Theory]
    [InlineData("sendto", 15)]
    [InlineData("recvfrom", 41)]
    [InlineData("write", 61)]
    public void Fault_A2_a_deployment_that_is_killed_at_any_system_call_converges_when_it_is_run_again(string call, int stride)
    {
        Strace.Require();
        using var killed = new KilledDatabase(3);
        using var whole = killed.Begin();
        ServerProject.Succeeded(SlipwayProgram.Run(killed.Folder, whole.Environment, "up", "--no-backup"));
        var wanted = Settled.State(whole.Database);

        var places = 0;
        for (var number = 1; ; number += IsLong ? 1 : stride)
        {
            using var life = killed.Begin();
            var place = $"{call} {number}";
            var strace = new Strace(call, $"signal=SIGKILL:when={number}") { Environment = life.Environment };
            var ended = strace.Run(killed.Folder, "up", "--no-backup");
            if (!strace.Happened)
            {
                Assert.True(ended.Code == 0, $"{place}, which there was not: {ended.Code} {ended.All}");
                break;
            }

            places++;
            life.AssertConverged(SlipwayProgram.Run(killed.Folder, life.Environment, "up", "--no-backup"), wanted, place);
        }

        Assert.True(places > 0, $"{call} is never called.");
    }
}
