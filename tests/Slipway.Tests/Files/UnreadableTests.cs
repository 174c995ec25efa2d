using System.Runtime.Versioning;
using Slipway.Files;
using Slipway.Problems;
using Xunit;

namespace Slipway.Tests.Files;

/// <summary>Files that cannot be read, or that change while they are. Alone, because one test takes the process's descriptors.</summary>
[SupportedOSPlatform("linux")]
[Collection(nameof(UnreadableTests))]
[CollectionDefinition(nameof(UnreadableTests), DisableParallelization = true)]
public sealed class UnreadableTests : IDisposable
{
    const UnixFileMode Everybody = (UnixFileMode)0b111_101_101;
    readonly FilesBench bench = new();

    public UnreadableTests() => File.SetUnixFileMode(bench.Root, Everybody);

    [Fact]
    public void Fault_E19_a_file_that_may_not_be_read_is_fatal()
    {
        bench.Write("0001_a.sql");
        File.SetUnixFileMode(bench.Write("0002_b.sql"), UnixFileMode.None);

        var problem = Assert.Single(Posix.AsNobody(bench.Problems));

        Assert.Equal((Codes.FileUnreadable, "migrations/0002_b.sql"), (problem.Code, problem.Where?.File));
        Assert.Contains("Permission denied", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_E19_the_second_thread_has_no_other_rights()
    {
        for (var i = 0; i < 600; i++)
            File.SetUnixFileMode(bench.Write($"{i:0000}_m.sql"), UnixFileMode.None);

        Assert.Equal(600, Posix.AsNobody(bench.Problems).Length);
    }

    [Theory]
    [InlineData("app", UnixFileMode.None, "migrations/app")]
    [InlineData("app", (UnixFileMode)0b100_100_100, "migrations/app/0001_a.sql")]
    [InlineData(".", UnixFileMode.None, "migrations")]
    [InlineData(".", (UnixFileMode)0b100_100_100, "migrations")]
    public void Fault_E19_a_folder_that_may_not_be_read_is_fatal(string folder, UnixFileMode mode, string shown)
    {
        bench.Write("app/0001_a.sql");
        File.SetUnixFileMode(bench.PathOf(folder), mode);

        var outcome = Posix.AsNobody(() => MigrationFolder.Read(bench.PathOf("."), "migrations", Sql.TestDialect.Sqlite));

        Assert.Equal((Codes.FileUnreadable, shown), (Assert.Single(outcome.Problems).Code, outcome.Problems[0].Where?.File));
    }

    [Fact]
    public void Fault_E19_a_folder_without_a_migration_must_be_readable_too_for_nobody_knows_that_it_has_none()
    {
        bench.Write("0001_a.sql");
        bench.Write("notes/a.txt");
        File.SetUnixFileMode(bench.PathOf("notes"), UnixFileMode.None);

        Assert.Equal(Codes.FileUnreadable, Assert.Single(Posix.AsNobody(bench.Problems)).Code);
    }

    [Fact]
    public void Fault_E19_a_link_whose_end_may_not_be_seen_is_fatal()
    {
        Directory.CreateDirectory(Path.Combine(bench.Root, "secret"));
        File.WriteAllText(Path.Combine(bench.Root, "secret", "a.sql"), "");
        bench.Link("0001_a.sql", "../secret/a.sql");
        File.SetUnixFileMode(Path.Combine(bench.Root, "secret"), UnixFileMode.None);

        Assert.Equal(Codes.FileUnreadable, Assert.Single(Posix.AsNobody(bench.Problems)).Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Fault_E19_a_process_that_may_open_no_more_files_reads_no_partial_list(int free)
    {
        bench.Write("0001_a.sql");
        Assert.True(bench.Read().Succeeded);

        var problem = Assert.Single(Posix.WithFreeDescriptors(free, bench.Problems));

        Assert.Equal((Codes.FileUnreadable, "migrations"), (problem.Code, problem.Where?.File));
        Assert.Contains("Too many open files", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_E20_what_was_hashed_is_what_will_run_whatever_becomes_of_the_file()
    {
        bench.Write("0001_a.sql", "-- migrate:up\nselect 'read';\n");
        var migration = Assert.Single(bench.Read().Required.Migrations);
        bench.Write("0001_a.sql", "-- migrate:up\ndrop table users;\n");

        Assert.Equal("select 'read';\n", migration.Up.Text);
        Assert.Equal(Checksum.Of("select 'read';\n"), migration.Checksum);
    }

    [Fact]
    public async Task Fault_E20_a_file_that_is_exchanged_while_it_is_read_is_one_or_the_other()
    {
        string[] texts = [.. "ab".Select(letter => $"-- migrate:up\nselect '{new string(letter, 20_000)}';\n")];
        bench.Write("0001_a.sql", texts[0]);
        using var stop = new CancellationTokenSource();
        var exchange = Task.Run(() =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
                File.Move(bench.Write("next", texts[i % 2]), bench.PathOf("0001_a.sql"), overwrite: true);
        });
        for (var i = 0; i < 50; i++)
        {
            var migration = Assert.Single(bench.Read().Required.Migrations);
            Assert.Contains("-- migrate:up\n" + migration.Up.Text, texts);
            Assert.Equal(Checksum.Of(migration.Up.Text), migration.Checksum);
        }

        await stop.CancelAsync();
        await exchange;
    }

    [Fact]
    public void Fault_E20_a_file_that_vanishes_between_listing_and_reading_is_fatal()
    {
        bench.Write("0001_a.sql");
        using var source = new LinuxFolder(bench.Folder);
        Assert.Single(source.List(""));
        File.Delete(bench.PathOf("0001_a.sql"));
        var buffer = new byte[10];

        Assert.Throws<IOException>(() => source.Read("0001_a.sql", ref buffer, 1000));
    }

    public void Dispose()
    {
        foreach (var folder in Directory.GetDirectories(bench.Root, "*", SearchOption.AllDirectories))
            File.SetUnixFileMode(folder, Everybody);
        bench.Dispose();
    }
}
