using Slipway.Problems;
using Slipway.Sqlite.Inspection;
using Slipway.Target;
using SQLitePCL;
using Xunit;

namespace Slipway.Sqlite.Tests.Inspection;

public sealed class InspectorTests : InspectionSuite
{
    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public async Task What_is_in_order_is_ready_and_each_fact_is_one_line(string mode)
    {
        Fill(mode, "old");
        var readiness = await InspectAsync();
        Assert.Empty(readiness.Refusals);
        Assert.All(readiness.Facts, fact => Assert.DoesNotContain('\n', fact));
        Assert.Equal(
            ["file", "place", "rights", "sqlite", "journal", "integrity", "room", "backups"],
            readiness.Facts.Select(fact => fact.Split(':')[0]));
        Assert.Contains(readiness.Facts, fact => fact.StartsWith($"file: '{Path}', ", StringComparison.Ordinal));
        Assert.Contains(readiness.Facts, fact => fact.StartsWith($"journal: {mode}, pages of 4096 bytes", StringComparison.Ordinal));
        var version = raw.sqlite3_libversion().utf8_to_string();
        Assert.Contains(readiness.Facts, fact => fact.StartsWith($"sqlite: {version}", StringComparison.Ordinal));
        Assert.Equal(["app.db"], Files);
    }

    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public async Task Under_the_lock_of_a_deployment_the_same_is_found(string mode)
    {
        Fill(mode, "old");
        await using var session = await LockAsync(Target);
        Assert.Empty((await InspectAsync()).Refusals);
        await ApplyAsync(session, Row("0001_first"));
    }

    [Fact]
    public async Task Who_only_looks_is_not_asked_for_what_only_writers_need()
    {
        Fill("delete", "old");
        File.CreateSymbolicLink(Path + ".link", Path);
        Assert.Equal(
            ["file", "place", "sqlite", "journal", "integrity"],
            (await InspectAsync(ToLook)).Facts.Select(fact => fact.Split(':')[0]));
    }

    [Fact]
    public async Task A_database_that_is_to_be_made_is_ready_where_it_can_be_made()
    {
        var path = System.IO.Path.Combine(Folder, "new", "app.db");
        await using var target = new SqliteTarget(new SqliteLocation(path), new SqliteOptions { MayCreate = true });
        var readiness = await target.InspectAsync(new InspectionRequest(null, WillWrite: true), Cancel);
        Assert.Empty(readiness.Refusals);
        Assert.Equal(["file", "place", "rights", "sqlite", "room"], readiness.Facts.Select(fact => fact.Split(':')[0]));
        Assert.Empty(Files);
    }

    /// <summary>The first lock makes an empty file; whoever looks then must not take it for a loss.</summary>
    [Fact]
    public async Task A_database_that_is_just_being_made_is_ready()
    {
        await using var session = await LockAsync(Target);
        var readiness = await Other.InspectAsync(new InspectionRequest(null, WillWrite: true), Cancel);
        Assert.Empty(readiness.Refusals);
        await ApplyAsync(session, Row("0001_first"));
    }

    [Fact]
    public async Task Promise_G12_a_missing_file_is_refused_and_nothing_is_made()
    {
        var problem = Refusal(await InspectAsync(), Codes.DatabaseMissing);
        Assert.Contains("mounted", problem.Fix, StringComparison.Ordinal);
        Assert.Empty(Files);
    }

    [Fact]
    public async Task A_folder_and_a_file_of_zero_bytes_are_no_databases()
    {
        Directory.CreateDirectory(Path);
        Refusal(await InspectAsync(), Codes.NotADatabase);
        Directory.Delete(Path);
        await File.WriteAllBytesAsync(Path, [], Cancel);
        Refusal(await InspectAsync(), Codes.DatabaseZeroBytes);
    }

    [Fact]
    public async Task Promise_A6_corrupted_pages_stop_a_deployment_before_anything_is_written()
    {
        Fill("delete", "old", 20_000);
        var whole = await File.ReadAllBytesAsync(Path, Cancel);
        var random = new Random(6);
        for (var round = 0; round < 20; round++)
        {
            var damaged = (byte[])whole.Clone();
            random.NextBytes(damaged.AsSpan(random.Next(2, whole.Length / 4096) * 4096, 12));
            await File.WriteAllBytesAsync(Path, damaged, Cancel);
            var problem = Refusal(await InspectAsync(), Codes.DatabaseCorrupt);
            Assert.Equal(ExitCode.NotReady, problem.Code.Exit);
            Assert.Contains("Nothing was written", problem.State, StringComparison.Ordinal);
            Assert.Equal(damaged, await File.ReadAllBytesAsync(Path, Cancel));
            Assert.Equal(["app.db"], Files);
        }
    }

    /// <summary>Whoever closes such a database usually writes its log into it. We do not: it may be all that can be saved.</summary>
    [Fact]
    public async Task Promise_G9_a_damaged_database_and_its_log_stay_byte_for_byte()
    {
        Fill("wal", "old", 20_000);
        using var writer = Child.Start(Child.Command("leave-half", Path));
        Assert.Equal("half", await writer.StandardOutput.ReadLineAsync(Cancel));
        writer.Kill();
        await writer.WaitForExitAsync(Cancel);
        using (var application = Open())
        {
            Execute(application, "pragma wal_autocheckpoint = 0; insert into t values (99999, 'in the log')");
            File.Copy(Path + "-wal", Path + ".log");
        }

        File.Move(Path + ".log", Path + "-wal");
        var bytes = await File.ReadAllBytesAsync(Path, Cancel);
        bytes.AsSpan(4096 * 30, 12).Fill(0xff);
        await File.WriteAllBytesAsync(Path, bytes, Cancel);
        var log = await File.ReadAllBytesAsync(Path + "-wal", Cancel);

        Refusal(await InspectAsync(), Codes.DatabaseCorrupt);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Path, Cancel));
        Assert.Equal(log, await File.ReadAllBytesAsync(Path + "-wal", Cancel));
    }

    [Theory]
    [InlineData(50)]
    [InlineData(4096 * 5)]
    public async Task Promise_G9_a_truncated_file_is_refused_and_stays_as_it_is(int bytes)
    {
        Fill("delete", "old", 20_000);
        await using (var file = new FileStream(Path, FileMode.Open))
            file.SetLength(bytes);
        var readiness = await InspectAsync();
        Assert.True(Assert.Single(readiness.Refusals).Code is { Name: "database-corrupt" or "not-a-database" });
        Assert.Equal(bytes, new FileInfo(Path).Length);
        Assert.Equal(["app.db"], Files);
    }

    [Fact]
    public async Task Promise_G9_what_is_no_database_is_refused_and_stays_as_it_is()
    {
        await File.WriteAllTextAsync(Path, new string('x', 9000), Cancel);
        Refusal(await InspectAsync(), Codes.NotADatabase);
        Assert.Equal(new string('x', 9000), await File.ReadAllTextAsync(Path, Cancel));
    }

    [Fact]
    public async Task A_database_that_is_locked_is_not_judged()
    {
        Fill("delete", "old");
        using var keeper = Open();
        Execute(keeper, "begin exclusive");
        var busy = await Assert.ThrowsAsync<TargetUnavailableException>(() => InspectAsync());
        Assert.Equal(Codes.DatabaseBusy, busy.Problem.Code);
        Assert.True(busy.MayComeUp);
    }

    [Fact]
    public async Task Fault_F17_a_file_with_two_names_is_refused()
    {
        Fill("delete", "old");
        using var link = System.Diagnostics.Process.Start("ln", [Path, Path + ".second"]);
        await link.WaitForExitAsync(Cancel);
        var problem = Refusal(await InspectAsync(), Codes.HardLinked);
        Assert.Contains("2 names", problem.Message, StringComparison.Ordinal);
        Assert.Contains("-inum", problem.Fix, StringComparison.Ordinal);

        File.Delete(Path + ".second");
        Assert.Empty((await InspectAsync()).Refusals);
    }

    [Fact]
    public async Task Fault_F17_a_symbolic_link_is_followed_and_told()
    {
        var real = System.IO.Path.Combine(Folder, "volume", "real.db");
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(real)!);
        Fill("delete", "old", 10, real);
        File.CreateSymbolicLink(Path, real);
        var readiness = await InspectAsync();
        Assert.Empty(readiness.Refusals);
        Assert.Contains($"link: '{Path}' leads to '{real}'", readiness.Facts);
        Assert.Contains(readiness.Facts, fact => fact.Contains(System.IO.Path.GetDirectoryName(real)!, StringComparison.Ordinal)
            && fact.StartsWith("rights:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(3_040_001, true)]
    [InlineData(3_051_002, true)]
    [InlineData(3_051_003, false)]
    [InlineData(3_052_000, false)]
    public void Fault_F21_a_version_with_the_fault_in_resetting_a_log_is_said(int version, bool isSaid) =>
        Assert.Equal(isSaid, FileContent.Caution(version).Contains("3.51.3", StringComparison.Ordinal));
}
