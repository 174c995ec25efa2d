using Slipway.Testing;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Cli.Tests.Promises;

/// <summary>Before a change there is a backup: one of Slipway's own, or one by a program that people have already.</summary>
public sealed class BackupProgramTests : IDisposable
{
    const string Settings = """
        { "url": "URL", "backup": { "dir": "./backups", "command": { "command": ["sh", "snapshot.sh", "nightly; touch pwned"] } } }
        """;

    readonly List<IDisposable> _made = [];

    public void Dispose()
    {
        for (var index = _made.Count - 1; index >= 0; index--)
            _made[index].Dispose();
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public void Promise_P27_a_change_is_backed_up_by_itself_and_what_changes_nothing_is_not(string engine)
    {
        var (project, _) = InUse(engine, """{ "url": "URL", "backup": { "dir": "./backups" } }""");
        project.Migration("0002_locale", "alter table users add column locale text;\nupdate users set locale = 'nb';");

        var up = Portfolio.Expect(0, project.Run("up"));
        Portfolio.Expect(0, project.Run("up"));

        var made = up.Output.IndexOf("Backup ", StringComparison.Ordinal);
        Assert.InRange(made, 0, up.Output.IndexOf("Applying 0002_locale", StringComparison.Ordinal));
        Assert.Single(Directory.GetFiles(project.Backups, "*.json"));
        Assert.Contains("0001_users", Portfolio.Expect(0, project.Run("backup", "list")).Output, StringComparison.Ordinal);
        Portfolio.Expect(0, project.Run("backup", "verify", "--deep"));
        Portfolio.Expect(0, project.Run("restore", "latest", "--force"));
        Assert.Contains("[ ]  0002_locale", project.Run("status").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sqlite", false)]
    [InlineData("postgresql", false)]
    [InlineData("postgresql", true)]
    public void Promise_P27_a_good_backup_that_is_young_enough_spares_another_one(string engine, bool byProgram)
    {
        var (project, _) = InUse(engine, byProgram ? Settings : """{ "url": "URL", "backup": { "dir": "./backups" } }""");
        if (byProgram)
            Program(project, "echo snap-42");
        Portfolio.Expect(0, project.Run("backup", "create"));
        project.Migration("0002_locale", "alter table users add column locale text;");
        Portfolio.Expect(0, project.Run("up", "--max-backup-age", "1h"));
        Assert.Single(Directory.GetFiles(project.Backups, "*.json"));

        var older = project.Migration("0003_more", "create table more (id integer);").Run("up", "--max-backup-age", "0");

        Portfolio.Expect(0, older);
        Assert.Equal(2, Directory.GetFiles(project.Backups, "*.json").Length);
        Assert.Contains("90min", Portfolio.Expect(2, project.Run("up", "--max-backup-age", "soon")).Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public void Promise_P27_a_program_of_ones_own_backs_up_instead_before_the_first_change(string engine)
    {
        var (project, look) = InUse(engine, Settings);
        Program(project, $"{look} >seen.txt; echo \"$1\" >given.txt; env | grep '^SLIPWAY_RE' | sort >told.txt; echo snap-42");
        project.Migration("0002_locale", "alter table users add column locale text;");

        var up = Portfolio.Expect(0, project.Run("up"));

        Assert.Equal("0001_users", Read(project, "seen.txt"));
        Assert.Equal("nightly; touch pwned", Read(project, "given.txt"));
        Assert.Equal("SLIPWAY_REASON=before-up\nSLIPWAY_REVISION=0001_users", Read(project, "told.txt"));
        Assert.False(File.Exists(Path.Combine(project.Folder, "pwned")));
        Assert.Contains("made by backup.command as 'snap-42'", up.Output, StringComparison.Ordinal);
        Assert.Contains("snap-42", project.Run("backup", "list").Output, StringComparison.Ordinal);
        File.Delete(Path.Combine(project.Folder, "seen.txt"));
        Portfolio.Expect(0, project.Run("up"));
        Assert.False(File.Exists(Path.Combine(project.Folder, "seen.txt")), "it was run although there was nothing to change");
    }

    [Theory]
    [InlineData("sqlite", "echo 'no room' >&2; exit 3", "no room")]
    [InlineData("postgresql", "echo 'no room' >&2; exit 3", "no room")]
    [InlineData("sqlite", "exit 0", "wrote nothing")]
    [InlineData("postgresql", "exit 0", "wrote nothing")]
    public void Promise_P27_without_the_backup_of_that_program_nothing_is_changed_or_launched(string engine, string work, string why)
    {
        var (project, _) = InUse(engine, Settings);
        Program(project, work);
        project.Migration("0002_locale", "alter table users add column locale text;");

        var up = Portfolio.Expect(11, project.Run("up", "--", "echo", "launched"));

        Assert.Contains(why, up.Errors, StringComparison.Ordinal);
        Assert.Contains("backup-failed", up.Errors, StringComparison.Ordinal);
        Assert.Contains("Next: ", up.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("launched\n", up.Output, StringComparison.Ordinal);
        Assert.Contains("[ ]  0002_locale", project.Run("status").Output, StringComparison.Ordinal);
    }

    /// <summary>A project with one migration applied and a row, and the command that shows which migrations are.</summary>
    (TempProject Project, string Look) InUse(string engine, string settings)
    {
        const string users = "create table users (id integer primary key, email text);\ninsert into users values (1, 'ada@example.org');";
        if (engine == "sqlite")
        {
            var file = Kept(new TempProject(settings.Replace("URL", "file:./app.db", StringComparison.Ordinal)));
            Portfolio.Expect(0, file.Migration("0001_users", users).Run("up", "--create"));
            return (file, "sqlite3 -readonly app.db 'select id from slipway_history'");
        }

        var database = Kept(PostgreSqlCluster.Shared.CreateDatabase("createdb"));
        var project = Kept(
            new TempProject(database, settings: settings.Replace("URL", "env:APP_DATABASE_URL", StringComparison.Ordinal)));
        Portfolio.Expect(0, project.Migration("0001_users", users).Run("up"));
        return (project, $"{PostgreSqlCluster.Programs}/psql -XAt \"$APP_DATABASE_URL\" -c 'select id from slipway.slipway_history'");
    }

    T Kept<T>(T made)
        where T : IDisposable
    {
        _made.Add(made);
        return made;
    }

    static void Program(TempProject project, string work) => project.Write("snapshot.sh", work + "\n");

    static string Read(TempProject project, string file) => File.ReadAllText(Path.Combine(project.Folder, file)).TrimEnd('\n');
}
