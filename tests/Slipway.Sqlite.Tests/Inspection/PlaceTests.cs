using Slipway.Machine;
using Slipway.Problems;
using Slipway.Target;
using Xunit;

namespace Slipway.Sqlite.Tests.Inspection;

/// <summary>Where the database and its backups lie.</summary>
public sealed class PlaceTests : InspectionSuite
{
    [Theory]
    [InlineData(0x6969, "nfs")]
    [InlineData(0xff534d42, "cifs")]
    [InlineData(0xfe534d42, "smb2")]
    [InlineData(0x01021997, "9p")]
    [InlineData(0x65735546, "fuse")]
    public void Fault_F16_on_a_network_file_system_a_rollback_journal_is_a_warning_and_a_log_a_refusal(uint magic, string name)
    {
        Assert.Equal(name, Plenty(magic).Name);
        Fill("delete", "old");
        var warning = Warning(InspectOn(Plenty(magic)), Codes.NetworkFileSystem);
        Assert.Contains("locks cannot be relied upon", warning.Message, StringComparison.Ordinal);

        Fill("wal", "old");
        var refusal = Refusal(InspectOn(Plenty(magic)), Codes.NetworkFileSystem);
        Assert.Contains("WAL mode", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("journal_mode = delete", refusal.Fix, StringComparison.Ordinal);
        Warning(InspectOn(Plenty(magic), ToLook), Codes.NetworkFileSystem);
    }

    [Fact]
    public void A_container_s_own_layer_is_warned_of()
    {
        Fill("wal", "old");
        var readiness = InspectOn(Plenty(0x794c7630));
        Assert.Contains("container", Warning(readiness, Codes.DatabaseNotDurable).Message, StringComparison.Ordinal);
        Assert.Contains("container", Warning(readiness, Codes.BackupFolderNotDurable).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Promise_G11_a_database_and_backups_in_memory_are_warned_of()
    {
        using var disk = Tmpfs.Mount("size=8m");
        var path = System.IO.Path.Combine(disk.Folder, "app.db");
        Fill("wal", "old", 10, path);
        await using var target = new SqliteTarget(new SqliteLocation(path), SqliteOptions.Default);
        var readiness = await target.InspectAsync(
            new InspectionRequest(System.IO.Path.Combine(disk.Folder, "backups"), WillWrite: true), Cancel);
        Assert.Contains(disk.Folder, Warning(readiness, Codes.DatabaseNotDurable).Message, StringComparison.Ordinal);
        Assert.Contains("memory", Warning(readiness, Codes.BackupFolderNotDurable).Message, StringComparison.Ordinal);
        Assert.Contains(readiness.Facts, fact => fact.StartsWith($"place: tmpfs, mounted at '{disk.Folder}', ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public async Task Fault_F15_a_read_only_mount_is_named_once(string mode)
    {
        using var disk = Tmpfs.Mount("size=8m");
        var path = System.IO.Path.Combine(disk.Folder, "app.db");
        Fill(mode, "old", 10, path);
        disk.Remount("ro");
        await using var target = new SqliteTarget(new SqliteLocation(path), SqliteOptions.Default);
        var problem = Refusal(await target.InspectAsync(new InspectionRequest(Backups, WillWrite: true), Cancel), Codes.MountReadOnly);
        Assert.Contains($"mount -o remount,rw '{disk.Folder}'", problem.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fault_G10_backups_on_a_read_only_mount_are_refused()
    {
        using var disk = Tmpfs.Mount("size=8m");
        disk.Remount("ro");
        Fill("delete", "old");
        var problem = Refusal(await InspectAsync(new InspectionRequest(disk.Folder, WillWrite: true)), Codes.BackupFolderUnusable);
        Assert.Contains(disk.Folder, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fault_G10_a_backup_folder_that_is_a_file_is_refused()
    {
        Fill("delete", "old");
        await File.WriteAllTextAsync(Backups, "", Cancel);
        Refusal(await InspectAsync(), Codes.BackupFolderUnusable);
    }

    [Fact]
    public void Promise_A41_room_is_needed_for_twice_the_database_its_log_and_the_backup()
    {
        Fill("delete", new string('x', 2000), 1000);
        var bytes = new FileInfo(Path).Length;
        Assert.Empty(InspectOn(Plenty() with { FreeBytes = 3 * bytes }).Refusals);
        var problem = Refusal(InspectOn(Plenty() with { FreeBytes = 3 * bytes - 1 }), Codes.DiskSpaceLow);
        Assert.Contains("backup.dir", problem.Fix, StringComparison.Ordinal);
        Assert.Empty(InspectOn(Plenty() with { FreeBytes = 2 * bytes }, new InspectionRequest(null, WillWrite: true)).Refusals);
        Assert.Empty(InspectOn(Plenty() with { FreeBytes = bytes }, new InspectionRequest(Backups, WillWrite: false)).Refusals);

        using var application = Open();
        Execute(application, "pragma journal_mode = wal; pragma wal_autocheckpoint = 0; update t set word = word || 'y'");
        var log = new FileInfo(Path + "-wal").Length;
        Assert.True(log > bytes / 2);
        Refusal(InspectOn(Plenty() with { FreeBytes = 3 * bytes + 2 * log - 1 }), Codes.DiskSpaceLow);
        Assert.Empty(InspectOn(Plenty() with { FreeBytes = 3 * bytes + 2 * log }).Refusals);
    }

    [Fact]
    public async Task Promise_A41_a_small_disk_is_refused_before_it_is_full()
    {
        using var disk = Tmpfs.Mount("size=15m");
        var path = System.IO.Path.Combine(disk.Folder, "app.db");
        Fill("delete", new string('x', 2000), 600, path);
        await using var target = new SqliteTarget(new SqliteLocation(path), SqliteOptions.Default);
        var request = new InspectionRequest(System.IO.Path.Combine(disk.Folder, "backups"), WillWrite: true);
        var problem = Refusal(await target.InspectAsync(request, Cancel), Codes.DiskSpaceLow);
        Assert.Contains(disk.Folder, problem.Message, StringComparison.Ordinal);

        // The backups elsewhere, and there is room.
        Assert.Empty((await target.InspectAsync(request with { BackupFolder = Backups }, Cancel)).Refusals);
    }

    [Fact]
    public async Task Promise_A41_a_disk_without_inodes_is_refused()
    {
        using var disk = Tmpfs.Mount("size=8m,nr_inodes=10");
        var path = System.IO.Path.Combine(disk.Folder, "app.db");
        Fill("delete", "old", 10, path);
        await using var target = new SqliteTarget(new SqliteLocation(path), SqliteOptions.Default);
        var problem = Refusal(await target.InspectAsync(new InspectionRequest(null, WillWrite: true), Cancel), Codes.DiskSpaceLow);
        Assert.Contains("inodes", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_system_that_does_not_count_is_not_refused()
    {
        Fill("delete", "old");
        Assert.Empty(InspectOn(new FileSystem(0x9123683e, 0, 0, null, IsReadOnly: false)).Refusals);
        Assert.Empty(InspectOn(Plenty() with { FreeNodes = null }).Refusals);
        Refusal(InspectOn(Plenty() with { FreeNodes = 3 }), Codes.DiskSpaceLow);
    }

    [Theory]
    [InlineData("/data/app.db", "/data", "ext4")]
    [InlineData("/database/app.db", "/", "overlay")]
    [InlineData("/data/my disk/app.db", "/data/my disk", "fuse.sshfs")]
    [InlineData("/data", "/data", "ext4")]
    [InlineData("/twice/app.db", "/twice", "tmpfs")]
    public void The_mount_that_holds_a_path_is_read_from_the_kernel_s_table(string path, string point, string type)
    {
        string[] table =
        [
            "22 1 0:20 / / rw,relatime - overlay overlay rw,lowerdir=/a:/b",
            "30 22 8:1 /volumes/x /data rw,noatime master:1 shared:2 - ext4 /dev/sda1 rw",
            @"31 30 0:44 / /data/my\040disk rw - fuse.sshfs host:/ rw",
            "32 22 8:2 / /twice rw - ext4 /dev/sdb1 rw",
            "33 32 0:45 / /twice rw - tmpfs none rw",
            "nonsense",
        ];
        Assert.Equal(new Mount(point, type), Mount.Of(path, table));
    }

    [Fact]
    public void What_the_kernel_says_of_this_machine_is_understood()
    {
        var system = FileSystem.Of(Folder)!;
        Assert.InRange(system.FreeBytes, 1, system.TotalBytes);
        Assert.False(system.IsReadOnly);
        Assert.NotNull(Mount.Of(Folder));
        Assert.Null(FileSystem.Of(Path + "/nothing"));
    }
}
