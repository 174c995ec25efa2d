using Slipway.History;
using Slipway.Problems;
using Slipway.Target;
using Xunit;

namespace Slipway.Sqlite.Tests.Connections;

/// <summary>What may not be written: with another user's rights for the file system, on a thread of its own.</summary>
public sealed class PermissionTests : SqliteSuite
{
    [Fact]
    public void Fault_F15_a_read_only_file_says_what_to_type()
    {
        Execute("create table t (id)");
        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        var problem = AsNobody(() => Existing().TryLockAsync(Run(), CancellationToken.None));
        Assert.Equal(Codes.FileNotWritable, problem.Code);
        Assert.Contains($"chown {Environment.UserName} '{Path}'", problem.Fix, StringComparison.Ordinal);
        Assert.Contains($"chmod u+rw '{Path}'", problem.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_F15_a_read_only_file_can_still_be_read()
    {
        Execute("create table t (id)");
        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        MigrationHistory? history = null;
        AsNobody(
            async () => history = await Existing().ReadHistoryAsync(HistoryDetail.Outline, CancellationToken.None), mayFail: false);
        Assert.False(history!.DatabaseIsEmpty);
    }

    [Fact]
    public void Fault_F15_a_folder_that_cannot_be_written_is_named_at_the_first_write()
    {
        Execute("create table t (id)");
        File.SetUnixFileMode(Path, (UnixFileMode)0b110_110_110);
        var problem = AsNobody(async () =>
        {
            await using var session = ((LockAttempt.Held)await Existing().TryLockAsync(Run(), CancellationToken.None)).Session;
            await session.RecordAsync(new HistoryChange.Prepare(null), CancellationToken.None);
        });
        Assert.Equal(Codes.FolderNotWritable, problem.Code);
        Assert.Contains("chmod u+rwx", problem.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_F15_a_file_that_cannot_be_read_is_no_empty_database()
    {
        Execute("create table t (id)");
        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var problem = AsNobody(() => Existing().ReadHistoryAsync(HistoryDetail.Outline, CancellationToken.None));
        Assert.Equal(Codes.FileNotWritable, problem.Code);
        Assert.Contains("cannot be opened", problem.Message, StringComparison.Ordinal);
    }

    Problem AsNobody(Func<Task> work, bool mayFail = true)
    {
        var problem = Nobody.Do(System.IO.Path.GetDirectoryName(Path)!, work);
        if (mayFail)
            Assert.NotNull(problem);
        return problem!;
    }
}
