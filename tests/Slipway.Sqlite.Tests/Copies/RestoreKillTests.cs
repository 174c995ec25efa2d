using Xunit;

namespace Slipway.Sqlite.Tests.Copies;

/// <summary>
/// A restore in another process is killed at a system call, counted out. Whatever it has done by then, the database has
/// the old content or the new one, and running the restore again finishes it.
/// </summary>
public sealed class RestoreKillTests : CopySuite
{
    const string Tracer = "/usr/bin/strace";

    /// <summary>Keeps the runtime from making such calls for itself.</summary>
    static readonly string[] Quiet = ["DOTNET_EnableDiagnostics=0", "DOTNET_EnableWriteXorExecute=0"];

    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public async Task Fault_G7_a_restore_that_is_killed_leaves_the_old_content_or_the_new(string mode)
    {
        Fill(mode, "old", 3000);
        var before = await File.ReadAllBytesAsync(Path, Cancel);
        var copy = await CopyOfAsync("good", 2000);
        var seen = new HashSet<string>();
        await KillEverywhereAsync(
            ["pwrite64", "fdatasync", "fsync", "unlink", "ftruncate"],
            async () =>
            {
                Clear();
                await File.WriteAllBytesAsync(Path, before, Cancel);
                return Child.Command("restore", Path, copy);
            },
            where =>
            {
                var content = Content(Path);
                Assert.True(content is "old 3000" or "good 2000", $"{where}: {content}");
                Assert.True(ModeOf(Path) == mode, $"{where}: {ModeOf(Path)}");
                seen.Add(content);
            });
        Assert.Equal(["good 2000", "old 3000"], seen.Order());
    }

    [Fact]
    public async Task Fault_G7_a_missing_database_is_whole_or_still_missing_after_a_kill()
    {
        var copy = await CopyOfAsync("good", 2000);
        await KillEverywhereAsync(
            ["pwrite64", "fdatasync", "fsync", "rename", "unlink", "fchmod", "chmod"],
            () =>
            {
                Clear();
                return Task.FromResult(Child.Command("restore", Path, copy));
            },
            where => Assert.True(!File.Exists(Path) || Content(Path) == "good 2000", where));
    }

    [Fact]
    public async Task Fault_G7_an_unreadable_database_is_never_lost_and_never_half_replaced()
    {
        var copy = await CopyOfAsync("good", 2000);
        var garbage = new byte[20_000];
        new Random(3).NextBytes(garbage);
        await KillEverywhereAsync(
            ["pwrite64", "fsync", "rename", "link", "unlink"],
            async () =>
            {
                Clear();
                await File.WriteAllBytesAsync(Path, garbage, Cancel);
                await File.WriteAllBytesAsync(Path + "-wal", garbage.AsMemory(0, 5000), Cancel);
                return Child.Command("restore", Path, copy, "aside");
            },
            where =>
            {
                var log = garbage.AsSpan(0, 5000).ToArray();
                var files = Directory.GetFiles(Folder, "app.db*").Select(File.ReadAllBytes).ToList();
                Assert.True(files.Any(file => file.SequenceEqual(garbage)), $"{where}: the unreadable file is lost");
                Assert.True(files.Any(file => file.SequenceEqual(log)), $"{where}: its log is lost");
                Assert.True(File.ReadAllBytes(Path).SequenceEqual(garbage) || Content(Path) == "good 2000", where);
            });
    }

    /// <summary>Kills at each of the calls: the first, the last and some between, and with SLIPWAY_TEST_LONG=1 all of them.</summary>
    async Task KillEverywhereAsync(string[] calls, Func<Task<string[]>> prepare, Action<string> judge)
    {
        Assert.SkipUnless(File.Exists(Tracer), $"needs {Tracer}, to kill at a system call");
        foreach (var (call, count) in await CountAsync(calls, await prepare()))
        {
            foreach (var place in Places(count))
            {
                var command = await prepare();
                var where = $"killed at {call} {place} of {count}";
                using var killed = Trace([$"--trace={call}", $"--inject={call}:signal=KILL:when={place}"], command);
                await killed.WaitForExitAsync(Cancel);
                Assert.True(killed.ExitCode == 137, $"{where}: it ended with {killed.ExitCode}");
                judge(where);

                await using var again = Existing();
                await again.RestoreAsync(command[4], Restoring() with { MoveAside = command.Contains("aside") }, Cancel);
                Assert.True(Content(Path) == "good 2000", where);
                Assert.DoesNotContain(Files, file => file.Contains("restoring", StringComparison.Ordinal)
                    || (file.StartsWith("app.db-", StringComparison.Ordinal)));
            }
        }
    }

    static IEnumerable<int> Places(int count) => IsLong
        ? Enumerable.Range(1, count)
        : new[] { 1, count / 2, count }.Where(place => place > 0 && place <= count).Distinct().Order();

    /// <summary>How often a restore that nobody kills makes each call on the database's files.</summary>
    async Task<Dictionary<string, int>> CountAsync(string[] calls, string[] command)
    {
        var log = System.IO.Path.Combine(Folder, "calls");
        using var counted = Trace([$"--trace={string.Join(',', calls.Select(call => $"?{call},?{call}at"))}", $"--output={log}"], command);
        await counted.WaitForExitAsync(Cancel);
        Assert.Equal(0, counted.ExitCode);
        var counts = (await File.ReadAllLinesAsync(log, Cancel))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1].Split('(')[0])
            .CountBy(call => call).ToDictionary(StringComparer.Ordinal);
        File.Delete(log);
        Assert.NotEmpty(counts);
        return counts;
    }

    static System.Diagnostics.Process Trace(string[] how, string[] command) =>
        Child.Start(["/usr/bin/env", .. Quiet, Tracer, "-f", "-qq", .. how, .. command]);

    void Clear()
    {
        foreach (var file in Directory.GetFiles(Folder, "app.db*"))
            File.Delete(file);
    }
}
