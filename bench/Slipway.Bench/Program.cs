using Slipway.Bench;

string[] words = args[1..];
Benchmark[] all =
[
    new Footprint(),
    new Start(),
    new NothingPending(100, within: 10),
    new NothingPending(1000, within: 14),
    new ThousandMigrations(),
    new VerifiedBackup(),
    new LargeScript(),
    new ServerNothingPending(100),
    new ServerNothingPending(1000),
    new ServerThousandMigrations(),
    new ServerLargeScript(),
    new ServerStarters(),
];

var failed = false;
Console.WriteLine(Row.Heading);
foreach (var benchmark in all.Where(benchmark => words.Length == 0 || words.Any(benchmark.Name.Contains)))
{
    try
    {
        foreach (var row in benchmark.Run(args[0]))
            Console.WriteLine(row);
    }
    catch (CommandFailedException failure)
    {
        failed = true;
        Console.Error.WriteLine($"{benchmark.Name}: {failure.Message}");
    }
}

return failed ? 1 : 0;
