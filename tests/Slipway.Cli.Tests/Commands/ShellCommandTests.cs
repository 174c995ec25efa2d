using Slipway.Testing;
using Xunit;

namespace Slipway.Cli.Tests.Commands;

public sealed class ShellCommandTests
{
    [Fact]
    public void The_process_becomes_the_engines_shell_with_what_follows_the_dashes()
    {
        using var project = Shop.Deployed();

        Assert.Equal("anna\nben\n", project.Succeed("dbshell", "--", "-readonly", "select name from users order by id"));
        Assert.NotEqual(0, project.Run("shell", "--", "-readonly", "delete from users").Code);
        Assert.Equal(2, project.Database.Count("users"));
    }

    [Fact]
    public void A_database_that_is_not_there_is_not_made()
    {
        using var project = Shop.New();

        project.Fail(9, "shell", "--", "select 1");
        Assert.False(project.Database.Exists);
    }

    [Fact]
    public void Without_the_shell_it_says_what_to_install()
    {
        using var project = Shop.Deployed();
        var program = SlipwayProgram.Command[0] == "dotnet"
            ? [Dotnet(), .. SlipwayProgram.Command.Skip(1)]
            : SlipwayProgram.Command;

        var ended = SlipwayProgram.Wait(SlipwayProgram.Start(
            project.Folder, [.. program, "shell"], new Dictionary<string, string?> { ["PATH"] = "/nonexistent" }));

        Assert.Equal(127, ended.Code);
        Assert.Contains("apt-get install sqlite3", ended.Errors, StringComparison.Ordinal);
    }

    static string Dotnet() => Environment.GetEnvironmentVariable("PATH")!.Split(':')
        .Select(folder => Path.Combine(folder, "dotnet")).First(File.Exists);
}
