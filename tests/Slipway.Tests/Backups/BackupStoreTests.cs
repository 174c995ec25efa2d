using Slipway.Backups;
using Slipway.Problems;
using Slipway.Target;
using Xunit;

namespace Slipway.Tests.Backups;

public sealed class BackupStoreTests
{
    [Fact]
    public async Task Promise_A26_The_name_is_database_environment_and_time()
    {
        using var bench = new BackupBench();

        var backup = await bench.CreateAsync();

        Assert.Equal("portfolio_backup_production_20260301_120001", backup.Id);
        Assert.Equal([backup.Id + ".txt", backup.Id + ".txt.json"], bench.Files);
    }

    [Fact]
    public async Task Two_backups_in_one_second_have_two_names()
    {
        using var bench = new BackupBench();
        var request = new BackupRequest("by-hand", "production", BackupBench.Run);

        var first = (await bench.Store.CreateAsync(request, default)).Required;
        var second = (await bench.Store.CreateAsync(request, default)).Required;

        Assert.Equal(first.Id + "_2", second.Id);
    }

    [Fact]
    public async Task Files_are_for_their_owner_only()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("No Unix modes here.");
            return;
        }

        using var bench = new BackupBench();

        var backup = await bench.CreateAsync();

        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(owner | UnixFileMode.UserExecute, File.GetUnixFileMode(bench.Settings.Folder));
        Assert.Equal(owner, File.GetUnixFileMode(backup.Path + ".json"));
    }

    [Fact]
    public async Task The_manifest_says_what_the_backup_is()
    {
        using var bench = new BackupBench();
        var made = await bench.CreateAsync();

        var read = bench.Store.List().Required.Backups.Single();

        Assert.Equal(made with { Rows = read.Rows, Head = read.Head }, read);
        Assert.Equal(12, read.Rows["holdings"]);
        Assert.True(read.Verified);
        Assert.Equal(64, read.Sha256.Length);
        Assert.Equal("0.1.0", read.ToolVersion);
    }

    [Fact]
    public async Task A_copy_that_is_not_whole_is_no_backup_and_leaves_nothing()
    {
        using var bench = new BackupBench();
        bench.Target.Write("rubbish");

        var made = await bench.Store.CreateAsync(new BackupRequest("by-hand", null, BackupBench.Run), default);

        Assert.Equal(Codes.DatabaseCorrupt, made.Problems.Single().Code);
        Assert.Empty(bench.Files);
    }

    [Fact]
    public async Task Fault_G10_A_backup_folder_that_is_a_file_is_a_problem()
    {
        using var bench = new BackupBench();
        await File.WriteAllTextAsync(bench.Settings.Folder, "");

        var made = await bench.Store.CreateAsync(new BackupRequest("by-hand", null, BackupBench.Run), default);

        Assert.Equal(ExitCode.NotReady, made.Problems.Single().Code.Exit);
    }

    [Fact]
    public async Task Promise_G11_A_new_backup_folder_in_a_git_work_tree_is_ignored_by_git()
    {
        using var bench = new BackupBench();
        Directory.CreateDirectory(Path.Combine(bench.Root, ".git"));

        await bench.CreateAsync();

        Assert.Equal("*\n", await File.ReadAllTextAsync(Path.Combine(bench.Settings.Folder, ".gitignore")));
    }

    [Fact]
    public async Task Promise_A29_The_list_is_newest_first_and_shows_strangers_as_unverified()
    {
        using var bench = new BackupBench();
        var first = await bench.CreateAsync();
        var second = await bench.CreateAsync();
        var stranger = Path.Combine(bench.Settings.Folder, "copied by hand.txt");
        await File.WriteAllTextAsync(stranger, "users 1");
        File.SetLastWriteTimeUtc(stranger, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        var list = bench.Store.List().Required.Backups;

        Assert.Equal([second.Id, first.Id, "copied by hand"], list.Select(backup => backup.Id));
        Assert.False(list[2].IsOurs);
        Assert.False(list[2].Verified);
    }

    [Theory]
    [InlineData("latest", 2)]
    [InlineData("latest-good", 1)]
    [InlineData("portfolio_backup_production_20260301_120002", 1)]
    [InlineData("portfolio_backup_production_20260301_120002.txt", 1)]
    [InlineData("20260301_120001", 0)]
    [InlineData("portfolio_backup_production_20260301_120003", 2)]
    public async Task Promise_A32_A_backup_is_found_by_what_a_person_types(string typed, int expected)
    {
        using var bench = new BackupBench();
        Backup[] made = [await bench.CreateAsync(), await bench.CreateAsync(), await bench.CreateAsync()];
        await File.AppendAllTextAsync(made[2].Path, "scribble");
        await bench.Store.VerifyAsync(made[2].Id, CopyCheck.Quick, default);

        Assert.Equal(made[expected].Id, (await bench.Store.FindAsync(typed, default)).Required.Id);
    }

    [Fact]
    public async Task What_fits_several_backups_or_none_is_said()
    {
        using var bench = new BackupBench();
        await bench.CreateAsync();
        await bench.CreateAsync();

        Assert.Equal(Codes.BackupAmbiguous, (await bench.Store.FindAsync("2026", default)).Problems.Single().Code);
        Assert.Equal(Codes.BackupNotFound, (await bench.Store.FindAsync("1999", default)).Problems.Single().Code);
    }

    [Fact]
    public async Task Latest_is_never_the_backup_of_another_database()
    {
        using var bench = new BackupBench();
        await bench.CreateAsync();
        var other = new TextTarget(Path.Combine(bench.Root, "other.txt"));

        var found = await new BackupStore(bench.Settings, other, bench.Clock).FindAsync("latest", default);

        Assert.Equal(Codes.BackupNotFound, found.Problems.Single().Code);
    }

    [Theory]
    [InlineData("users 3\nholdings 13\n")]
    [InlineData("users 4\nholdings 12\n")]
    [InlineData("users 3\n")]
    [InlineData("rubbish")]
    public async Task A_backup_that_changed_is_damaged_and_no_longer_good(string content)
    {
        using var bench = new BackupBench();
        var backup = await bench.CreateAsync();
        await File.WriteAllTextAsync(backup.Path, content);

        var verified = await bench.Store.VerifyAsync("latest", CopyCheck.Deep, default);

        Assert.Equal(Codes.BackupDamaged, verified.Problems.Single().Code);
        Assert.False(bench.Store.List().Required.Backups.Single().Verified);
    }

    [Theory]
    [InlineData("{name}_{environment}")]
    [InlineData("../{timestamp}")]
    [InlineData("{timestamp}_{user}")]
    public async Task A_pattern_that_cannot_work_is_refused(string pattern)
    {
        using var bench = new BackupBench();
        var store = new BackupStore(bench.Settings with { NamePattern = pattern }, bench.Target, bench.Clock);

        var made = await store.CreateAsync(new BackupRequest("by-hand", null, BackupBench.Run), default);

        Assert.Equal(Codes.BackupNameInvalid, made.Problems.Single().Code);
        Assert.Empty(bench.Files);
    }
}
