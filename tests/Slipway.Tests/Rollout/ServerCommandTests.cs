using System.Runtime.Versioning;
using Slipway.Problems;
using Slipway.Rollout;
using Xunit;

namespace Slipway.Tests.Rollout;

[UnsupportedOSPlatform("windows")]
public sealed class ServerCommandTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("slipway-server-").FullName;

    [Fact]
    public void A_program_with_a_path_is_that_file()
    {
        var server = Program("bin/server");

        var found = ServerCommand.Find([server, "--port", "8001"], searchPath: null).Required;

        Assert.Equal(server, found.Program);
        Assert.Equal([server, "--port", "8001"], found.Arguments);
    }

    [Fact]
    public void A_relative_path_counts_from_the_working_directory()
    {
        var server = Program("server");

        var found = ServerCommand.Find([Path.GetRelativePath(Directory.GetCurrentDirectory(), server)], searchPath: null).Required;

        Assert.Equal(server, found.Program);
    }

    [Fact]
    public void A_bare_name_is_looked_for_in_the_folders_of_the_path_and_the_first_that_can_run_wins()
    {
        Program("no-permission/server", mode: UnixFileMode.UserRead);
        Directory.CreateDirectory(Path.Combine(folder, "a-folder", "server"));
        var first = Program("first/server");
        Program("second/server");

        var found = ServerCommand.Find(["server", "x"], SearchPath("nowhere", "no-permission", "a-folder", "first", "second")).Required;

        Assert.Equal(first, found.Program);
        Assert.Equal(["server", "x"], found.Arguments);
    }

    [Fact]
    public void An_empty_folder_in_the_path_is_the_working_directory() =>
        Assert.Equal(Codes.ServerNotFound, Problem("no-such-program-here", "").Code);

    [Fact]
    public void Without_a_path_programs_are_found_where_shells_look() =>
        Assert.EndsWith("/sh", ServerCommand.Find(["sh"], searchPath: null).Required.Program, StringComparison.Ordinal);

    [Theory]
    [InlineData("no-such-program", "/bin:/usr/bin", "The server's program was not found: no-such-program (PATH is /bin:/usr/bin).")]
    [InlineData("no-such-program", null, "The server's program was not found: no-such-program (PATH is not set).")]
    [InlineData("/no/such/program", "/bin", "The server's program was not found: /no/such/program.")]
    [InlineData("", "/bin", "The server's program was not found:  (PATH is /bin).")]
    public void A_program_that_is_not_there_ends_with_127_before_anything_is_migrated(string name, string? path, string message)
    {
        var problem = Problem(name, path);

        Assert.Equal(Codes.ServerNotFound, problem.Code);
        Assert.Equal(127, (int)problem.Code.Exit);
        Assert.Equal(message, problem.Message);
        Assert.Equal("Nothing was migrated.", problem.State);
        Assert.Equal("Give the program after \"--\" with its full path, or put its folder on PATH.", problem.Fix);
    }

    [Theory]
    [InlineData("server", "server")]
    [InlineData("it's mine", "it'\\''s mine")]
    public void A_file_without_execute_permission_ends_with_126(string name, string quoted)
    {
        var file = Program(name, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        foreach (var problem in new[] { Problem(file, null), Problem(name, folder) })
        {
            Assert.Equal(Codes.ServerNotExecutable, problem.Code);
            Assert.Equal(126, (int)problem.Code.Exit);
            Assert.Equal($"The server's program cannot be executed: {file}: it has no execute permission.", problem.Message);
            Assert.Equal($"`chmod +x '{folder}/{quoted}'`", problem.Fix);
        }
    }

    [Fact]
    public void A_folder_is_no_program()
    {
        var problem = Problem(folder, null);

        Assert.Equal(Codes.ServerNotExecutable, problem.Code);
        Assert.Equal($"The server's program cannot be executed: {folder}: it is a directory.", problem.Message);
        Assert.Equal("Name a program in it.", problem.Fix);
    }

    [Fact]
    public void A_link_is_followed_and_a_dangling_one_is_no_program()
    {
        var server = Program("server");
        var link = Path.Combine(folder, "link");
        File.CreateSymbolicLink(link, server);
        Assert.Equal(link, ServerCommand.Find([link], null).Required.Program);

        File.Delete(server);
        Assert.Equal(Codes.ServerNotFound, Problem(link, null).Code);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    static Problem Problem(string name, string? path) => Assert.Single(ServerCommand.Find([name], path).Problems);

    string SearchPath(params string[] names) => string.Join(':', names.Select(name => Path.Combine(folder, name)));

    string Program(string name, UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserExecute)
    {
        var file = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "#!/bin/sh\n");
        File.SetUnixFileMode(file, mode);
        return file;
    }
}
