using Slipway.Machine;
using Slipway.Problems;
using Xunit;

namespace Slipway.Sqlite.Tests.Inspection;

public sealed class GitWorkTreeTests : InspectionSuite
{
    [Fact]
    public async Task Promise_G11_a_backup_folder_that_git_would_take_is_warned_of()
    {
        Fill("delete", "old");
        Directory.CreateDirectory(Backups);
        Assert.Empty((await InspectAsync()).Warnings.Where(warning => warning.Code == Codes.BackupFolderInGit));

        Directory.CreateDirectory(System.IO.Path.Combine(Folder, ".git"));
        var warning = Warning(await InspectAsync(), Codes.BackupFolderInGit);
        Assert.Equal($"echo '*' > '{Backups}/.gitignore'", warning.Fix);

        await File.WriteAllTextAsync(System.IO.Path.Combine(Backups, ".gitignore"), "*\n", Cancel);
        Assert.Empty((await InspectAsync()).Warnings.Where(again => again.Code == Codes.BackupFolderInGit));
    }

    [Fact]
    public async Task A_folder_that_is_to_be_made_is_not_warned_of_since_it_will_be_ignored()
    {
        Fill("delete", "old");
        Directory.CreateDirectory(System.IO.Path.Combine(Folder, ".git"));
        Assert.Empty((await InspectAsync()).Warnings.Where(warning => warning.Code == Codes.BackupFolderInGit));
    }

    /// <summary>Each line of a <c>.gitignore</c> at the root, and whether git ignores <c>data/backups/backup.db</c> then.</summary>
    [Theory]
    [InlineData("", false)]
    [InlineData("# backups/", false)]
    [InlineData("backups/", true)]
    [InlineData("backups", true)]
    [InlineData("/backups/", false)]
    [InlineData("data/backups", true)]
    [InlineData("/data/backups/", true)]
    [InlineData("data/", true)]
    [InlineData("*.db", true)]
    [InlineData("/*.db", false)]
    [InlineData("data/*.db", false)]
    [InlineData("data/**/*.db", true)]
    [InlineData("**/backups/*", true)]
    [InlineData("data/**", true)]
    [InlineData("**", true)]
    [InlineData("back?ps/", true)]
    [InlineData("[a-c]ackups/", true)]
    [InlineData("[!a-c]ackups/", false)]
    [InlineData("backup.db/", false)]
    [InlineData("backups/   ", true)]
    [InlineData("\\backups/", true)]
    [InlineData("*.db\n!backup.db", false)]
    [InlineData("!backup.db\n*.db", true)]
    [InlineData("backups/\n!backups/backup.db", true)]
    [InlineData("BACKUPS/", false)]
    public void Lines_mean_what_git_means_by_them(string lines, bool isIgnored)
    {
        var folder = System.IO.Path.Combine(Folder, "data", "backups");
        Directory.CreateDirectory(folder);
        Directory.CreateDirectory(System.IO.Path.Combine(Folder, ".git"));
        File.WriteAllText(System.IO.Path.Combine(Folder, ".gitignore"), lines);
        Assert.Equal(!isIgnored, GitWorkTree.WouldTake(folder, "backup.db"));
        AskGit(folder, isIgnored);
    }

    [Fact]
    public void A_gitignore_further_down_and_the_repository_s_own_list_count()
    {
        var folder = System.IO.Path.Combine(Folder, "data", "backups");
        Directory.CreateDirectory(folder);
        Directory.CreateDirectory(System.IO.Path.Combine(Folder, ".git", "info"));
        Assert.True(GitWorkTree.WouldTake(folder, "backup.db"));

        File.WriteAllText(System.IO.Path.Combine(Folder, ".git", "info", "exclude"), "*.db\n");
        Assert.False(GitWorkTree.WouldTake(folder, "backup.db"));
        File.WriteAllText(System.IO.Path.Combine(Folder, "data", ".gitignore"), "!/backups/*.db\n");
        Assert.True(GitWorkTree.WouldTake(folder, "backup.db"));
        File.WriteAllText(System.IO.Path.Combine(folder, ".gitignore"), "*\n");
        Assert.False(GitWorkTree.WouldTake(folder, "backup.db"));
    }

    /// <summary>Git itself is the judge of what the test expects, where it is there.</summary>
    void AskGit(string folder, bool isIgnored)
    {
        if (!File.Exists("/usr/bin/git"))
            return;
        Directory.Delete(System.IO.Path.Combine(Folder, ".git"), recursive: true);
        Assert.Equal(0, Git("init", "--quiet"));
        var file = System.IO.Path.Combine(folder, "backup.db");
        Assert.Equal(isIgnored ? 0 : 1, Git("-c", "core.excludesFile=/dev/null", "check-ignore", "--quiet", file));
    }

    int Git(params string[] arguments)
    {
        using var git = Child.Start(["/usr/bin/git", "-C", Folder, .. arguments]);
        git.WaitForExit();
        return git.ExitCode;
    }
}
