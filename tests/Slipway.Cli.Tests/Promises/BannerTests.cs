using Slipway.Cli.Tests.Commands;
using Slipway.Testing;
using Xunit;

namespace Slipway.Cli.Tests.Promises;

/// <summary><c>--banner</c>: the log of an entry point, letter by letter, for what already watches for its lines.</summary>
public sealed class BannerTests
{
    /// <summary>The guide's log; what it calls by other names there is said to be ours.</summary>
    static readonly string[] Guide =
    [
        "==========================================",
        "Starting NotebookLM Backend",
        "==========================================",
        "Waiting for database to be ready...",
        "Database is ready!",
        "==========================================",
        "Running database migrations...",
        "==========================================",
        "INFO  [slipway.migration] Context impl SQLite.",
        "INFO  [slipway.migration] Will assume transactional DDL.",
        "INFO  [slipway.migration] Running upgrade -> 984c884b5d03, create_users_table",
        "==========================================",
        "Migrations completed",
        "==========================================",
    ];

    [Fact]
    public void Promise_N16_The_guides_log_is_written_line_by_line_and_the_rest_in_the_same_form()
    {
        using var project = Backend();

        var lines = project.Succeed("up", "--create", "--banner", "Starting NotebookLM Backend").Split('\n');

        Assert.Equal(Guide, lines.Where(line => !line.StartsWith("INFO  [slipway] ", StringComparison.Ordinal)).SkipLast(1));
    }

    [Fact]
    public void Promise_N17_The_whole_log_of_a_start_reads_as_it_was_approved()
    {
        using var project = Backend();

        project.AssertApproved(
            "banner", project.Succeed("up", "--create", "--banner", "Starting NotebookLM Backend", "--", "echo", "serving"));
        project.Migration("b0a91c55f3e7_add_notebooks", "create table notebooks (id integer primary key);");
        project.AssertApproved("banner-update", project.Succeed("up", "--banner", "--", "echo", "serving"));
        project.AssertApproved("banner-nothing", project.Succeed("up", "--banner", "--", "echo", "serving"));
    }

    [Fact]
    public async Task Promise_N35_Every_try_is_a_line_and_when_the_database_is_there_it_goes_on()
    {
        using var project = Backend();
        project.Succeed("up", "--create");
        var connection = project.Database.Open();
        using (var hold = connection.CreateCommand())
        {
            hold.CommandText = "begin exclusive";
            hold.ExecuteNonQuery();
        }

        using var waiting = SlipwayProgram.Start(project.Folder, [.. SlipwayProgram.Command, "up", "--banner", "--", "echo", "serving"]);
        var lines = new List<string>();
        while (lines.Count(line => line == "Database is unavailable - sleeping") < 2)
            lines.Add((await waiting.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!);
        await connection.DisposeAsync();
        var ended = SlipwayProgram.Wait(waiting);

        Assert.True(ended.Code == 0, ended.All);
        var asleep = lines.IndexOf("Database is unavailable - sleeping");
        Assert.Equal("Waiting for database to be ready...", lines[asleep - 1]);
        Assert.StartsWith("INFO  [slipway] Waiting for the database, ", lines[asleep + 1], StringComparison.Ordinal);
        Assert.Contains("\nDatabase is ready!\n", "\n" + ended.Output, StringComparison.Ordinal);
        Assert.EndsWith("\nserving\n", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Promise_N22_A_migration_that_fails_is_not_called_completed_and_nothing_is_started()
    {
        using var project = Backend().Migration("b0a91c55f3e7_bad", "insert into nowhere values (1);");

        var ended = project.Fail(1, "up", "--create", "--banner", "--", "echo", "serving");

        Assert.Contains("\nRunning database migrations...\n", ended.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Migrations completed", ended.All, StringComparison.Ordinal);
        Assert.DoesNotContain("Starting server", ended.All, StringComparison.Ordinal);
        Assert.DoesNotContain("serving\n", ended.Output, StringComparison.Ordinal);
        Assert.StartsWith("ERROR [slipway] migrations/b0a91c55f3e7_bad.sql:2", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Promise_N23_After_the_line_that_it_starts_the_server_has_the_output_to_itself()
    {
        using var project = Backend();

        var ended = project.Fail(3, "up", "--create", "--banner", "--", "/bin/sh", "-c", @"printf 'a\000\377b'; printf 'no' >&2; exit 3");

        Assert.EndsWith(
            "==========================================\nMigrations completed\n==========================================\n"
            + "Starting server: /bin/sh -c printf 'a\\000\\377b'; printf 'no' >&2; exit 3\na\0\uFFFDb",
            ended.Output,
            StringComparison.Ordinal);
        Assert.Equal("no", ended.Errors);
    }

    [Fact]
    public void Promise_J9_The_three_steps_of_the_start_script_are_numbered()
    {
        using var project = Backend();

        project.AssertApproved(
            "banner-steps",
            project.Succeed("up", "--create", "--banner", "steps: JarlPM Server Startup", "--", "echo", "serving"));
        project.AssertApproved("banner-steps-nothing", project.Succeed("up", "--banner", "steps", "--", "echo", "serving"));
    }

    [Theory]
    [InlineData("head")]
    [InlineData("984c884b5d03")]
    public void A_revision_is_not_taken_for_the_banners_text(string word)
    {
        using var project = Backend();

        Assert.Contains($"'{word}'", project.Fail(2, "up", "--banner", word).Errors, StringComparison.Ordinal);

        Assert.Contains("Running upgrade -> 984c884b5d03", project.Succeed("up", word, "--create", "--banner"), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_forms_of_the_log_at_once_are_refused()
    {
        using var project = Backend();

        Assert.Contains("--log-format", project.Fail(2, "up", "--banner", "--log-format", "json").Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Quiet_and_a_JSON_document_leave_standard_output_free_of_the_banner()
    {
        using var project = Backend();

        var json = project.Run("up", "--create", "--banner", "--json");
        var quiet = project.Run("up", "--banner", "-q");

        Assert.StartsWith("{", json.Output, StringComparison.Ordinal);
        Assert.Contains("Database is ready!\n", json.Errors, StringComparison.Ordinal);
        Assert.Equal("", quiet.All);
    }

    static TempProject Backend() => new TempProject()
        .Migration("984c884b5d03_create_users_table", "create table users (id integer primary key, email text not null);");
}
