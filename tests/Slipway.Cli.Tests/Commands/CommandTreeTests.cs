using System.CommandLine;
using Slipway.Cli.Run;
using Slipway.Testing;
using Xunit;

namespace Slipway.Cli.Tests.Commands;

/// <summary>What every command has.</summary>
public sealed class CommandTreeTests
{
    [Fact]
    public void Every_example_is_a_command_line_that_the_program_understands()
    {
        var tree = Tree();
        foreach (var verb in Verbs(tree))
        {
            var words = verb.Example.Split(" > ")[0].Split(' ');
            Assert.Equal("slipway", words[0]);
            var end = Array.IndexOf(words, "--");
            var parse = tree.Parse(end < 0 ? words[1..] : words[1..end]);
            Assert.Equal(verb, parse.CommandResult.Command);
            Assert.Empty(parse.Errors);
        }
    }

    [Fact]
    public void Every_command_argument_and_option_says_what_it_is()
    {
        foreach (var verb in Verbs(Tree()))
        {
            Assert.EndsWith(".", verb.Description!, StringComparison.Ordinal);
            Assert.All(verb.Arguments, argument => Assert.False(string.IsNullOrEmpty(argument.Description), argument.Name));
            Assert.All(verb.Arguments, argument => Assert.False(string.IsNullOrEmpty(argument.HelpName), argument.Name));
            Assert.All(verb.Options, option => Assert.False(string.IsNullOrEmpty(option.Description), option.Name));
            Assert.All((verb.Remarks ?? "").Split('\n'), line => Assert.True(line.Length <= 130, line));
        }
    }

    [Fact]
    public void The_words_of_other_tools_lead_to_ours()
    {
        var tree = Tree();
        foreach (var (word, own) in new[]
        {
            ("upgrade", "up"), ("migrate", "up"), ("deploy", "up"), ("downgrade", "down"), ("rollback", "down"), ("revision", "new"),
            ("makemigrations", "diff"), ("showmigrations", "status"), ("sqlmigrate", "sql"), ("dbshell", "shell"),
        })
            Assert.Equal(own, tree.Parse([word]).CommandResult.Command.Name);
    }

    [Fact]
    public void Promise_A59_Help_quick_prints_four_lines_each_of_them_a_command()
    {
        using var project = new TempProject();

        var lines = project.Succeed("help", "quick").TrimEnd('\n').Split('\n');

        Assert.Equal(4, lines.Length);
        Assert.Equal(["deploy", "backup", "restore", "health"], lines.Select(line => line.Split(' ')[0]));
        foreach (var line in lines)
        {
            var words = line[line.IndexOf("slipway", StringComparison.Ordinal)..].Split(" -- ")[0].Split(' ')[1..];
            Assert.Empty(Tree().Parse(words).Errors);
        }
    }

    [Fact]
    public void The_help_lists_the_commands_in_the_order_in_which_one_meets_them()
    {
        using var project = new TempProject();

        project.AssertApproved("help", project.Succeed("--help"));
        Assert.Contains("Also: showmigrations", project.Succeed("help", "status"), StringComparison.Ordinal);
    }

    static Command Tree()
    {
        var tree = Program.Tree();
        foreach (var option in GlobalOptions.All)
            tree.Add(option);
        return tree;
    }

    static IEnumerable<Verb> Verbs(Command command) =>
        command.Subcommands.SelectMany(sub => sub is Verb verb ? [verb] : Verbs(sub));
}
