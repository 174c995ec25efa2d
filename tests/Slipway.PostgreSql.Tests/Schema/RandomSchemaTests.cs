using Slipway.PostgreSql.Schema;
using Slipway.Schema;
using Slipway.Target;
using Xunit;

namespace Slipway.PostgreSql.Tests.Schema;

/// <summary>
/// Schemas made by chance and changed by chance, with rows in every table: each difference can be written, goes, ends where it should,
/// keeps the rows, and goes back. <c>SLIPWAY_TEST_LONG=1</c> makes it ten thousand; <c>SLIPWAY_TEST_SEED</c> is the first seed.
/// </summary>
public sealed class RandomSchemaTests
{
    static int Count => Environment.GetEnvironmentVariable("SLIPWAY_TEST_LONG") == "1" ? 10_000 : 150;

    static int First => int.TryParse(Environment.GetEnvironmentVariable("SLIPWAY_TEST_SEED"), out var seed) ? seed : 0;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Promise_F2_any_change_converges_and_can_be_taken_back(int half)
    {
        using var bench = new SchemaBench();
        using var wanted = new SchemaBench();
        var failed = new List<string>();
        foreach (var seed in Enumerable.Range(First, Count).Where(number => number % 2 == half))
        {
            try
            {
                await CheckAsync(new Random(seed), bench, wanted);
            }
            catch (Exception wrong) when (wrong is not OperationCanceledException)
            {
                failed.Add($"seed {seed}: {wrong.Message}");
                if (failed.Count > 15)
                    break;
            }
        }

        Assert.True(failed.Count == 0, string.Join("\n\n", failed));
    }

    static async Task CheckAsync(Random random, SchemaBench bench, SchemaBench wanted)
    {
        var one = RandomSchema.Make(random);
        var other = one.Copy();
        for (var edits = random.Next(1, 9); edits > 0; edits--)
            other.Edit();
        var options = new DdlOptions { Online = random.Next(2) == 0 };
        bench.Empty();
        wanted.Empty();
        bench.Run(one.Sql());
        wanted.Run(other.Sql());
        foreach (var row in one.Rows())
            bench.TryRun(row);
        var (before, after) = (await bench.ReadAsync(), await wanted.ReadAsync());
        await GoAsync(bench, before, after, options);
        await GoAsync(bench, after, before, options);
    }

    static async Task GoAsync(SchemaBench bench, DatabaseSchema from, DatabaseSchema to, DdlOptions options)
    {
        var rows = bench.Rows(from, to);
        var written = new DdlWriter().Write(SchemaDiff.Between(from, to), options);
        // To go back is to narrow types, which nobody can do without saying how.
        if (!written.Succeeded && written.Problems.All(problem => problem.Code == Problems.Codes.SchemaUsingNeeded))
            return;
        Assert.True(written.Succeeded, string.Join('\n', written.Problems.Select(problem => problem.Message)));
        var script = string.Join(";\n", written.Value!.Statements.Select(statement => statement.Sql));
        try
        {
            bench.Run(written.Value);
        }
        catch (InvalidOperationException refused)
        {
            throw new InvalidOperationException($"{refused.Message}\n in the script\n{script}", refused);
        }

        var left = SchemaDiff.Between(await bench.ReadAsync(), to);
        Assert.True(left.IsEmpty, $"Left after\n{script}\n\n{CasePairs.Words(left)}");
        Assert.Equal(rows, bench.Rows(from, to));
    }
}
