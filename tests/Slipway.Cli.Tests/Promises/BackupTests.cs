using System.Globalization;
using System.Security.Cryptography;
using Slipway.Testing;
using Xunit;

namespace Slipway.Cli.Tests.Promises;

/// <summary>Backups: complete, before the first write, with the guide's names, and as many as it says.</summary>
public sealed class BackupTests
{
    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public async Task Promise_A5_The_backup_is_whole_though_the_application_writes(string journalMode)
    {
        using var portfolio = Portfolio.InUse(journalMode).Pending();
        using var application = new WritingApplication(portfolio.Database);
        var committed = await application.CommittedAsync(5);

        portfolio.Succeed("up");

        var file = Assert.Single(portfolio.Backups);
        var backup = new SqliteFile(file);
        Assert.Equal("ok", backup.Single("pragma integrity_check"));
        Assert.InRange(backup.Count("written"), committed, application.Stop());
        Assert.Equal(backup.Single("select max(id) from written"), backup.Count("written"));
        Assert.Equal("600", portfolio.ModeOf(file));
        var sum = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
        Assert.Contains(sum, File.ReadAllText(file + ".json"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public void Promise_A16_Without_a_backup_not_a_byte_is_written(string journalMode)
    {
        using var portfolio = Portfolio.InUse(journalMode).Pending();
        var before = portfolio.OnDisk();

        var ended = portfolio.RunWith("SLIPWAY_BACKUP_DIR", portfolio.Write("no-folder", ""), "up", "--", "/bin/echo", "served");

        Portfolio.Expect(11, ended);
        Assert.DoesNotContain("served\n", ended.Output, StringComparison.Ordinal);
        Assert.Equal(before, portfolio.OnDisk());
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public void Promise_A16_The_backup_is_complete_before_the_first_write(string journalMode)
    {
        using var portfolio = Portfolio.InUse(journalMode).Pending();
        var events = portfolio.Events();

        var log = portfolio.Succeed("up", "-v");

        var backup = new SqliteFile(Assert.Single(portfolio.Backups));
        Assert.Equal(["0001_users", Portfolio.Before], backup.Applied());
        Assert.Equal(events, Convert.ToString(backup.Single("select count(*) from slipway_event"), CultureInfo.InvariantCulture));
        Assert.True(File.GetLastWriteTimeUtc(backup.Path + ".json") <= File.GetLastWriteTimeUtc(portfolio.Database.Path));
        Assert.InRange(
            log.IndexOf("Stage backup done", StringComparison.Ordinal), 0, log.IndexOf("Stage apply", StringComparison.Ordinal));
    }

    [Fact]
    public void Promise_A26_A_backup_has_the_guides_name_and_place()
    {
        using var portfolio = Portfolio.InUse().Pending();
        var began = DateTime.UtcNow.AddSeconds(-1);

        portfolio.Succeed("up");

        var name = Path.GetRelativePath(portfolio.Folder, Assert.Single(portfolio.Backups));
        Assert.Matches(@"\Abackups/portfolio_backup_production_\d{8}_\d{6}\.db\z", name);
        var moment = DateTime.ParseExact(name[^18..^3], "yyyyMMdd_HHmmss", CultureInfo.InvariantCulture);
        Assert.InRange(moment, began, DateTime.UtcNow);
    }

    [Fact]
    public void Promise_A26_The_pattern_of_the_name_is_a_setting()
    {
        using var portfolio = Portfolio.InUse();

        Portfolio.Expect(0, portfolio.RunWith("SLIPWAY_BACKUP_NAME", "{environment}-{timestamp}-of {name}", "backup", "create"));

        Assert.Matches(@"\Aproduction-\d{8}_\d{6}-of portfolio\.db\z", Path.GetFileName(Assert.Single(portfolio.Backups)));
    }

    [Fact]
    public void Promise_A27_Of_twelve_backups_ten_stay_and_the_pinned_one_and_what_is_not_ours()
    {
        using var portfolio = new Portfolio();
        portfolio.Deploy(databaseFile: Path.Combine(portfolio.Folder, "data", "my portfolio (live) 'a'.db"));
        string[] strangers =
        [
            "backups/notes.txt",
            "backups/my portfolio (live) 'a'_backup_production_20200101_000000.db",
            "backups/odd\nname.db",
        ];
        foreach (var stranger in strangers)
            portfolio.Write(stranger, "not ours");

        List<string> made = [];
        for (var number = 0; number < 12; number++)
        {
            made.Add(portfolio.Json("backup", "create", "--url", Url(portfolio)).GetProperty("id").GetString()!);
            if (number == 0)
                portfolio.Succeed("backup", "pin", made[0], "--url", Url(portfolio));
        }

        made.RemoveAt(1);
        var kept = portfolio.Json("backup", "list", "--url", Url(portfolio)).EnumerateArray()
            .Where(backup => backup.GetProperty("verified").GetBoolean()).Select(backup => backup.GetProperty("id").GetString()!);
        Assert.Equal(made.Order(StringComparer.Ordinal), kept.Order(StringComparer.Ordinal));
        Assert.All(strangers, stranger => Assert.Equal("not ours", File.ReadAllText(Path.Combine(portfolio.Folder, stranger))));
        Assert.Equal(made.Count + 2, portfolio.Backups.Count);
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public async Task Promise_A28_A_backup_by_hand_is_of_one_moment_while_the_application_writes(string journalMode)
    {
        using var portfolio = Portfolio.InUse(journalMode);
        using var application = new WritingApplication(portfolio.Database);

        for (var round = 1; round <= 3; round++)
        {
            var committed = await application.CommittedAsync(3);
            var backup = new SqliteFile(portfolio.Json("backup", "create").GetProperty("path").GetString()!);
            Assert.Equal("ok", backup.Single("pragma integrity_check"));
            Assert.True(backup.Count("written") >= committed, "a row that was committed before is not in the backup");
            Assert.Equal(backup.Count("written"), backup.Single("select max(id) from written"));
        }

        Assert.True(application.Stop() > 9);
    }

    [Fact]
    public void Promise_A56_Each_database_keeps_backups_of_its_own_in_the_same_folder()
    {
        using var portfolio = Portfolio.InUse();
        var other = Path.Combine(portfolio.Folder, "data", "other.db");
        portfolio.Succeed("up", "--create", "--url", $"sqlite:{other}");

        for (var round = 0; round < 4; round++)
        {
            Portfolio.Expect(0, portfolio.RunWith("SLIPWAY_BACKUP_KEEP", "2", "backup", "create"));
            Portfolio.Expect(0, portfolio.RunWith("SLIPWAY_BACKUP_KEEP", "2", "backup", "create", "--url", $"sqlite:{other}"));
        }

        Assert.Equal(2, portfolio.Backups.Count(file => Path.GetFileName(file).StartsWith("portfolio_backup_", StringComparison.Ordinal)));
        Assert.Equal(2, portfolio.Backups.Count(file => Path.GetFileName(file).StartsWith("other_backup_", StringComparison.Ordinal)));
    }

    [Fact]
    public void Promise_G5_What_is_in_the_log_only_is_in_the_backup()
    {
        using var portfolio = Portfolio.InUse();
        using var application = portfolio.Database.Open();
        using var write = application.CreateCommand();
        write.CommandText = "insert into users values (41, 'new'), (42, 'newer'), (43, 'newest')";
        write.ExecuteNonQuery();
        Portfolio.Expect(0, portfolio.Tool("cp data/portfolio.db copied.db"));
        Assert.Equal(40, new SqliteFile(Path.Combine(portfolio.Folder, "copied.db")).Count("users"));

        portfolio.Succeed("backup", "create");

        Assert.Equal(43, new SqliteFile(Assert.Single(portfolio.Backups)).Count("users"));
    }

    [Fact]
    public void Promise_G11_Backups_in_memory_are_warned_of()
    {
        const string memory = "/dev/shm";
        Assert.SkipUnless(Directory.Exists(memory), "needs a file system in memory at /dev/shm");
        using var portfolio = Portfolio.InUse().Pending();
        var folder = Path.Combine(memory, Path.GetFileName(portfolio.Folder));

        try
        {
            var ended = Portfolio.Expect(0, portfolio.RunWith("SLIPWAY_BACKUP_DIR", folder, "up"));
            Assert.Matches($"(?m)^level=warn msg=\".*{folder}.*tmpfs", ended.All);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Promise_G11_Backups_in_a_git_work_tree_are_ignored_by_git_or_warned_of()
    {
        using var portfolio = Portfolio.InUse().Pending();
        Portfolio.Expect(0, portfolio.Tool("git init -q ."));
        portfolio.Write("shared/readme", "there before Slipway");

        var warned = Portfolio.Expect(0, portfolio.RunWith("SLIPWAY_BACKUP_DIR", "shared", "up")).Output;
        Assert.Matches("(?m)^level=warn msg=\".*shared.*git", warned);

        portfolio.Succeed("backup", "create");
        Portfolio.Expect(0, portfolio.Tool($"git check-ignore -q '{Assert.Single(portfolio.Backups)}'"));
    }

    static string Url(Portfolio portfolio) => $"sqlite:{portfolio.Database.Path}";
}
