using System.Net;
using System.Net.Sockets;
using Slipway.Examples.Deployed;
using Xunit;

namespace Slipway.Examples.NotebookLm;

/// <summary>The variables of the guide: what Slipway and the server make of them is the same.</summary>
public sealed class NotebookLmSettingsTests
{
    const string AwkwardPassword = "p@ss w%rd/+?#&:'\\\"=;";

    [Fact]
    public async Task Promise_N11_The_URL_of_SQLAlchemy_with_its_driver_serves_as_it_is()
    {
        using var deployed = new DeployedExample(Example.NotebookLm);
        deployed.Environment["DATABASE_URL"] =
            deployed.Database.Url.Replace("postgresql://", "postgresql+asyncpg://", StringComparison.Ordinal);

        using var server = deployed.Serve();

        Assert.Equal((200, "[]"), await server.GetAsync("/api/users"));
    }

    [Fact]
    public async Task Promise_N12_The_components_serve_instead_whatever_letters_the_password_has()
    {
        using var deployed = new DeployedExample(Example.NotebookLm);
        var database = deployed.Database;
        database.Cluster.Run($"alter role {database.Name} password '{AwkwardPassword.Replace("'", "''", StringComparison.Ordinal)}'");
        deployed.Environment.Remove("DATABASE_URL");
        foreach (var (name, value) in new[]
        {
            ("HOST", "127.0.0.1"), ("PORT", $"{database.Cluster.Port}"), ("NAME", database.Name), ("USER", database.Name),
            ("PASSWORD", AwkwardPassword),
        })
            deployed.Environment["DATABASE_" + name] = value;

        using var server = deployed.Serve();

        Assert.Equal((200, "[]"), await server.GetAsync("/api/users"));
        Assert.Equal(Example.NotebookLm.Ids, database.Applied());
        Assert.DoesNotContain(AwkwardPassword, server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Promise_N13_With_both_the_URL_wins_and_what_contradicts_it_is_named()
    {
        using var deployed = new DeployedExample(Example.NotebookLm);
        deployed.Environment["DATABASE_NAME"] = "another";

        var ended = DeployedExample.Expect(0, deployed.Run("up"));

        Assert.Equal(Example.NotebookLm.Ids, deployed.Database.Applied());
        Assert.Contains("DATABASE_NAME", ended.All, StringComparison.Ordinal);
    }

    [Fact]
    public void Promise_N14_Without_a_port_the_server_gets_8102_and_with_one_that()
    {
        using var deployed = new DeployedExample(Example.NotebookLm);
        string[] told = [.. Words("up", "--"), "/bin/echo", .. new Dockerfile(Example.NotebookLm).Words("CMD").Skip(2)];
        deployed.Environment.Remove("BACKEND_PORT");

        Assert.EndsWith("\n--host 0.0.0.0 --port 8102\n", deployed.Succeed(told), StringComparison.Ordinal);

        (deployed.Environment["BACKEND_PORT"], deployed.Environment["BACKEND_HOST"]) = ("8202", "::1");
        Assert.EndsWith("\n--host ::1 --port 8202\n", deployed.Succeed(told), StringComparison.Ordinal);

        static string[] Words(params string[] words) => words;
    }

    [Fact]
    public async Task Promise_N15_The_server_listens_where_it_was_told()
    {
        using var deployed = new DeployedExample(Example.NotebookLm);
        var port = FreePort();
        (deployed.Environment["BACKEND_HOST"], deployed.Environment["BACKEND_PORT"]) = ("127.0.0.1", $"{port}");

        using var server = deployed.Serve();

        Assert.Contains($" at http://127.0.0.1:{port}\n", server.Output, StringComparison.Ordinal);
        Assert.Equal(200, (await server.GetAsync("/health")).Status);
    }

    [Fact]
    public void Promise_N29_A_wrong_password_is_not_waited_for()
    {
        using var deployed = new DeployedExample(Example.NotebookLm);
        deployed.Environment["DATABASE_URL"] =
            deployed.Database.Url.Replace(deployed.Database.Password, "guessed", StringComparison.Ordinal);

        var ended = deployed.ServeInVain(5);

        Assert.DoesNotContain("sleeping", ended.Output, StringComparison.Ordinal);
        Assert.Contains("password", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("guessed", ended.All, StringComparison.Ordinal);
        Assert.DoesNotContain("Starting server", ended.All, StringComparison.Ordinal);
    }

    [Fact]
    public void Promise_N38_The_waiting_has_an_end_with_the_reason_and_what_to_do()
    {
        using var deployed = new DeployedExample(Example.NotebookLm);
        deployed.Environment["DATABASE_URL"] = deployed.Database.UrlAt(FreePort());

        var ended = DeployedExample.Expect(5, deployed.Run("up", "--wait", "3s", "--banner", "--", "/bin/echo", "serving"));

        Assert.Contains("Database is unavailable - sleeping\n", ended.Output, StringComparison.Ordinal);
        Assert.Contains("refused", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("\n  Next: ", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("serving\n", ended.Output, StringComparison.Ordinal);
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
