using System.CommandLine;
using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.Cli.Tests.Run;
using Xunit;

namespace Slipway.Cli.Tests.Render;

public sealed class HelpTextTests
{
    [Fact]
    public void The_help_of_a_command_says_what_it_does_takes_and_looks_like()
    {
        var up = new SampleVerb("up", "Brings the database to a revision.");
        up.Aliases.Add("migrate");
        up.Add(new Argument<string?>("target") { Description = "The revision.", HelpName = "TARGET", Arity = ArgumentArity.ZeroOrOne });
        up.Add(new Option<string>("--wait", "-w") { Description = "How long to wait.", HelpName = "TIME" });
        up.Add(new Option<string>("--a-very-long-option")
        {
            Description = "Takes a line of its own.", HelpName = "expand|backfill|contract",
        });
        up.Add(new Option<bool>("--secret") { Hidden = true });

        Assert.Equal(
            """
            Brings the database to a revision.

            Usage: slipway up [TARGET] [options]
            Example: slipway up -- node server.js
            Also: migrate

            Nothing pending: no lock.

            Arguments:
              TARGET  The revision.

            Options:
              -w, --wait TIME                 How long to wait.
              --a-very-long-option expand|backfill|contract
                                              Takes a line of its own.

            Options of every command:
              -j, --json  Print JSON.

            """,
            Help(up, "slipway up", "slipway up -- node server.js", "Nothing pending: no lock."));
    }

    [Fact]
    public void The_help_of_a_group_lists_its_commands_but_not_the_hidden_ones()
    {
        var backup = new Command("backup", "Copies of the database.")
        {
            new SampleVerb("create", "Makes one."),
            new SampleVerb("prune", "Removes outdated ones."),
            new SampleVerb("x") { Hidden = true },
        };

        Assert.Equal(
            """
            Copies of the database.

            Usage: slipway backup COMMAND [options]
            Example: slipway backup create

            Commands:
              create  Makes one.
              prune   Removes outdated ones.

            Options of every command:
              -j, --json  Print JSON.

            """,
            Help(backup, "slipway backup", "slipway backup create", remarks: null));
    }

    [Fact]
    public void An_argument_that_is_needed_has_no_brackets()
    {
        var down = new SampleVerb("down");
        down.Add(new Argument<string>("target") { HelpName = "TARGET" });
        down.Add(new Argument<string[]>("more") { Arity = ArgumentArity.ZeroOrMore });

        Assert.Contains("Usage: slipway down TARGET [more] [options]\n", Help(down, "slipway down", "x", null), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_global_option_is_described() =>
        Assert.All(GlobalOptions.All, option => Assert.EndsWith(".", option.Description!, StringComparison.Ordinal));

    static string Help(Command command, string path, string example, string? remarks)
    {
        var common = new Option<bool>("--json", "-j") { Description = "Print JSON." };
        using var text = new StringWriter { NewLine = "\n" };
        HelpText.Write(text, command, path, [common], example, remarks);
        return text.ToString();
    }
}
