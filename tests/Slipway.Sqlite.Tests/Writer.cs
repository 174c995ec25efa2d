using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Slipway.Sqlite.Tests;

/// <summary>A process that inserts 0, 1, 2 … into the table <c>t</c>, a transaction each, until it is stopped or killed.</summary>
public sealed class Writer(string database, int perSecond) : IDisposable
{
    readonly Process _process = Child.Start(Child.Command("write", database, perSecond.ToString(CultureInfo.InvariantCulture)));

    public int Id => _process.Id;

    /// <summary>How many rows it was told are committed.</summary>
    public int Committed { get; private set; }

    /// <summary>Waits until it has committed that many more rows.</summary>
    public async Task CommitsAsync(CancellationToken cancel, int rows = 1)
    {
        for (var row = 0; row < rows; row++)
        {
            var line = await _process.StandardOutput.ReadLineAsync(cancel);
            Assert.True(line is not null, "the writer has ended");
            Committed = int.Parse(line, CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Asks it to end, which it does without a complaint.</summary>
    public async Task StopAsync(CancellationToken cancel)
    {
        _process.StandardInput.Close();
        Assert.Equal("", await EndedAsync(cancel));
    }

    public async Task KillAsync(CancellationToken cancel)
    {
        _process.Kill();
        await EndedAsync(cancel);
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>What it complained of.</returns>
    public async Task<string> EndedAsync(CancellationToken cancel)
    {
        while (await _process.StandardOutput.ReadLineAsync(cancel) is { } line)
            Committed = int.Parse(line, CultureInfo.InvariantCulture);
        var words = await _process.StandardError.ReadToEndAsync(cancel);
        await _process.WaitForExitAsync(cancel);
        return words;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
