using Slipway.Examples.Deployed;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Examples.NotebookLm;

/// <summary>One start of the container whose database comes after three tries that failed: what it logged, and its server.</summary>
public sealed class LateStart : IAsyncLifetime
{
    readonly PostgreSqlCluster _cluster = PostgreSqlCluster.StartNew();
    DeployedExample? _deployed;
    ServerProcess? _server;

    /// <summary>Every line up to the server's own first one.</summary>
    public IReadOnlyList<string> Log { get; private set; } = [];

    /// <summary>The lines without those between them that the guide does not know.</summary>
    public IReadOnlyList<string> GuideLog => [.. Log.Where(line => !line.StartsWith("INFO  [slipway] ", StringComparison.Ordinal))];

    public PostgreSqlDatabase Database => _deployed!.Database;

    internal ServerProcess Server => _server!;

    public async ValueTask InitializeAsync()
    {
        _deployed = new DeployedExample(Example.NotebookLm, _cluster.CreateDatabase());
        _cluster.Stop();
        var process = _deployed.Begin();
        var lines = new List<string>();
        while (lines.Count(line => line == NotebookLmLogTests.Unavailable) < 3)
            lines.Add(await process.StandardOutput.ReadLineAsync() ?? throw new EndOfStreamException(string.Join('\n', lines)));
        _cluster.Start();
        _server = ServerProcess.Of(process);
        Log = [.. lines, .. _server.Output.TrimEnd('\n').Split('\n')];
    }

    public ValueTask DisposeAsync()
    {
        _server?.Dispose();
        _deployed?.Dispose();
        _cluster.Dispose();
        return ValueTask.CompletedTask;
    }
}
