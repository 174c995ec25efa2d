using Slipway.Testing;
using Xunit;

namespace Slipway.Faults;

/// <summary>Limits of the process.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public void Fault_I11_a_limit_on_the_size_of_files_is_an_error_and_a_rollback(string journalMode)
    {
        RequireNative();
        using var project = new TempProject().Migration("0001_a", "create table a (x);");
        Assert.Equal(0, project.Run("up", "--create").Code);
        project.Database.Execute($"pragma journal_mode = {journalMode}");
        project.Migration(
            "0002_much",
            "insert into a with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000) "
            + "select hex(zeroblob(2000)) from n;");
        var before = project.Database.Dump();

        var ended = SlipwayProgram.Wait(SlipwayProgram.Start(
            project.Folder, ["prlimit", "--fsize=1000000", .. SlipwayProgram.Command, "up", "--", "echo", "launched"]));

        Assert.True(ended.Code is 1 or 11, $"{ended.Code} {ended.All}");
        Assert.Contains("  Next: ", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("launched", ended.All, StringComparison.Ordinal);
        Assert.Equal(before, project.Database.Dump());
        Assert.Equal(0, project.Run("up").Code);
        Assert.Equal(2000, project.Database.Count("a"));
    }

    [Fact]
    public void Fault_I11_the_server_dies_of_such_a_limit_as_it_would_without_slipway()
    {
        RequireNative();
        using var project = new TempProject().Migration("0001_a", "create table a (x);");
        Assert.Equal(0, project.Run("up", "--create").Code);

        var ended = SlipwayProgram.Wait(SlipwayProgram.Start(
            project.Folder,
            ["prlimit", "--fsize=1000000", .. SlipwayProgram.Command, "up", "--", "dd", "if=/dev/zero", "of=big", "bs=1M", "count=2"]));

        Assert.Equal(128 + 25, ended.Code);
    }

    static void RequireNative() =>
        Assert.SkipWhen(SlipwayProgram.Native is null, "needs the native program: the managed runtime does not start under such a limit");
}
