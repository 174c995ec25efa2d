using System.Globalization;
using Slipway.Testing;
using Xunit;

namespace Slipway.Faults;

/// <summary>The server that Slipway becomes is started as if there had been no Slipway.</summary>
public sealed class ServerTests
{
    /// <summary>A caller with peculiarities: a mask, a limit, an ignored signal, a descriptor of its own, a priority.</summary>
    /// <remarks>That a broken pipe ends a program is what a shell gives; the runtime that starts the tests does not.</remarks>
    const string Caller = "umask 027; ulimit -S -n 1000; ulimit -S -s 4096; trap '' USR2; exec 7</dev/null; "
        + "exec env --default-signal=PIPE nice -n 3 \"$@\"";

    /// <summary>What differs from process to process.</summary>
    static readonly string[] Own =
    [
        "Name:", "Pid:", "PPid:", "Tgid:", "Ngid:", "NSpid:", "NStgid:", "NSpgid:", "Vm", "Rss", "Hugetlb", "voluntary_",
        "nonvoluntary_", "SigQ:",

        // The managed runtime has raised it before its first line runs, and takes it back only as far as its parent's tells.
        .. SlipwayProgram.Native is null ? (string[])["Max open files"] : [],
    ];

    [Fact]
    public void Fault_I4_signals_limits_descriptors_environment_and_folder_are_those_of_the_caller()
    {
        using var project = Project();
        string[] files =
            ["status", "limits", "environ", "coredump_filter", "personality", "oom_score_adj", "cgroup", "timerslack_ns"];
        foreach (var file in files)
            Assert.Equal(Seen(project, "cat", $"/proc/self/{file}"), Seen(project, [.. Slipway, "cat", $"/proc/self/{file}"]));
        Assert.Equal(Descriptors(project, []), Descriptors(project, Slipway));
        Assert.Equal(Seen(project, "readlink", "/proc/self/cwd"), Seen(project, [.. Slipway, "readlink", "/proc/self/cwd"]));
        Assert.Equal(Seen(project, "nice"), Seen(project, [.. Slipway, "nice"]));
    }

    [Fact]
    public void Fault_I4_what_the_server_inherits_is_the_same_after_migrations_and_a_backup()
    {
        using var project = Project();
        var without = Seen(project, "cat", "/proc/self/status");
        project.Migration("0002_b", "create table b (x);");

        Assert.Equal(without, Seen(project, [.. Slipway, "cat", "/proc/self/status"]));

        project.Migration("0003_c", "create table c (x);");
        Assert.Equal(Descriptors(project, []), Descriptors(project, Slipway));
    }

    [Fact]
    public void Fault_I4_a_broken_pipe_ends_the_server_as_any_other_program()
    {
        using var project = Project();

        var ended = Shell(project, "(\"$@\"; echo code=$? >&2) | true", [.. Slipway, "sh", "-c", "sleep 0.2; while echo y; do :; done"]);

        Assert.Contains("code=141", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_I4_the_exit_code_is_the_servers()
    {
        using var project = Project();
        foreach (var code in (int[])[0, 1, 2, 3, 7, 42, 64, 70, 77, 126, 127, 128, 129, 130, 137, 143, 200, 254, 255])
            Assert.Equal(code, project.Run("up", "--", "sh", "-c", $"exit {code}").Code);
    }

    [Fact]
    public void Fault_I4_the_signal_that_ends_the_server_is_seen_by_whoever_waits_for_it()
    {
        using var project = Project();
        foreach (var signal in (int[])[1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 29, 30, 31])
            Assert.Equal(128 + signal, project.Run("up", "--", "sh", "-c", $"ulimit -c 0; kill -{signal} $$").Code);
    }

    [Fact]
    public void Fault_I4_arguments_arrive_byte_for_byte()
    {
        using var project = Project();
        const string odd = "'' 'a b' '*' \"$(printf '\\377\\376 x')\" \"$(printf 'l1\\nl2')\" "
            + "\"$(printf '\\355\\240\\200')\" -- -v --url '{env:NONE:-8001}' '{env:' 'å'";
        var plain = odd.Replace("{env:NONE:-8001}", "8001", StringComparison.Ordinal);

        var with = Shell(project, $"\"$@\" {odd} | od -An -c", [.. Slipway, "printf", "%s|"]);
        var without = Shell(project, $"\"$@\" {plain} | od -An -c", ["printf", "%s|"]);

        Assert.Equal(without.Output, with.Output);
    }

    [Fact]
    public void Fault_I4_a_port_comes_from_the_environment_or_from_the_argument_itself()
    {
        using var project = Project();

        string[] arguments = ["up", "-q", "--", "echo", "--port={env:SLIPPORT:-8001}"];
        var nine = new Dictionary<string, string?> { ["SLIPPORT"] = "9000" };

        Assert.Equal("--port=8001\n", project.Run(arguments).Output);
        Assert.Equal("--port=9000\n", SlipwayProgram.Run(project.Folder, nine, arguments).Output);
        Assert.Equal(2, project.Run("up", "--", "echo", "{env:SLIPPORT}").Code);
    }

    [Fact]
    public void Fault_I5_the_server_has_slipways_pid_its_parent_and_no_children()
    {
        using var project = Project().Migration("0002_b", "create table b (x);");
        using var run = RunningProgram.Slipway(
            project.Folder, "up", "-q", "--", "sh", "-c", "grep -E '^(Pid|PPid):' /proc/$$/status; cat /proc/$$/task/$$/children");

        Assert.Equal(0, run.End());
        Assert.Contains($"Pid:\t{run.Id}\nPPid:\t{Environment.ProcessId}\n", run.Said, StringComparison.Ordinal);
        Assert.True(run.Said.Split('\n')[2].Trim().Split(' ').Length == 1, $"More than the one that lists them: {run.Said}");
    }

    [Fact]
    public void Fault_I5_a_signal_reaches_the_server_itself()
    {
        using var project = Project();
        using var run = RunningProgram.Slipway(
            project.Folder, "up", "-q", "--", "sh", "-c", "trap 'echo had it; exit 9' TERM; echo ready; while :; do sleep 0.05; done");
        run.Until("ready");

        Assert.Equal(9, run.Signal(RunningProgram.Terminate).End());
        Assert.Contains("had it", run.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_I6_nothing_of_slipways_own_is_open_in_the_server()
    {
        using var project = Project().Migration("0002_b", "create table b (x);");

        var open = project.Run("up", "-q", "--", "sh", "-c", "readlink /proc/$$/fd/*").Output;

        Assert.Contains("pipe:", open, StringComparison.Ordinal);
        Assert.DoesNotContain(project.Folder, open, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_I7_standard_input_is_the_servers_to_the_last_byte()
    {
        using var project = Project().Migration("0002_b", "create table b (x);");

        var ended = Shell(project, "printf 'one\\ntwo' | \"$@\"", [.. Slipway, "cat"]);

        Assert.EndsWith("one\ntwo", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_I7_a_terminal_stays_the_servers_with_its_group_in_front()
    {
        using var project = Project().Migration("0002_b", "create table b (x);");
        var script = project.Write(
            "server.sh",
            "test -t 0 && test -t 1 && test -t 2 && echo terminal\nread line; echo \"got $line\"\ncut -d' ' -f5,8 /proc/$$/stat\n");
        var command = string.Join(' ', SlipwayProgram.Command.Select(word => $"'{word}'"));

        var ended = Shell(project, $"echo typed | script -qec \"{command} up -- sh {script}\" /dev/null", []);

        var lines = ended.Output.Replace("\r", "", StringComparison.Ordinal).Split('\n');
        Assert.Contains("terminal", lines);
        Assert.Contains("got typed", lines);
        Assert.Contains(lines, line => line.Split(' ') is [var group, var foreground]
            && group == foreground && int.TryParse(group, CultureInfo.InvariantCulture, out _));
    }

    [Fact]
    public void Fault_I3_a_server_that_cannot_be_started_stops_the_run_before_anything_is_migrated()
    {
        using var project = Project().Migration("0002_b", "create table b (x);");
        var plain = project.Write("server", "#!/bin/sh\n");

        Assert.Equal(127, project.Run("up", "--", "no-such-server").Code);
        Assert.Equal(127, project.Run("up", "--", "./no-such-server").Code);
        Assert.Equal(126, project.Run("up", "--", plain).Code);
        Assert.Equal(126, project.Run("up", "--", project.Folder).Code);

        Assert.Equal(["0001_a"], project.Database.Applied());
        Assert.False(Directory.Exists(project.Backups));
    }

    [Fact]
    public void Fault_I3_a_program_that_the_kernel_refuses_is_told_after_the_migration_with_its_state()
    {
        using var project = Project().Migration("0002_b", "create table b (x);");
        var strange = project.Write("server", "#!/no/such/interpreter\n");
        Shell(project, "chmod +x server", []);

        var ended = project.Run("up", "--", strange);

        Assert.Equal(126, ended.Code);
        Assert.Contains("could not be started", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("as it was before", ended.Errors, StringComparison.Ordinal);
        Assert.Equal(["0001_a", "0002_b"], project.Database.Applied());
    }

    static string[] Slipway => [.. SlipwayProgram.Command, "up", "-q", "--"];

    static TempProject Project()
    {
        var project = new TempProject().Migration("0001_a", "create table a (x);");
        Assert.Equal(0, project.Run("up", "--create").Code);
        return project;
    }

    /// <summary>What a program prints that the peculiar caller starts, without what differs anyway.</summary>
    static string Seen(TempProject project, params string[] command)
    {
        var ended = Shell(project, Caller, command);
        Assert.True(ended.Code == 0, ended.All);
        return string.Join('\n', ended.Output.Split('\n').Where(line => !Own.Any(name => line.StartsWith(name, StringComparison.Ordinal))));
    }

    /// <summary>The descriptors that a program finds open, without the listed folder's own.</summary>
    static string Descriptors(TempProject project, string[] before) => Seen(
        project, [.. before, "find", "/proc/self/fd", "-mindepth", "1", "-not", "-lname", "/proc/*", "-printf", "%f %y\\n"]);

    static SlipwayProgram.Ended Shell(TempProject project, string text, string[] command) =>
        SlipwayProgram.Wait(SlipwayProgram.Start(project.Folder, ["sh", "-c", text, "sh", .. command]));
}
