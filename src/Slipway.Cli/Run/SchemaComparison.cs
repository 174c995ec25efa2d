using Slipway.Problems;
using Slipway.Replay;
using Slipway.Schema;

namespace Slipway.Cli.Run;

/// <summary>Two schemas, both read, and in what they differ.</summary>
/// <param name="From">What the one was read from.</param>
/// <param name="Difference">The difference.</param>
sealed record SchemaComparison(SchemaSource From, SchemaDifference Difference)
{
    /// <summary>Reads both at the same time.</summary>
    public static async Task<Outcome<SchemaComparison>> ReadAsync(
        SchemaSources sources, NamedSource from, NamedSource to, CancellationToken cancel)
    {
        var (first, second) = (await sources.OpenAsync(from), await sources.OpenAsync(to));
        if (!first.Succeeded || !second.Succeeded)
            return first.Problems.AddRange(second.Problems);

        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var reading = Task.Run(() => sources.Shadows.ReadAsync(first.Value, both.Token), both.Token);
        try
        {
            var after = await sources.Shadows.ReadAsync(second.Value, both.Token);
            var before = await reading;
            return before.Succeeded && after.Succeeded
                ? new SchemaComparison(first.Value, SchemaDiff.Between(before.Value, after.Value))
                : before.Problems.AddRange(after.Problems);
        }
        catch
        {
            // The other one must not outlive what it reads from, and its failure is the same, or only that it was stopped.
            await both.CancelAsync();
            await reading.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            throw;
        }
    }
}
