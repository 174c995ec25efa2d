using Slipway.Cli.Run;
using Xunit;

namespace Slipway.Cli.Tests.Run;

public sealed class ProgramInputTests
{
    [Fact]
    public void What_comes_behind_the_first_two_dashes_is_the_server_s_alone()
    {
        var (own, server) = ProgramInput.Split(["up", "--json", "--", "node", "--", "--json", "-x"]);

        Assert.Equal(["up", "--json"], own);
        Assert.Equal(["node", "--", "--json", "-x"], server);
    }

    [Fact]
    public void Without_two_dashes_there_is_no_server_and_with_nothing_behind_them_an_empty_one()
    {
        Assert.True(ProgramInput.Split(["up", "---", "-", "a--b"]).Server.IsDefault);
        Assert.Equal(["up", "---", "-", "a--b"], ProgramInput.Split(["up", "---", "-", "a--b"]).Own);
        Assert.Empty(ProgramInput.Split(["up", "--"]).Server);
        Assert.Equal(["node"], ProgramInput.Split(["--", "node"]).Server);
        Assert.Empty(ProgramInput.Split([]).Own);
    }

    [Fact]
    public void The_process_gives_its_folder_and_its_variables()
    {
        var input = ProgramInput.OfThisProcess(["status"]);

        Assert.Equal(Directory.GetCurrentDirectory(), input.WorkingDirectory);
        Assert.Equal(Environment.GetEnvironmentVariable("PATH"), input.Variable("PATH"));
        Assert.Null(input.Variable("SLIPWAY_NO_SUCH_VARIABLE"));
        Assert.True(input.Server.IsDefault);
    }
}
