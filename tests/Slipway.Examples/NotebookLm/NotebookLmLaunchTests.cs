using System.Text.Json;
using Slipway.Examples.Deployed;
using Xunit;

namespace Slipway.Examples.NotebookLm;

/// <summary>The container's start: it waits, migrates, and becomes the server; or it ends, and there is no server.</summary>
public sealed class NotebookLmLaunchTests
{
    [Fact]
    public async Task Promise_N1_The_container_migrates_and_then_its_process_is_the_server()
    {
        using var deployed = new DeployedExample(Example.NotebookLm);
        using var server = deployed.Serve();

        var (status, page) = await server.GetAsync("/");

        Assert.Equal(200, status);
        Assert.Contains("Nobody has signed up yet.", page, StringComparison.Ordinal);
        var command = await File.ReadAllTextAsync($"/proc/{server.Id}/cmdline", TestContext.Current.CancellationToken);
        Assert.Contains("notebooklm.dll", command, StringComparison.Ordinal);
        Assert.DoesNotContain("slipway.json", command, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, server.Terminate());
    }

    [Fact]
    public void Promise_N2_The_entry_point_is_Slipway_and_no_shell_stands_in_between()
    {
        var file = new Dockerfile(Example.NotebookLm);

        Assert.Equal(["slipway", "up", "--banner", "Starting NotebookLM Backend", "--"], file.Words("ENTRYPOINT"));
        Assert.All(file.Entry, word => Assert.DoesNotMatch("^(sh|bash|/bin/.*)$|&&", word));
    }

    [Fact]
    public void Promise_N8_The_server_is_the_process_that_was_started_and_SIGTERM_reaches_it()
    {
        using var deployed = new DeployedExample(Example.NotebookLm);
        var process = deployed.Begin();
        using var server = ServerProcess.Of(process);

        Assert.Equal(0, server.Terminate());

        Assert.Equal("NotebookLM has stopped.\n", process.StandardOutput.ReadToEnd());
        Assert.Equal("", process.StandardError.ReadToEnd());
    }

    [Fact]
    public void Promise_N9_Start_restart_and_redeploy_find_everything_done_and_add_nothing()
    {
        using var deployed = new DeployedExample(Example.NotebookLm);
        using (var first = deployed.Serve())
            Assert.Equal(0, first.Terminate());
        var (records, dump) = (deployed.Records(), deployed.Database.Dump());

        for (var start = 0; start < 2; start++)
        {
            using var again = deployed.Serve();
            Assert.Contains("No migrations to apply (at 3f9a6c1e7b28_add_notebooks).", again.Output, StringComparison.Ordinal);
            Assert.Equal(0, again.Terminate());
        }

        Assert.Equal(records, deployed.Records());
        Assert.Equal(dump, deployed.Database.Dump());
    }

    /// <summary>Standard input is closed, and there is no terminal: whoever asked would wait for ever.</summary>
    [Fact]
    public void Promise_N10_Nobody_is_asked_anything()
    {
        using var deployed = new DeployedExample(Example.NotebookLm).At("984c884b5d03_initial_migration");
        using (var old = deployed.Serve())
        {
            Assert.DoesNotContain('?', old.Output);
            old.Terminate();
        }

        deployed.Update();
        using var server = deployed.Serve();

        Assert.DoesNotContain('?', server.Output);
        Assert.Equal(Example.NotebookLm.Ids, deployed.Database.Applied());
    }

    [Fact]
    public void Promise_N5_Without_the_migrations_there_is_no_server()
    {
        using var deployed = new DeployedExample(Example.NotebookLm);
        deployed.Break();

        var ended = deployed.ServeInVain(1);

        Assert.Contains("Running upgrade 3f9a6c1e7b28 -> d41f6b09e2a7, broken", ended.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Starting server", ended.All, StringComparison.Ordinal);
        Assert.Equal(Example.NotebookLm.Ids, deployed.Database.Applied());
    }

    [Fact]
    public void Promise_G2_A_migration_that_fails_is_rolled_back_and_the_server_is_never_started_however_often()
    {
        using var deployed = new DeployedExample(Example.NotebookLm);
        deployed.Succeed("up");
        var dump = deployed.Database.Dump();
        deployed.Break();

        for (var start = 0; start < 2; start++)
        {
            var ended = deployed.ServeInVain(1);

            Assert.Contains("nowhere", ended.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("Migrations completed", ended.All, StringComparison.Ordinal);
            Assert.DoesNotContain("Starting server", ended.All, StringComparison.Ordinal);
            Assert.DoesNotContain("NotebookLM 1", ended.All, StringComparison.Ordinal);
            Assert.Equal(dump, deployed.Database.Dump());
            Assert.Equal(Example.NotebookLm.Ids, deployed.Database.Applied());
        }
    }

    [Fact]
    public async Task Promise_N40_An_update_over_a_database_in_use_backs_up_first_and_reaches_everybody()
    {
        using var deployed = new DeployedExample(Example.NotebookLm).At("984c884b5d03_initial_migration");
        Guid anna;
        using (var old = deployed.Serve())
        {
            var (status, text) = await old.SendAsync(
                HttpMethod.Post, "/api/users", """{ "email": "anna@example.org", "password": "s3cret", "fullName": "Anna" }""");
            Assert.Equal(201, status);
            anna = JsonDocument.Parse(text).RootElement.GetProperty("id").GetGuid();
            old.Terminate();
        }

        Assert.Empty(deployed.Backups);
        deployed.Update();
        using var server = deployed.Serve();

        Assert.NotEmpty(deployed.Backups);
        Assert.Contains("Untitled notebook", (await server.GetAsync($"/api/users/{anna}/notebooks")).Text, StringComparison.Ordinal);
        Assert.Contains("<td>Anna<td>1<td>Untitled notebook", (await server.GetAsync("/")).Text, StringComparison.Ordinal);
        var backedUp = server.Output.IndexOf("Backup ", StringComparison.Ordinal);
        Assert.InRange(backedUp, 1, server.Output.IndexOf("Running upgrade", StringComparison.Ordinal));
    }
}
