using Slipway.Problems;
using Slipway.Target;
using Xunit;

namespace Slipway.Sqlite.Tests.Inspection;

/// <summary>As user 65534, who owns nothing.</summary>
public sealed class RightsTests : InspectionSuite
{
    const UnixFileMode ForAll = (UnixFileMode)0b110_110_110;
    const UnixFileMode FolderForAll = (UnixFileMode)0b111_111_111;

    [Fact]
    public void Promise_A52_a_file_of_another_user_is_refused_with_the_commands_to_type()
    {
        Fill("delete", "old");
        File.SetUnixFileMode(Path, (UnixFileMode)0b110_100_100);
        var problem = Assert.Single(AsNobody(FolderForAll).Refusals);
        Assert.Equal(Codes.FileNotWritable, problem.Code);
        Assert.Contains("owner 0:0, mode 0644", problem.Message, StringComparison.Ordinal);
        Assert.Equal(
            $"Give it to that user: chown {Environment.UserName} '{Path}' '{Folder}' && chmod u+rw '{Path}' && chmod u+rwx '{Folder}'",
            problem.Fix);
    }

    [Fact]
    public void Promise_A52_a_folder_of_another_user_is_refused_with_the_commands_to_type()
    {
        Fill("delete", "old");
        File.SetUnixFileMode(Path, ForAll);
        var problem = Assert.Single(AsNobody((UnixFileMode)0b111_101_101).Refusals);
        Assert.Equal(Codes.FolderNotWritable, problem.Code);
        Assert.Contains($"'{Folder}' (owner 0:0, mode 0755)", problem.Message, StringComparison.Ordinal);
        Assert.Contains($"chmod u+rwx '{Folder}'", problem.Fix, StringComparison.Ordinal);
    }

    /// <summary>Somebody ran a tool as root, which left a log that the application cannot write.</summary>
    [Fact]
    public void Promise_A52_a_log_of_another_user_is_named()
    {
        Fill("wal", "old");
        using var application = Open();
        Execute(application, "update t set word = 'new'");
        File.SetUnixFileMode(Path, ForAll);
        File.SetUnixFileMode(Path + "-shm", ForAll);
        File.SetUnixFileMode(Path + "-wal", (UnixFileMode)0b110_100_100);
        var problem = Assert.Single(AsNobody(FolderForAll).Refusals);
        Assert.Equal(Codes.FileNotWritable, problem.Code);
        Assert.Contains($"'{Path}-wal'", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain($"'{Path}-shm' (", problem.Message, StringComparison.Ordinal);
        Assert.Contains($"chmod u+rw '{Path}' '{Path}-wal' '{Path}-shm'", problem.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_F15_file_and_folder_are_both_named()
    {
        Fill("delete", "old");
        File.SetUnixFileMode(Path, (UnixFileMode)0b110_100_100);
        Assert.Equal(
            [Codes.FileNotWritable, Codes.FolderNotWritable],
            AsNobody((UnixFileMode)0b111_101_101).Refusals.Select(problem => problem.Code));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_refused_even_for_who_only_looks()
    {
        Fill("delete", "old");
        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Equal(Codes.FileNotWritable, Assert.Single(AsNobody(FolderForAll, ToLook).Refusals).Code);
    }

    [Fact]
    public void Who_only_looks_needs_no_right_to_write()
    {
        Fill("delete", "old");
        File.SetUnixFileMode(Path, (UnixFileMode)0b100_100_100);
        Assert.Empty(AsNobody((UnixFileMode)0b111_101_101, ToLook).Refusals);
    }

    [Fact]
    public void Fault_G10_a_backup_folder_of_another_user_is_refused_whether_it_is_there_or_to_be_made()
    {
        Fill("delete", "old");
        var elsewhere = System.IO.Path.Combine(Folder, "locked");
        Directory.CreateDirectory(elsewhere, (UnixFileMode)0b111_101_101);
        File.SetUnixFileMode(Path, ForAll);
        foreach (var folder in new[] { elsewhere, System.IO.Path.Combine(elsewhere, "to", "be made") })
        {
            var problem = Assert.Single(AsNobody(FolderForAll, new InspectionRequest(folder, WillWrite: true)).Refusals);
            Assert.Equal(Codes.BackupFolderUnusable, problem.Code);
            Assert.Contains($"chown {Environment.UserName} '{elsewhere}'", problem.Fix, StringComparison.Ordinal);
        }

        Assert.Empty(Names(elsewhere));
    }

    Readiness AsNobody(UnixFileMode folder, InspectionRequest? request = null)
    {
        Readiness? readiness = null;
        Assert.Null(Nobody.Do(
            Folder,
            async () =>
            {
                readiness = await Existing().InspectAsync(request ?? new InspectionRequest(null, WillWrite: true), CancellationToken.None);
            },
            folder));
        return readiness!;
    }
}
