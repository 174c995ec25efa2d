using System.Text.Json;
using Slipway.Examples.Deployed;
using Slipway.Testing;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Examples.JarlPm;

/// <summary>"Always run migrations before starting the server": the start script's three steps.</summary>
public sealed class JarlPmLaunchTests
{
    [Fact]
    public async Task Promise_J7_Migrations_come_first_from_whatever_folder_and_then_the_server()
    {
        using var deployed = new DeployedExample(Example.JarlPm);
        deployed.Environment["SLIPWAY_CONFIG"] = Path.Combine(deployed.Folder, "slipway.json");
        using var server = ServerProcess.Of(SlipwayProgram.Start("/", deployed.Entry, deployed.Environment));

        Assert.Equal(Example.JarlPm.Ids, deployed.Database.Applied());
        Assert.Equal((200, """{"status":"healthy","service":"jarlpm"}"""), await server.GetAsync("/api/health"));
        Assert.Contains("No epics yet.", (await server.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Equal(0, server.Terminate());
    }

    [Fact]
    public void Promise_J9_The_log_counts_the_start_scripts_three_steps()
    {
        using var deployed = new DeployedExample(Example.JarlPm);
        using var server = deployed.Serve();

        var lines = server.Output.Split('\n').Where(line => line is ['[' or '✓', ..]).ToList();

        Assert.Contains("=\nJarlPM Server Startup\n=", server.Output, StringComparison.Ordinal);
        Assert.Equal(
            [
                "[1/3] Running database migrations...", "✓ Migrations complete",
                "[2/3] Verifying database connection...", "✓ Database connection verified",
            ],
            lines.SkipLast(1));
        Assert.StartsWith("[3/3] Starting server: dotnet ", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Promise_J8_The_database_that_comes_late_is_waited_for_and_then_the_server_answers()
    {
        using var cluster = PostgreSqlCluster.StartNew();
        using var database = cluster.CreateDatabase();
        using var deployed = new DeployedExample(Example.JarlPm, database);
        cluster.Stop();
        var process = deployed.Begin();

        string? line;
        while ((line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)) is not null
            && line is not "Database is unavailable - sleeping")
            Assert.False(process.HasExited);
        cluster.Start();
        using var server = ServerProcess.Of(process);

        Assert.Equal((200, "[]"), await server.GetAsync("/api/epics"));
        Assert.Equal(Example.JarlPm.Ids, database.Applied());
        Assert.Equal(0, server.Terminate());
    }

    /// <summary>The first process of a container, for which the kernel does nothing by itself.</summary>
    [Fact]
    public async Task Promise_J17_As_the_first_process_of_a_container_it_becomes_the_server_and_a_signal_ends_it()
    {
        Assert.SkipUnless(
            Environment.IsPrivilegedProcess && File.Exists("/usr/bin/unshare"), "needs root and unshare, to make a process namespace");
        using var deployed = new DeployedExample(Example.JarlPm);
        using var server = ServerProcess.Of(SlipwayProgram.Start(
            deployed.Folder, ["/usr/bin/unshare", "--pid", "--fork", "--mount-proc", .. deployed.Entry], deployed.Environment));

        Assert.Equal(200, (await server.GetAsync("/api/health")).Status);
        var first = (await ReadAsync($"{server.Id}/task/{server.Id}/children")).Trim();
        Assert.Contains("jarlpm.dll", await ReadAsync($"{first}/cmdline"), StringComparison.Ordinal);
        Assert.Matches(@"(?m)^NSpid:\s.*\s1$", await ReadAsync($"{first}/status"));

        Assert.Equal(0, server.Terminate(first));

        static Task<string> ReadAsync(string file) => File.ReadAllTextAsync($"/proc/{file}", TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Promise_J30_A_deploy_without_changes_adds_nothing()
    {
        using var deployed = new DeployedExample(Example.JarlPm);
        deployed.Succeed("up");
        var (records, dump) = (deployed.Records(), deployed.Database.Dump());

        using (var server = deployed.Serve())
            Assert.Equal(0, server.Terminate());

        Assert.Equal(records, deployed.Records());
        Assert.Equal(dump, deployed.Database.Dump());
    }

    [Fact]
    public void Promise_G2_After_a_migration_that_fails_the_database_is_as_it_was_and_there_is_no_server()
    {
        using var deployed = new DeployedExample(Example.JarlPm);
        deployed.Succeed("up");
        var dump = deployed.Database.Dump();
        deployed.Break();

        var ended = deployed.ServeInVain(1);

        Assert.DoesNotContain("Migrations complete", ended.All, StringComparison.Ordinal);
        Assert.DoesNotContain("JarlPM 1", ended.All, StringComparison.Ordinal);
        Assert.Equal(dump, deployed.Database.Dump());
        Assert.Equal(Example.JarlPm.Ids, deployed.Database.Applied());
    }

    [Fact]
    public async Task What_the_guards_keep_the_server_answers_in_their_words()
    {
        using var deployed = new DeployedExample(Example.JarlPm);
        using var server = deployed.Serve();
        var begun = await PostAsync("/api/epics", """{ "email": "anna@example.org", "title": "Faster checkout" }""");
        var epic = "/api/epics/" + JsonDocument.Parse(begun.Text).RootElement.GetProperty("id").GetString();

        Assert.Equal(204, (await PostAsync($"{epic}/stage", """{ "stage": "outcome_capture" }""")).Status);
        var (status, text) = await PostAsync($"{epic}/stage", """{ "stage": "problem_capture" }""");
        Assert.Equal(409, status);
        Assert.Contains("cannot move from outcome_capture to problem_capture", text, StringComparison.Ordinal);

        Assert.Equal(204, await StateAsync("slow"));
        Assert.Equal(409, await StateAsync("fast"));

        Assert.Equal(204, (await PostAsync($"{epic}/events", """{ "role": "user", "content": "Why?" }""")).Status);
        string[] changes = ["update epic_transcript_events set content = ''", "delete from epic_decisions", "delete from epics"];
        foreach (var change in changes)
        {
            var refused = Assert.Throws<Npgsql.PostgresException>(() => deployed.Database.Run(change));
            Assert.Contains("not allowed on append-only table", refused.MessageText, StringComparison.Ordinal);
        }

        Assert.Equal(204, (await server.SendAsync(HttpMethod.Delete, epic)).Status);
        Assert.Equal(0, deployed.Database.Count("epic_transcript_events"));

        Task<(int Status, string Text)> PostAsync(string path, string json) => server.SendAsync(HttpMethod.Post, path, json);

        async Task<int> StateAsync(string problem) => (await server.SendAsync(
            HttpMethod.Put, $"{epic}/problem", $$"""{ "statement": "{{problem}}", "confirmed": true }""")).Status;
    }
}
