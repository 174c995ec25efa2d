using System.Collections.Immutable;
using System.CommandLine;
using Slipway.Cli.Run;
using Slipway.Problems;
using Xunit;

namespace Slipway.Cli.Tests.Run;

public sealed class UsageTests
{
    [Theory]
    [InlineData("up")]
    [InlineData("up 0003 --wait 5s --json")]
    [InlineData("--json up")]
    [InlineData("deploy")]
    [InlineData("up -1")]
    [InlineData("up +2")]
    [InlineData("up -")]
    [InlineData("backup create")]
    public void A_right_command_line_has_no_fault(string line) => Assert.Empty(Faults(line));

    [Theory]
    [InlineData("statsu", "There is no command 'slipway statsu'.", "Did you mean 'slipway status'?")]
    [InlineData("xyzzy", "There is no command 'slipway xyzzy'.", "slipway --help")]
    [InlineData("backup craete", "There is no command 'slipway backup craete'.", "Did you mean 'slipway backup create'?")]
    [InlineData("backup", "'slipway backup' needs a command: create, list.", "slipway backup --help")]
    [InlineData("--json", "'slipway' needs a command: up, status, backup.", "slipway --help")]
    [InlineData("up --wiat 5s", "'slipway up' has no option '--wiat'.", "Did you mean '--wait'?")]
    [InlineData("up --jsno", "'slipway up' has no option '--jsno'.", "Did you mean '--json'?")]
    [InlineData("up --ulr=sqlite:secret.db", "'slipway up' has no option '--ulr'.", "Did you mean '--url'?")]
    [InlineData("up --frobnicate", "'slipway up' has no option '--frobnicate'.", "slipway up --help")]
    [InlineData("up -x", "'slipway up' has no option '-x'.", "slipway up --help")]
    [InlineData("up 0003 --frobnicate", "'slipway up' has no option '--frobnicate'.", "slipway up --help")]
    [InlineData(
        "up 0003 0004", "'0004' is one argument too many for 'slipway up'.",
        "The server and its arguments come behind two dashes: slipway up -- PROGRAM ARGUMENT")]
    [InlineData("status extra", "'extra' is one argument too many for 'slipway status'.", "slipway status --help")]
    [InlineData("status --log-format yaml", "--log-format takes auto, plain, json, not 'yaml'.", "slipway status --help")]
    public void A_wrong_command_line_is_told_what_was_probably_meant(string line, string message, string fix)
    {
        var problem = Assert.Single(Faults(line));

        Assert.Equal(Codes.CommandLine, problem.Code);
        Assert.Equal(ExitCode.Usage, problem.Code.Exit);
        Assert.Equal(message, problem.Message);
        Assert.Equal(fix, problem.Fix);
    }

    [Fact]
    public void An_option_without_its_value_is_a_fault() => Assert.Contains("--wait", Assert.Single(Faults("up --wait")).Message);

    [Fact]
    public void Only_some_commands_take_a_server()
    {
        Assert.Empty(Faults("up", ["node"u8.ToArray()]));
        Assert.Equal("There is no program behind '--'.", Assert.Single(Faults("up", [])).Message);
        Assert.Equal("'status' takes no server behind '--'.", Assert.Single(Faults("status", ["node"u8.ToArray()])).Message);
    }

    static ImmutableArray<Problem> Faults(string line, ImmutableArray<byte[]> server = default)
    {
        var input = new ProgramInput([.. line.Split(' ')], server, "/", new Dictionary<string, string>());
        return Usage.FaultsOf(Tree().Parse(input.Arguments), input);
    }

    static Command Tree()
    {
        var up = new SampleVerb("up", takesServer: true);
        up.Aliases.Add("deploy");
        up.Add(new Argument<string?>("target") { Arity = ArgumentArity.ZeroOrOne });
        up.Add(GlobalOptions.Text("--wait", "TIME", "How long to wait."));
        var tree = new Command("slipway", "A program.")
        {
            up,
            new SampleVerb("status"),
            new Command("backup", "Copies.")
            {
                new SampleVerb("create"), new SampleVerb("list"), new SampleVerb("secret") { Hidden = true },
            },
        };
        foreach (var option in GlobalOptions.All)
            tree.Add(option);
        return tree;
    }
}
