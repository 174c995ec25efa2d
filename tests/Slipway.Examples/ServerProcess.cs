using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Slipway.Testing;
using Xunit;

namespace Slipway.Examples;

/// <summary>An example's server as a process, started by itself or by <c>slipway up --</c>, on a free port.</summary>
sealed class ServerProcess : IDisposable
{
    readonly Process _process;
    readonly StringBuilder _output = new();
    readonly HttpClient _client = new();

    ServerProcess(Process process)
    {
        _process = process;
        _client.BaseAddress = new Uri(Address());
    }

    /// <summary>The command that runs AlleGutta's.</summary>
    public static IReadOnlyList<string> Command { get; } =
        ["dotnet", AlleguttaExample.Server, "--urls", "http://127.0.0.1:0"];

    /// <summary>The process id of what was started.</summary>
    public int Id => _process.Id;

    /// <summary>What was written until the server listened.</summary>
    public string Output => _output.ToString();

    /// <summary>Starts a command that ends up as the server, and waits until it listens.</summary>
    public static ServerProcess Start(
        string folder, IReadOnlyList<string> command, IReadOnlyDictionary<string, string?>? environment = null) =>
        new(SlipwayProgram.Start(folder, command, environment));

    /// <summary>Waits until what was started listens.</summary>
    public static ServerProcess Of(Process process) => new(process);

    /// <summary>Starts AlleGutta's server alone.</summary>
    public static ServerProcess Start(SqliteFile database) =>
        Start(Path.GetDirectoryName(database.Path)!, [.. Command, "--database", database.Path]);

    public Task<(int Status, string Text)> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    /// <summary>Sends a request, with a document of JSON when there is one.</summary>
    public async Task<(int Status, string Text)> SendAsync(HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await _client.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Sends a signal, by its name without <c>SIG</c>.</summary>
    /// <param name="name">The signal.</param>
    /// <param name="process">Whom to; the process that was started, unless the server is one of its children.</param>
    public void Signal(string name, string? process = null)
    {
        using var kill = Process.Start("kill", ["-" + name, process ?? _process.Id.ToString()]);
        kill.WaitForExit();
    }

    /// <summary>Sends SIGTERM and answers the exit code.</summary>
    public int Terminate(string? process = null)
    {
        Signal("TERM", process);
        Assert.True(_process.WaitForExit(TimeSpan.FromSeconds(30)), "The server did not end after SIGTERM.");
        return _process.ExitCode;
    }

    public void Dispose()
    {
        _client.Dispose();
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    string Address()
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            _output.AppendLine(line);
            if (Regex.Match(line, @"^\w+ [0-9.]+ at (http://\S+)") is { Success: true } match)
                return match.Groups[1].Value.Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal);
        }

        _process.WaitForExit();
        Assert.Fail($"The server did not start ({_process.ExitCode}):\n{_output}{_process.StandardError.ReadToEnd()}");
        return "";
    }
}
