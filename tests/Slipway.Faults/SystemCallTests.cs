using Slipway.Testing;
using Xunit;

namespace Slipway.Faults;

/// <summary>
/// The program as it is shipped, ended or failed at one system call after the other, until a run comes through; then a
/// plain run again. A usual run of the tests leaves some places out, the long form none.
/// </summary>
public sealed class SystemCallTests
{
    const int Killed = 137;

    static readonly bool IsLong = Environment.GetEnvironmentVariable("SLIPWAY_TEST_LONG") is "1";

    /// <summary>The exit codes of what a disk refuses: a failed migration, a verification after the commit, not ready.</summary>
    static readonly int[] Refusals = [1, 8, 11];

    /// <summary>Calls that change something, on one of the files or on any.</summary>
    /// <param name="Name">The call.</param>
    /// <param name="File">The file; empty for any. Counting by files gets at the calls of later threads as well.</param>
    /// <param name="Stride">From place to place in a usual run.</param>
    sealed record Calls(string Name, string File, int Stride);

    static Calls[] CallsOf(string journalMode) => journalMode == "wal"
        ?
        [
            new("pwrite64", "", 37), new("fsync", "", 2), new("fdatasync", "", 3), new("rename", "", 1), new("pwrite64", "app.db", 17),
            new("fdatasync", "app.db", 1), new("pwrite64", "app.db-wal", 61), new("fdatasync", "app.db-wal", 3),
            new("ftruncate", "app.db-shm", 1), new("unlink", "app.db-wal", 1),
        ]
        :
        [
            new("openat", "", 31), new("pwrite64", "", 61), new("write", "", 3), new("fsync", "", 2), new("fdatasync", "", 5),
            new("unlink", "", 2), new("rename", "", 1), new("mkdir", "", 1), new("pwrite64", "app.db", 17),
            new("fdatasync", "app.db", 3), new("pwrite64", "app.db-journal", 61), new("fdatasync", "app.db-journal", 5),
            new("unlink", "app.db-journal", 3),
        ];

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public void Fault_A2_a_deployment_that_is_killed_at_any_system_call_converges_when_it_is_run_again(string journalMode) =>
        AtEveryCall(journalMode, CallsOf(journalMode), "signal=SIGKILL", (place, ended) =>
            Assert.True(ended.Code == Killed, $"{place}: {ended.Code} {ended.All}"));

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public void Fault_A15_a_disk_that_is_full_at_any_write_ends_in_a_clear_error_and_a_later_run_converges(string journalMode) =>
        AtEveryCall(journalMode, CallsOf(journalMode).Where(calls => calls.Name is "pwrite64"), "error=ENOSPC", AssertRefused);

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public void Fault_A15_a_disk_that_fails_at_any_flush_ends_in_a_clear_error_and_a_later_run_converges(string journalMode) =>
        AtEveryCall(journalMode, CallsOf(journalMode).Where(calls => calls.Name is "fsync" or "fdatasync"), "error=EIO", AssertRefused);

    [Fact]
    public void Fault_A15_a_backup_that_did_not_reach_the_disk_does_not_count_and_stops_the_deployment()
    {
        Strace.Require();
        using var project = new KilledProject("delete");
        using var life = project.Begin();
        var before = life.Outcome();

        // Flushed by then: a probe in each folder, and the name that is taken.
        var strace = new Strace("fsync", "error=EIO:when=4");
        var ended = strace.Run(life.Folder, "up");

        Assert.True(ended.Code == 11, ended.All);
        Assert.Contains("cannot be flushed to the disk: Input/output error", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("dmesg", ended.Errors, StringComparison.Ordinal);
        Assert.Equal(before, life.Outcome());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(life.Folder, "backups"), "*.db"));
    }

    /// <summary>What the disk refused is told, with what to do; or it did not matter, and the run is done.</summary>
    static void AssertRefused(string place, SlipwayProgram.Ended ended)
    {
        if (ended.Code == 0)
            return;
        Assert.True(Refusals.Contains(ended.Code), $"{place}: {ended.Code} {ended.All}");
        Assert.True(ended.Errors.Contains("\n  Next: ", StringComparison.Ordinal), $"{place}: {ended.All}");
    }

    static void AtEveryCall(string journalMode, IEnumerable<Calls> all, string what, Action<string, SlipwayProgram.Ended> check)
    {
        Strace.Require();
        using var project = new KilledProject(journalMode);
        using var whole = project.Begin();
        var untouched = SlipwayProgram.Run(whole.Folder, "up");
        Assert.True(untouched.Code == 0, untouched.All);
        var wanted = whole.Outcome();

        foreach (var calls in all)
        {
            var places = 0;
            for (var number = 1; ; number += IsLong ? 1 : calls.Stride)
            {
                using var life = project.Begin();
                var place = $"{what} at {calls.Name} {number} {calls.File}";
                var strace = new Strace(calls.Name, $"{what}:when={number}")
                {
                    File = calls.File.Length == 0 ? null : Path.Combine(life.Folder, calls.File),
                };
                var ended = strace.Run(life.Folder, "up");
                if (!strace.Happened)
                {
                    Assert.True(ended.Code == 0, $"{place}, which there was not: {ended.Code} {ended.All}");
                    break;
                }

                places++;
                check(place, ended);
                life.AssertConverged(SlipwayProgram.Run(life.Folder, "up"), wanted, place);
            }

            Assert.True(places > 0, $"{calls.Name} {calls.File} is never called.");
        }
    }
}
